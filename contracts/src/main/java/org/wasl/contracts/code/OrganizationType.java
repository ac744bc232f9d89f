package org.wasl.contracts.code;

/** What kind of organization it is. */
public enum OrganizationType {
    GOVERNMENT,
    UN,
    INGO,
    NATIONAL_NGO_ASSOCIATION,
    CBO,
    PRIVATE_SECTOR
}
