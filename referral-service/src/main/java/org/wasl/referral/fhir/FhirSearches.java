package org.wasl.referral.fhir;

import static org.wasl.referral.fhir.SearchParameter.reference;
import static org.wasl.referral.fhir.SearchParameter.string;
import static org.wasl.referral.fhir.SearchParameter.token;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.referral.fhir.SearchParameter.Token;

/**
 * What can be searched, and how. The CapabilityStatement and the contract are made of this table.
 *
 * @param parameters by name, {@code _id} and {@code _lastUpdated} among them
 * @param sorts what {@code _sort} takes
 * @param includes what {@code _include} takes, and the type of the resource that is included
 */
record FhirSearches(
        String type, Map<String, SearchParameter> parameters, Set<String> sorts, Map<String, String> includes) {
    static final String LAST_UPDATED = "_lastUpdated";

    /** What a chain of referrals asks for: the attempts of its requester, or of one who refers on. */
    static final String OF_REQUEST =
            "((e.chain.id = %1$s and e.chain.onward = false) or (e.id = %1$s and e.chain.onward = true))";

    private static final String BY_ID = "e.id = %s";
    private static final String OWNER = "e.agencyId = %s";
    private static final String PLAIN = "(%s)";
    private static final String BEGINS = "The name begins so, in Arabic or English.";
    private static final String OFFERED_BY = "The organization that offers it.";

    static final FhirSearches ORGANIZATION =
            of("Organization", BY_ID, true, Map.of(), string("name", BEGINS, PLAIN, "e.name.en", "e.name.ar"));

    static final FhirSearches LOCATION = of(
            "Location",
            BY_ID,
            true,
            Map.of("organization", "Organization"),
            string("name", BEGINS, PLAIN, "e.name.en", "e.name.ar"),
            string("address-state", "The governorate begins so, ISO 3166-2.", PLAIN, "e.governorate"),
            reference("organization", "The organization that runs it.", "Organization", OWNER));

    static final FhirSearches HEALTHCARE_SERVICE = of(
            "HealthcareService",
            BY_ID,
            true,
            Map.of("location", "Location", "organization", "Organization"),
            string("name", BEGINS, "e.serviceId in (select x.id from Service x where %s)", "x.name.en", "x.name.ar"),
            token(
                    "service-category",
                    "The kind of service: a code of the list ServiceType.",
                    Codes.SYSTEM + "ServiceType",
                    false,
                    "e.serviceType",
                    code -> named(ServiceType.values(), ServiceType::name, code)),
            reference("location", "Where it is offered.", "Location", "e.locationId = %s"),
            reference("organization", OFFERED_BY, "Organization", OWNER),
            token(
                    "active",
                    "Whether it is in use.",
                    "http://hl7.org/fhir/special-values",
                    true,
                    "e.active",
                    code -> named(new Boolean[] {true, false}, Object::toString, code)));

    static final FhirSearches TASK = of(
            "Task",
            BY_ID,
            true,
            Map.of(
                    "focus", "ServiceRequest",
                    "based-on", "ServiceRequest",
                    "owner", "Organization",
                    "requester", "Organization"),
            token(
                    "status",
                    "The status in the codes of FHIR.",
                    "http://hl7.org/fhir/task-status",
                    true,
                    "e.status",
                    code -> named(
                            ReferralStatus.values(),
                            ours -> FhirReferrals.status(ours).toCode(),
                            code)),
            reference("owner", "The organization that was asked.", "Organization", "e.target.organizationId = %s"),
            reference("requester", "The organization that asks.", "Organization", OWNER),
            reference("based-on", "What is asked for.", "ServiceRequest", OF_REQUEST),
            reference("focus", "What is asked for.", "ServiceRequest", OF_REQUEST),
            numbers());

    /** One for all attempts, as the last of them stands. */
    static final FhirSearches SERVICE_REQUEST = of(
            "ServiceRequest",
            OF_REQUEST,
            false,
            Map.of("requester", "Organization", "performer", "HealthcareService"),
            token(
                    "status",
                    "The status in the codes of FHIR.",
                    "http://hl7.org/fhir/request-status",
                    true,
                    "e.status",
                    code -> named(
                            ReferralStatus.values(),
                            ours -> FhirReferrals.requestStatus(ours).toCode(),
                            code)),
            reference("requester", "The organization that asks.", "Organization", OWNER),
            reference(
                    "performer",
                    "The service at a place that was asked last.",
                    "HealthcareService",
                    "e.target.serviceAtLocationId = %s"),
            numbers());

    static final Map<String, FhirSearches> BY_TYPE =
            List.of(ORGANIZATION, LOCATION, HEALTHCARE_SERVICE, TASK, SERVICE_REQUEST).stream()
                    .collect(Collectors.toMap(FhirSearches::type, Function.identity(), (a, b) -> a, TreeMap::new));

    /** @param sortedById whether the order of our ids is that of the resources' */
    private static FhirSearches of(
            String type, String byId, boolean sortedById, Map<String, String> includes, SearchParameter... own) {
        Map<String, SearchParameter> parameters = new TreeMap<>();
        Arrays.stream(own).forEach(parameter -> parameters.put(parameter.name(), parameter));
        parameters.put("_id", SearchParameter.id(byId));
        parameters.put(
                LAST_UPDATED,
                SearchParameter.date(
                        LAST_UPDATED, "When it was changed last. Without a time zone: that of Jordan.", "e.updatedAt"));
        Set<String> sorts = new TreeSet<>(sortedById ? Set.of(LAST_UPDATED, "_id") : Set.of(LAST_UPDATED));
        return new FhirSearches(type, parameters, sorts, new TreeMap<>(includes));
    }

    /** The number of a referral, ours or the recipient's. */
    private static SearchParameter numbers() {
        return new SearchParameter(
                "identifier",
                SearchParamType.TOKEN,
                "The number of the referral, `" + FhirReferrals.REFERENCE + "|…`, or the recipient's own, `"
                        + FhirReferrals.RECEIVER_REFERENCE + "|…`.",
                (value, values, clock) -> {
                    Token token = Token.of(value);
                    return Map.of(
                                    FhirReferrals.REFERENCE, "e.reference",
                                    FhirReferrals.RECEIVER_REFERENCE, "e.decision.receiverReference")
                            .entrySet()
                            .stream()
                            .filter(number -> token.isOf(number.getKey()))
                            .map(number -> number.getValue()
                                    + (token.code().isEmpty() ? " is not null" : " = " + values.add(token.code())))
                            .reduce((one, other) -> one + " or " + other)
                            .orElse(SearchParameter.NEVER);
                });
    }

    private static <C> Collection<C> named(C[] ours, Function<C, String> name, String code) {
        return Arrays.stream(ours).filter(one -> name.apply(one).equals(code)).collect(Collectors.toSet());
    }

    /** Names as {@code Task:focus}. */
    Set<String> includable() {
        return includes.keySet().stream().map(name -> type + ":" + name).collect(Collectors.toCollection(TreeSet::new));
    }
}
