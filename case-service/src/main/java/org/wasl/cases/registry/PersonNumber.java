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
        return !system.isOfHousehold();
    }
}
