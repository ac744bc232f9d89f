package org.wasl.monitoring.indicator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.wasl.contracts.code.AgeGroup;
import org.wasl.contracts.code.IndicatorDimension;

/** Which member of a fact a dimension is: one place. */
final class Dimensions {
    /** By the first year of each. */
    private static final SortedMap<Integer, AgeGroup> AGE_GROUPS = new TreeMap<>(Map.of(
            0, AgeGroup.AGE_0_4,
            5, AgeGroup.AGE_5_11,
            12, AgeGroup.AGE_12_17,
            18, AgeGroup.AGE_18_35,
            36, AgeGroup.AGE_36_59,
            60, AgeGroup.AGE_60_PLUS));

    private Dimensions() {}

    /** In the order in which they are looked for: the first that the fact has. */
    private static List<String> paths(IndicatorDimension dimension) {
        return switch (dimension) {
            case AGENCY ->
                List.of(
                        "requesterId",
                        "agencyId",
                        "organizationId",
                        "case.agencyId",
                        "worker.agencyId",
                        "programme.agencyId");
            case RECIPIENT -> List.of("recipientId", "providerId");
            case CENTRE -> List.of("placeId", "centreId", "programme.placeId", "case.centreId");
            case CENTRE_GOVERNORATE -> List.of("serviceGovernorate", "place.governorate");
            case GOVERNORATE -> List.of("person.governorate", "governorate");
            case DISTRICT -> List.of("person.district");
            case CAMP -> List.of("person.camp");
            case SEX -> List.of("person.sex", "sex");
            case AGE_GROUP -> List.of("person.birthYear", "ageGroup");
            case NATIONALITY_GROUP -> List.of("person.nationalityGroup", "nationalityGroup");
            case LEGAL_STATUS -> List.of("person.legalStatus");
            case DISABILITY -> List.of("person.disability", "disability");
            case DISABILITY_CARD -> List.of("person.disabilityCard");
            case PROGRAMME -> List.of("programme", "case.programme");
            case RISK -> List.of("risk", "case.risk");
            case CONCERN -> List.of("concern", "concerns", "case.concerns");
            case NEED -> List.of("code");
            case SERVICE_TYPE -> List.of("serviceType", "service.serviceType");
            case PRIORITY -> List.of("priority");
            case STATUS -> List.of("status");
            case KIND -> List.of("kind", "deadline", "programme.kind");
            case REASON -> List.of("closureReason", "reasonCode", "dropOutReason", "departure");
            case OUTCOME -> List.of("outcome");
            case MILESTONE -> List.of("milestone");
            case INCIDENT_TYPE -> List.of("gbvType");
            case REPORTING_DELAY -> List.of("reportingDelay");
            case LICENCE_CLASS -> List.of("licenceClass");
            case CASELOAD -> List.of("caseloadBand");
        };
    }

    static Optional<CountedFact.Found> of(CountedFact fact, IndicatorDimension dimension) {
        return paths(dimension).stream()
                .flatMap(path -> fact.find(path).stream())
                .findFirst();
    }

    /**
     * A dimension as an expression. Of a person whose year of birth is known the age is that at the time of the fact.
     *
     * @param at the time, or day, of the fact, in SQL
     */
    static String sql(IndicatorDimension dimension, CountedFact.Found found, String at) {
        return dimension == IndicatorDimension.AGE_GROUP && found.member().isNumber()
                ? ageGroup(found.sql(), at)
                : found.sql();
    }

    private static String ageGroup(String birthYear, String at) {
        String age = "date_part('year', %s) - %s".formatted(at, birthYear);
        StringBuilder sql = new StringBuilder("case");
        List<Integer> firstYears = List.copyOf(AGE_GROUPS.keySet());
        for (int i = 1; i < firstYears.size(); i++) {
            sql.append(
                    " when %s < %d then '%s'".formatted(age, firstYears.get(i), AGE_GROUPS.get(firstYears.get(i - 1))));
        }
        return sql.append(" when %s >= %d then '%s' end"
                        .formatted(age, AGE_GROUPS.lastKey(), AGE_GROUPS.get(AGE_GROUPS.lastKey())))
                .toString();
    }
}
