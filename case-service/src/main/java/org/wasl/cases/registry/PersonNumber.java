package org.wasl.cases.registry;

import org.wasl.contracts.code.IdentifierSystem;

/**
 * A number that a person is known by.
 *
 * @param issuer null but for PARTNER_LOCAL
 */
public record PersonNumber(IdentifierSystem system, String value, String issuer) {
    /** A number of a whole family leads to whoever of it is registered, who may be somebody else. */
    public boolean namesOnePerson() {
        return switch (system) {
            case UNHCR_GROUP_NO, JO_FAMILY_BOOK, WFP_ID -> false;
            case JO_NATIONAL_NO,
                    JO_PERSONAL_NO,
                    JO_MOI_SERVICE_CARD,
                    UNHCR_INDIVIDUAL_NO,
                    PRIMERO_CASE,
                    PASSPORT,
                    BIRTH_REG_NO,
                    PARTNER_LOCAL -> true;
        };
    }
}
