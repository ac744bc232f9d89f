package org.wasl.contracts.vocabulary;

import java.util.Arrays;
import java.util.Optional;

/**
 * The code lists that an administrator may extend: no rule of the platform depends on one of their codes. Every other list is an enum. The codes that are
 * shipped stand in {@code code-lists_*.properties}; codes of others, such as Primero and the GBVIMS, are written as these write them.
 */
public enum Vocabulary {
    /** Protection concerns of Primero, with those of the guidelines of Jordan. */
    CONCERN("Concern", "[A-Za-z0-9_-]{2,60}"),
    RISK_CRITERION("RiskCriterion", "[A-Za-z0-9_-]{2,60}"),
    ASSESSMENT_DOMAIN("AssessmentDomain", "[A-Z0-9_]{2,60}"),
    /** Of workers. */
    COMPETENCY("Competency", "[A-Za-z0-9_-]{2,60}"),
    /** What a session of supervision looks at. */
    PRACTICE_STANDARD("PracticeStandard", "[A-Za-z0-9_-]{2,60}"),
    /** Where an incident happened; this and the next ones are lists of the GBVIMS. */
    INCIDENT_PLACE("IncidentPlace", "[A-Za-z0-9_-]{1,60}"),
    DISPLACEMENT_STAGE("DisplacementStage", "[A-Za-z0-9_-]{1,60}"),
    CP_VIOLATION("CpViolation", "[A-Za-z0-9_-]{1,60}"),
    PERPETRATOR_AGE_GROUP("PerpetratorAgeGroup", "[A-Za-z0-9_-]{1,60}"),
    PERPETRATOR_RELATIONSHIP("PerpetratorRelationship", "[A-Za-z0-9_-]{1,60}"),
    PERPETRATOR_OCCUPATION("PerpetratorOccupation", "[A-Za-z0-9_-]{1,60}"),
    /** ISO 3166-1, two letters. */
    COUNTRY("Country", "[A-Z]{2}"),
    /** ISO 3166-2. */
    GOVERNORATE("Governorate", "JO-[A-Z]{2}"),
    /** Districts (liwa), by their P-code of OCHA: the first four characters are the governorate's. */
    DISTRICT("District", "JO[0-9]{4}"),
    /** Camps of refugees: of UNHCR, and the ten of UNRWA. */
    CAMP("Camp", "[A-Z][A-Z0-9_]{1,59}"),
    /** What a community centre offers to groups. */
    PROGRAMME_KIND("CentreProgrammeKind", "[A-Z][A-Z0-9_]{1,59}"),
    /** Their periods and hours are rows of the licensing authority, in the case service. */
    LICENCE_CLASS("LicenceClass", "[A-Z_]{2,60}"),
    /** UNHCR's codes: the category, and the need in it. */
    SPECIFIC_NEED("SpecificNeed", "[A-Z]{2}(-[A-Z0-9]{1,6})?"),
    /** ISO 639: two letters where the language has them, three otherwise. */
    LANGUAGE("Language", "[a-z]{2,3}");

    private final String list;
    private final String shape;

    Vocabulary(String list, String shape) {
        this.list = list;
        this.shape = shape;
    }

    /** Name of its code list. */
    public String list() {
        return list;
    }

    /** Regular expression of a code, new ones too. */
    public String shape() {
        return shape;
    }

    /** Empty where the list is an enum, or there is none of that name. */
    public static Optional<Vocabulary> of(String list) {
        return Arrays.stream(values())
                .filter(vocabulary -> vocabulary.list.equals(list))
                .findFirst();
    }
}
