package org.wasl.contracts.code;

/** On what an agency says that a person died, went away or came back. */
public enum StatusBasis {
    DEATH_CERTIFICATE,
    OTHER_DOCUMENT,
    FAMILY,
    OTHER_AGENCY,
    OTHER
}
