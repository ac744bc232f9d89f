package org.wasl.contracts.code;

/** Why an accepted referral could not be completed. */
public enum FailReason {
    NO_SHOW,
    UNREACHABLE,
    CLIENT_STOPPED,
    PROVIDER_WITHDREW,
    RESOURCES_ENDED,
    OTHER
}
