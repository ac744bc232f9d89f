package org.wasl.contracts.code;

/** Why personal data is used. Also the values of the X-Purpose header. */
public enum ConsentPurpose {
    CASE_MANAGEMENT,
    REFERRAL,
    DATABASE_LINKAGE,
    EXCHANGE_UNHCR,
    STATISTICS,
    CASH_ASSISTANCE
}
