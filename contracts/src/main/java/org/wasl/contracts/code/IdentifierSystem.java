package org.wasl.contracts.code;

/** The numbers people are known by in Jordan. */
public enum IdentifierSystem {
    JO_NATIONAL_NO,
    JO_PERSONAL_NO,
    JO_MOI_SERVICE_CARD,
    JO_FAMILY_BOOK,
    UNHCR_INDIVIDUAL_NO,
    UNHCR_GROUP_NO,
    WFP_ID,
    PRIMERO_CASE,
    PASSPORT,
    BIRTH_REG_NO,
    PARTNER_LOCAL
}
