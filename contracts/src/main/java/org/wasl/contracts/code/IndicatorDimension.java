package org.wasl.contracts.code;

/** By what an indicator may be disaggregated. What is said of a person is said as it is known today; the age is the one that they reach in the year of the
 * counted thing, as no more of their birth is counted than the year. */
public enum IndicatorDimension {
    AGENCY,
    RECIPIENT,
    CENTRE,
    CENTRE_GOVERNORATE,
    GOVERNORATE,
    DISTRICT,
    CAMP,
    SEX,
    AGE_GROUP,
    NATIONALITY_GROUP,
    LEGAL_STATUS,
    DISABILITY,
    DISABILITY_CARD,
    PROGRAMME,
    RISK,
    CONCERN,
    NEED,
    SERVICE_TYPE,
    PRIORITY,
    STATUS,
    KIND,
    REASON,
    OUTCOME,
    MILESTONE,
    INCIDENT_TYPE,
    REPORTING_DELAY,
    LICENCE_CLASS,
    CASELOAD,
    /** Of the case, or of the case that it belongs to. */
    RESPONSE
}
