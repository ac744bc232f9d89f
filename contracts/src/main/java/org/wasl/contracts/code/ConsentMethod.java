package org.wasl.contracts.code;

/** How a consent was given. */
public enum ConsentMethod {
    WRITTEN,
    VERBAL_WITNESSED,
    DIGITAL
}
