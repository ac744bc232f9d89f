package org.wasl.registry.person;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.wasl.contracts.code.FieldGroup;

/** How a person wishes to be spoken to, as one record says, beside the {@link ContactPoints}. */
@Embeddable
public record ContactDetails(
        @Column(name = "preferred_language") String preferredLanguage) {
    /** All of it is opened by this group of consent. */
    static final FieldGroup GROUP = FieldGroup.CONTACT;

    static final ContactDetails NONE = new ContactDetails(null);
}
