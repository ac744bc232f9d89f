package org.wasl.contracts.code;

/** What kind of place services are given at. */
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
