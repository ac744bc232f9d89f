package org.wasl.contracts.code;

/** How a person left the country, or why the record is inactive without a departure; the kinds that UNHCR's registration tells apart. */
public enum DepartureKind {
    RESETTLEMENT,
    COMPLEMENTARY_PATHWAY,
    VOLUNTARY_REPATRIATION,
    SPONTANEOUS_DEPARTURE,
    DEPORTATION,
    NOT_SEEN
}
