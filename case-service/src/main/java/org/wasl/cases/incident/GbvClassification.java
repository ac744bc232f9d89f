package org.wasl.cases.incident;

import org.wasl.contracts.code.GbvType;

/**
 * The classification tool of the GBVIMS: the questions are asked in this order, and the first yes decides. So the same incident has the same type whoever
 * classifies it. All no, or an act that was not for the person's sex or gender: no gender-based violence.
 */
public record GbvClassification(
        boolean genderBased,
        boolean penetration,
        boolean unwantedSexualContact,
        boolean physicalAssault,
        boolean forcedMarriage,
        boolean denialOfResources,
        boolean psychologicalOrEmotionalAbuse) {

    GbvType type() {
        if (!genderBased) {
            return GbvType.NON_GBV;
        }
        if (penetration) {
            return GbvType.RAPE;
        }
        if (unwantedSexualContact) {
            return GbvType.SEXUAL_ASSAULT;
        }
        if (physicalAssault) {
            return GbvType.PHYSICAL_ASSAULT;
        }
        if (forcedMarriage) {
            return GbvType.FORCED_MARRIAGE;
        }
        if (denialOfResources) {
            return GbvType.DENIAL_OF_RESOURCES;
        }
        return psychologicalOrEmotionalAbuse ? GbvType.PSYCHOLOGICAL_EMOTIONAL_ABUSE : GbvType.NON_GBV;
    }
}
