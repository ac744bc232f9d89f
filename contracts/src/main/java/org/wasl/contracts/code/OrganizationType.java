package org.wasl.contracts.code;

public enum OrganizationType {
    GOVERNMENT,
    UN,
    INGO,
    NATIONAL_NGO_ASSOCIATION,
    CBO,
    PRIVATE_SECTOR
}
