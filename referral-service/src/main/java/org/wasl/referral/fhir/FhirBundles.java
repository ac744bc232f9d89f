package org.wasl.referral.fhir;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.value.Aggregate;
import org.wasl.referral.PublicAddress;

/** The answers to searches. */
@RequestScoped
class FhirBundles {
    private final UriInfo uri;
    private final PublicAddress address;

    @Inject
    FhirBundles(UriInfo uri, PublicAddress address) {
        this.uri = uri;
        this.address = address;
    }

    /** @param type of the resources */
    <E extends Aggregate> Response of(
            String type,
            Aggregates<E> all,
            Filter<?> filter,
            FhirQuery query,
            Function<List<E>, List<? extends Resource>> resources) {
        query.requireKnown(uri.getQueryParameters(), FhirSearches.BY_TYPE.get(type));
        List<E> rows = all.first(filter.andIfGiven("e.id > :after", "after", query.after), "e.id", query.count + 1);
        boolean more = rows.size() > query.count;
        List<E> shown = more ? rows.subList(0, query.count) : rows;
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET);
        bundle.addLink().setRelation("self").setUrl(link(null));
        if (more) {
            bundle.addLink()
                    .setRelation("next")
                    .setUrl(link(shown.get(shown.size() - 1).rawId()));
        }
        resources.apply(shown).forEach(one -> {
            Bundle.BundleEntryComponent entry = bundle.addEntry()
                    .setResource(one)
                    .setFullUrl(address.of(
                            "/fhir/" + one.fhirType() + "/" + one.getIdElement().getIdPart()));
            entry.getSearch().setMode(SearchEntryMode.MATCH);
        });
        return FhirJson.answer(bundle);
    }

    private String link(UUID after) {
        UriBuilder link = UriBuilder.fromUri(address.of(uri.getRequestUri().getPath()));
        uri.getQueryParameters().forEach((name, values) -> {
            if (after == null || !name.equals("_after")) {
                link.queryParam(name, values.toArray());
            }
        });
        return (after == null ? link : link.queryParam("_after", after)).build().toString();
    }
}
