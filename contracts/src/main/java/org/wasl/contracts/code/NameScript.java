package org.wasl.contracts.code;

/** ISO 15924. */
public enum NameScript {
    ARAB,
    LATN,
    OTHER
}
