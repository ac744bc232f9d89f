package org.wasl.monitoring.indicator;

import java.util.List;
import java.util.Optional;
import org.wasl.contracts.code.AgeGrouping;
import org.wasl.contracts.code.IndicatorDimension;

/** Which member of a fact a dimension is: one place. */
final class Dimensions {
    /** By which an agency knows its own part. */
    static final List<IndicatorDimension> OF_AGENCIES =
            List.of(IndicatorDimension.AGENCY, IndicatorDimension.RECIPIENT);

    /** Whose groups are entries of the directory, by their ids. */
    static final List<IndicatorDimension> OF_THE_DIRECTORY =
            List.of(IndicatorDimension.AGENCY, IndicatorDimension.RECIPIENT, IndicatorDimension.CENTRE);

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
            case RESPONSE -> List.of("responseId", "case.responseId");
        };
    }

    /** The code list of its groups; empty where they are ids, or of a list that depends on the fact. */
    static Optional<String> list(IndicatorDimension dimension) {
        return switch (dimension) {
            case GOVERNORATE, CENTRE_GOVERNORATE -> Optional.of("Governorate");
            case DISTRICT -> Optional.of("District");
            case CAMP -> Optional.of("Camp");
            case SEX -> Optional.of("Sex");
            case AGE_GROUP -> Optional.of("AgeGroup");
            case NATIONALITY_GROUP -> Optional.of("NationalityGroup");
            case LEGAL_STATUS -> Optional.of("LegalStatus");
            case PROGRAMME -> Optional.of("Programme");
            case RISK -> Optional.of("RiskLevel");
            case CONCERN -> Optional.of("Concern");
            case NEED -> Optional.of("SpecificNeed");
            case SERVICE_TYPE -> Optional.of("ServiceType");
            case PRIORITY -> Optional.of("ReferralPriority");
            case MILESTONE -> Optional.of("OutcomeMilestone");
            case INCIDENT_TYPE -> Optional.of("GbvType");
            case REPORTING_DELAY -> Optional.of("ReportingDelay");
            case LICENCE_CLASS -> Optional.of("LicenceClass");
            case CASELOAD -> Optional.of("CaseloadBand");
            case AGENCY, RECIPIENT, CENTRE, DISABILITY, DISABILITY_CARD, STATUS, KIND, REASON, OUTCOME, RESPONSE ->
                Optional.empty();
        };
    }

    static Optional<CountedFact.Found> of(CountedFact fact, IndicatorDimension dimension) {
        return paths(dimension).stream()
                .flatMap(path -> fact.find(path).stream())
                .findFirst();
    }

    /** Whether the fact tells an age by which any grouping can be made; heads are counted by the groups of UNHCR. */
    static boolean isByAge(CountedFact fact) {
        return of(fact, IndicatorDimension.AGE_GROUP)
                .filter(found -> found.member().isNumber())
                .isPresent();
    }

    /**
     * A dimension as an expression. Of a person whose year of birth is known the age is the one that they reach in the year in which the period ends.
     *
     * @param day the last of the period, in SQL
     */
    static String sql(IndicatorDimension dimension, CountedFact.Found found, String day, AgeGrouping ages) {
        return dimension == IndicatorDimension.AGE_GROUP && found.member().isNumber()
                ? ageGroup(found.sql(), day, ages)
                : found.sql();
    }

    private static String ageGroup(String birthYear, String day, AgeGrouping ages) {
        String age = "date_part('year', %s) - %s".formatted(day, birthYear);
        StringBuilder sql = new StringBuilder("case");
        int last = ages.firstYears().size() - 1;
        for (int i = 0; i < last; i++) {
            sql.append(
                    " when %s < %d then '%s'".formatted(age, ages.firstYears().get(i + 1), ages.code(i)));
        }
        return sql.append(" when %s >= %d then '%s' end"
                        .formatted(age, ages.firstYears().get(last), ages.code(last)))
                .toString();
    }
}
