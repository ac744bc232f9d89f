package org.wasl.contracts.code;

import java.util.EnumSet;
import java.util.Set;

/** What a plan asks for and a directory offers: the code a referral and a service share. */
public enum ServiceType {
    SAFE_HOUSE,
    HEALTH_MEDICAL,
    MHPSS,
    POLICE_SECURITY,
    LEGAL_ASSISTANCE,
    LIVELIHOODS,
    CHILD_PROTECTION,
    FAMILY_MEDIATION,
    FAMILY_TRACING_REUNIFICATION,
    ALTERNATIVE_CARE,
    EDUCATION_FORMAL,
    EDUCATION_NON_FORMAL,
    NFI,
    CASH_ASSISTANCE,
    SHELTER,
    WASH,
    FOOD,
    NUTRITION,
    CIVIL_REGISTRATION_DOCUMENTATION,
    DISABILITY_REHABILITATION,
    ASSISTIVE_DEVICE,
    SRH,
    CLINICAL_MANAGEMENT_OF_RAPE,
    BIA,
    BID,
    DURABLE_SOLUTIONS,
    OTHER;

    private static final Set<ServiceType> SENSITIVE = EnumSet.of(SAFE_HOUSE, CLINICAL_MANAGEMENT_OF_RAPE);

    /** A person who gets one of these is known by it as a survivor, whatever the directory says of the service. */
    public boolean isSensitive() {
        return SENSITIVE.contains(this);
    }
}
