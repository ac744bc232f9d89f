package org.wasl.cases.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.wasl.contracts.code.ConsentGiver;
import org.wasl.contracts.code.ConsentValidity;

/**
 * What the registry says of a consent to an agency that wants to work on it.
 *
 * @param givenBy null where it is not in force
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ConsentCheck(ConsentValidity validity, ConsentGiver givenBy) {
    public boolean inForce() {
        return validity == ConsentValidity.IN_FORCE;
    }
}
