package org.wasl.contracts.code;

import java.util.EnumSet;
import java.util.Set;

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
    PARTNER_LOCAL;

    private static final Set<IdentifierSystem> OF_HOUSEHOLDS = EnumSet.of(JO_FAMILY_BOOK, UNHCR_GROUP_NO, WFP_ID);

    /** Whether everybody of a household has the number: it is no single person's, and two who share it need not be one. WFP numbers a household's ration card. */
    public boolean isOfHousehold() {
        return OF_HOUSEHOLDS.contains(this);
    }
}
