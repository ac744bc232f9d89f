package org.wasl.contracts.code;

/** A licence to practise social work. One whose time has run out is EXPIRED, whatever else was said of it. */
public enum LicenceStatus {
    ACTIVE,
    SUSPENDED,
    REVOKED,
    EXPIRED
}
