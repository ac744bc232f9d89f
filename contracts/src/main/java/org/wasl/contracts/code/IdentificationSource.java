package org.wasl.contracts.code;

/** Who brought a case to the agency. */
public enum IdentificationSource {
    SELF,
    FAMILY,
    COMMUNITY,
    OUTREACH,
    HOTLINE,
    SCHOOL,
    HEALTH_FACILITY,
    POLICE_FAMILY_PROTECTION,
    COURT,
    UNHCR_REGISTRATION,
    PARTNER_AGENCY,
    OTHER
}
