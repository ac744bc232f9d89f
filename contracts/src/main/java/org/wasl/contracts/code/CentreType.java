package org.wasl.contracts.code;

public enum CentreType {
    COMMUNITY_DEVELOPMENT_CENTRE,
    CLINIC,
    OFFICE,
    SCHOOL,
    SHELTER,
    MOBILE,
    ONLINE,
    OTHER
}
