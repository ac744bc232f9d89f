package org.wasl.contracts.code;

/** A message of a referral: free, a question that pauses the decision, or the answer to it. */
public enum ReferralMessageKind {
    MESSAGE,
    INFORMATION_REQUEST,
    INFORMATION
}
