package org.wasl.contracts.code;

public enum FailReason {
    NO_SHOW,
    UNREACHABLE,
    CLIENT_STOPPED,
    PROVIDER_WITHDREW,
    RESOURCES_ENDED,
    OTHER
}
