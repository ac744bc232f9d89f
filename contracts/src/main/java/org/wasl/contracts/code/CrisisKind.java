package org.wasl.contracts.code;

/** What a response answers to. Natural hazards as GLIDE numbers name them. */
public enum CrisisKind {
    CONFLICT,
    DISPLACEMENT,
    FLOOD,
    EARTHQUAKE,
    DROUGHT,
    COLD_WAVE,
    HEAT_WAVE,
    EPIDEMIC,
    FIRE,
    ECONOMIC,
    OTHER
}
