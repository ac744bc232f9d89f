package org.wasl.contracts.code;

/** The six core types of the GBVIMS and what is none of them, in the fixed order in which the classification asks. */
public enum GbvType {
    RAPE,
    SEXUAL_ASSAULT,
    PHYSICAL_ASSAULT,
    FORCED_MARRIAGE,
    DENIAL_OF_RESOURCES,
    PSYCHOLOGICAL_EMOTIONAL_ABUSE,
    NON_GBV
}
