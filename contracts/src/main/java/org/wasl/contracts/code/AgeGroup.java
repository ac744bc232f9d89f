package org.wasl.contracts.code;

/** The groups of age by which UNHCR counts people. */
public enum AgeGroup {
    AGE_0_4,
    AGE_5_11,
    AGE_12_17,
    AGE_18_35,
    AGE_36_59,
    AGE_60_PLUS,
    UNKNOWN
}
