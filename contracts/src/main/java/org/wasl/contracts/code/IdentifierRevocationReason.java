package org.wasl.contracts.code;

/** Why a number no longer is somebody's. */
public enum IdentifierRevocationReason {
    TYPED_WRONG,
    OF_ANOTHER_PERSON,
    REPLACED,
    WITHDRAWN_BY_ISSUER
}
