package org.wasl.registry.person;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** How and where a person is reached, as one record says. */
@Embeddable
record ContactPoints(
        String phone,
        String email,
        @Column(name = "preferred_language") String preferredLanguage,
        String governorate,
        String district) {
    static final ContactPoints NONE = new ContactPoints(null, null, null, null, null);

    static ContactPoints of(PersonFields fields) {
        return new ContactPoints(
                fields.phone(), fields.email(), fields.preferredLanguage(), fields.governorate(), fields.district());
    }

    /** What counts and does not identify. */
    ContactPoints anonymous() {
        return new ContactPoints(null, null, null, governorate, null);
    }
}
