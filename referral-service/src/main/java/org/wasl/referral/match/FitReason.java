package org.wasl.referral.match;

/** What a service was looked at for. */
public enum FitReason {
    OFFERS_THE_SERVICE,
    WORDS,
    TERM,
    NEAR,
    AGE,
    SEX,
    NATIONALITY,
    REGISTRATION_DOCUMENT,
    GOVERNORATE,
    VULNERABILITY_SCORE,
    SPECIFIC_NEED,
    ACCESSIBLE,
    LANGUAGE,
    OPEN,
    FREE_PLACE,
    TAKES_MORE,
    ACCEPTS_REFERRALS,
    CONFIRMED_LATELY
}
