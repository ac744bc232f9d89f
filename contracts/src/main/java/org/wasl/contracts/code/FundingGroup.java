package org.wasl.contracts.code;

/** By what the funding of a plan is summed. */
public enum FundingGroup {
    NODE,
    DONOR
}
