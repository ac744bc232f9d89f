package org.wasl.contracts.code;

public enum TransferStatus {
    OFFERED,
    ACCEPTED,
    DECLINED,
    REVOKED,
    EXPIRED
}
