package org.wasl.registry.person;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** In which language a person wishes to be spoken to, and where they live, as one record says. */
@Embeddable
record ContactDetails(
        @Column(name = "preferred_language") String preferredLanguage, String governorate, String district) {
    static final ContactDetails NONE = new ContactDetails(null, null, null);

    static ContactDetails of(PersonFields fields) {
        return new ContactDetails(fields.preferredLanguage(), fields.governorate(), fields.district());
    }

    /** What counts and does not identify. */
    ContactDetails anonymous() {
        return new ContactDetails(null, governorate, null);
    }
}
