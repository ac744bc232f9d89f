package org.wasl.registry.person;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.wasl.contracts.code.FieldGroup;

/**
 * What one record says of a person's needs. Specific needs are records of their own.
 *
 * @param disability null where not asked
 * @param disabilityCard whether the person has the card of the Higher Council for the Rights of Persons with Disabilities; null where not asked
 */
@Embeddable
public record PersonNeeds(
        Boolean disability,
        @Column(name = "disability_card") Boolean disabilityCard) {
    /** All of it is opened by this group of consent. */
    static final FieldGroup GROUP = FieldGroup.NEEDS;

    static final PersonNeeds NONE = new PersonNeeds(null, null);
}
