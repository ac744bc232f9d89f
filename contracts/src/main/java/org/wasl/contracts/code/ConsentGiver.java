package org.wasl.contracts.code;

/** Who gave a consent. */
public enum ConsentGiver {
    SELF,
    GUARDIAN
}
