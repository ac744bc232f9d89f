package org.wasl.contracts.code;

/** What a community centre offers to groups. */
public enum CentreProgrammeKind {
    WOMEN_EMPOWERMENT,
    VOCATIONAL_TRAINING,
    LITERACY,
    PSYCHOSOCIAL_SUPPORT,
    PARENTING,
    LIFE_SKILLS,
    EARLY_CHILDHOOD,
    YOUTH,
    OLDER_PERSONS,
    DISABILITY_INCLUSION,
    AWARENESS,
    OTHER
}
