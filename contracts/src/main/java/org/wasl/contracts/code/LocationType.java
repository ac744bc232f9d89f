package org.wasl.contracts.code;

/** A place to go to, to write to, or none at all (HSDS). */
public enum LocationType {
    PHYSICAL,
    POSTAL,
    VIRTUAL
}
