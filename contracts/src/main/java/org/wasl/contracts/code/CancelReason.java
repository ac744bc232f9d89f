package org.wasl.contracts.code;

/** Why a requester cancels a referral. */
public enum CancelReason {
    CONSENT_WITHDRAWN,
    NEED_MET_ELSEWHERE,
    CLIENT_UNREACHABLE,
    CLIENT_MOVED,
    CLIENT_DECLINED,
    SENT_IN_ERROR,
    REQUESTER_DECISION,
    DECEASED,
    OTHER
}
