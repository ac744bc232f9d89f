package org.wasl.monitoring.indicator;

import java.util.List;
import java.util.Optional;
import org.wasl.contracts.code.IndicatorDimension;

/** Which member of a fact a dimension is: one place. */
final class Dimensions {
    /** The age groups of UNHCR, by the first year of each. */
    private static final List<Integer> AGE_GROUPS = List.of(0, 5, 12, 18, 36, 60);

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
            case CENTRE_GOVERNORATE -> List.of("place.governorate");
            case GOVERNORATE -> List.of("person.governorate", "governorate");
            case DISTRICT -> List.of("person.district");
            case CAMP -> List.of("person.camp");
            case SEX -> List.of("person.sex");
            case AGE_GROUP -> List.of("person.birthYear");
            case NATIONALITY_GROUP -> List.of("person.nationalityGroup");
            case LEGAL_STATUS -> List.of("person.legalStatus");
            case DISABILITY -> List.of("person.disability");
            case PROGRAMME -> List.of("programme", "case.programme");
            case RISK -> List.of("risk", "case.risk");
            case CONCERN -> List.of("concerns", "case.concerns");
            case NEED -> List.of("code");
            case SERVICE_TYPE -> List.of("serviceType", "service.serviceType");
            case PRIORITY -> List.of("priority");
            case STATUS -> List.of("status");
            case KIND -> List.of("kind", "deadline", "programme.kind");
            case REASON -> List.of("closureReason", "reasonCode", "dropOutReason");
            case OUTCOME -> List.of("outcome");
            case LICENCE_CLASS -> List.of("licenceClass");
        };
    }

    static Optional<CountedFact.Found> of(CountedFact fact, IndicatorDimension dimension) {
        return paths(dimension).stream()
                .flatMap(path -> fact.find(path).stream())
                .findFirst();
    }

    /**
     * @param at the time, or day, of the fact, in SQL
     * @return the age group in SQL: {@code 0-4} … {@code 60+}
     */
    static String ageGroup(String birthYear, String at) {
        StringBuilder sql = new StringBuilder("case");
        String age = "date_part('year', %s) - %s".formatted(at, birthYear);
        for (int i = 1; i < AGE_GROUPS.size(); i++) {
            sql.append(" when %s < %d then '%d-%d'"
                    .formatted(age, AGE_GROUPS.get(i), AGE_GROUPS.get(i - 1), AGE_GROUPS.get(i) - 1));
        }
        int last = AGE_GROUPS.get(AGE_GROUPS.size() - 1);
        return sql.append(" when %s >= %d then '%d+' end".formatted(age, last, last))
                .toString();
    }
}
