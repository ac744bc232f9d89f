package org.wasl.registry.person;

import java.time.LocalDate;
import org.wasl.contracts.code.IdentifierVerification;

/**
 * A number that an agency says a person has.
 *
 * @param document which paper it stands on and how far that was checked
 * @param holder who has a record of another person with the same number
 */
public record IdentifierClaim(IdentifierNumber number, Document document, Holder holder) {
    /** The agency that claims the number knows only what it has itself. */
    public enum Holder {
        NOBODY,
        OWN_AGENCY,
        OTHER_AGENCY
    }

    /**
     * @param country that gave it, ISO 3166-1 alpha-2
     * @param verification UNVERIFIED where null
     */
    public record Document(
            String country, LocalDate validFrom, LocalDate validTo, IdentifierVerification verification) {}
}
