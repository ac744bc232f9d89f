package org.wasl.contracts.code;

public enum ConsentMethod {
    WRITTEN,
    VERBAL_WITNESSED,
    DIGITAL
}
