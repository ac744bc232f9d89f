package org.wasl.contracts.code;

/** Where the offer of a case to another agency stands. */
public enum TransferStatus {
    /** Without a consent: a second person of the own agency decides first. */
    AWAITING_APPROVAL,
    OFFERED,
    ACCEPTED,
    DECLINED,
    REVOKED,
    EXPIRED
}
