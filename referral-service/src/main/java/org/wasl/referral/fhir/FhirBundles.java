package org.wasl.referral.fhir;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.config.PublicAddress;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.ProblemTexts;
import org.wasl.platform.value.Aggregate;

/** The answers to searches. */
@RequestScoped
class FhirBundles {
    /** Elements that an inclusion reads, where they are not called as the search parameter is. */
    private static final Map<String, String> ELEMENTS = Map.of(
            "Task:based-on", "basedOn",
            "HealthcareService:organization", "providedBy",
            "Location:organization", "managingOrganization");

    private final PublicAddress address;
    private final FhirQueries queries;
    private final FhirRecords records;
    private final FhirJson json;
    private final Caller caller;

    @Inject
    FhirBundles(PublicAddress address, FhirQueries queries, FhirRecords records, FhirJson json, Caller caller) {
        this.address = address;
        this.queries = queries;
        this.records = records;
        this.json = json;
        this.caller = caller;
    }

    /**
     * @param form of a search by POST; null of one by GET
     * @param visible what exists for the caller
     */
    <E extends Aggregate> RestResponse<String> of(
            FhirSearches search,
            MultivaluedMap<String, String> form,
            Aggregates<E> all,
            Filter<?> visible,
            Function<List<E>, List<? extends Resource>> resources) {
        FhirQuery query = queries.search(search, form);
        Filter<?> filter = query.narrow(visible);
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET);
        if (query.total()) {
            bundle.setTotal((int) all.numbered(filter, 0, 1).total());
        }
        bundle.addLink().setRelation("self").setUrl(link(search, query, null));
        if (!query.countOnly()) {
            List<E> rows = all.first(query.rest(filter), query.order().sorted(), query.count() + 1);
            boolean more = rows.size() > query.count();
            List<E> shown = more ? rows.subList(0, query.count()) : rows;
            if (more) {
                String place = query.order().placeOf(shown.get(shown.size() - 1));
                bundle.addLink().setRelation("next").setUrl(link(search, query, place));
            }
            fill(bundle, search, query, resources.apply(shown));
        }
        if (!query.passedOver().isEmpty()) {
            bundle.addEntry().setResource(told(query.passedOver())).getSearch().setMode(SearchEntryMode.OUTCOME);
        }
        return json.answer(bundle, query.output());
    }

    private void fill(Bundle bundle, FhirSearches search, FhirQuery query, List<? extends Resource> matches) {
        Set<String> present = new LinkedHashSet<>();
        matches.forEach(one -> add(bundle, one, SearchEntryMode.MATCH, present));
        Map<String, Set<UUID>> wanted = new LinkedHashMap<>();
        query.includes().forEach(name -> {
            String element = ELEMENTS.getOrDefault(search.type() + ":" + name, name);
            matches.stream()
                    .flatMap(one -> one.getNamedProperty(element).getValues().stream())
                    .map(FhirBundles::idOf)
                    .forEach(id -> wanted.computeIfAbsent(search.includes().get(name), type -> new LinkedHashSet<>())
                            .add(id));
        });
        wanted.forEach((type, ids) ->
                records.included(type, ids).forEach(one -> add(bundle, one, SearchEntryMode.INCLUDE, present)));
    }

    private static UUID idOf(Base reference) {
        return UUID.fromString(((Reference) reference).getReferenceElement().getIdPart());
    }

    private void add(Bundle bundle, Resource one, SearchEntryMode mode, Set<String> present) {
        String path = "/fhir/" + one.fhirType() + "/" + one.getIdElement().getIdPart();
        if (present.add(path)) {
            bundle.addEntry()
                    .setResource(one)
                    .setFullUrl(address.of(path))
                    .getSearch()
                    .setMode(mode);
        }
    }

    private OperationOutcome told(Set<String> passedOver) {
        OperationOutcome outcome = new OperationOutcome();
        OperationOutcome.OperationOutcomeIssueComponent issue = outcome.addIssue()
                .setSeverity(IssueSeverity.WARNING)
                .setCode(IssueType.NOTSUPPORTED)
                .setDetails(new CodeableConcept()
                        .setText(ProblemTexts.title(CommonProblem.UNKNOWN_PARAMETER, caller.language())));
        passedOver.forEach(issue::addExpression);
        return outcome;
    }

    /** A GET that asks the same, from a place on; null from the beginning of this page. */
    private String link(FhirSearches search, FhirQuery query, String place) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(query.used());
        if (place != null) {
            parameters.put(FhirQuery.AFTER, List.of(place));
        }
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, values) -> values.forEach(value -> pairs.add(encoded(name) + "=" + encoded(value))));
        return address.of("/fhir/" + search.type()) + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
