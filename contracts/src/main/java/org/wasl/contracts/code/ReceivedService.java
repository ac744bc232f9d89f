package org.wasl.contracts.code;

/** What the person says about the service that a referral was to bring. */
public enum ReceivedService {
    YES,
    PARTLY,
    NO
}
