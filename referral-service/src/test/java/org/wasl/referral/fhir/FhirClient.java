package org.wasl.referral.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;

/** A client of FHIR that takes nothing that the standard does not know. */
final class FhirClient {
    private FhirClient() {}

    static <R extends Resource> R read(Class<R> type, Persona who, String path) {
        return parsed(type, as(who).get("/fhir/" + path).hasStatus(200));
    }

    static <R extends Resource> R parsed(Class<R> type, Answer answer) {
        assertThat(answer.raw().header("Content-Type")).startsWith("application/fhir+json");
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        return parser.parseResource(type, answer.raw().asString());
    }

    static OperationOutcome refused(int status, Answer answer) {
        return parsed(OperationOutcome.class, answer.hasStatus(status));
    }

    static Bundle search(Persona who, String query) {
        return read(Bundle.class, who, query);
    }

    static Bundle searchByForm(Persona who, String type, String form) {
        return parsed(
                Bundle.class,
                as(who).send("application/x-www-form-urlencoded", "/fhir/" + type + "/_search", form)
                        .hasStatus(200));
    }

    static List<String> found(Persona who, String query) {
        return ids(search(who, query), SearchEntryMode.MATCH);
    }

    static List<String> ids(Bundle bundle, SearchEntryMode mode) {
        return bundle.getEntry().stream()
                .filter(entry -> entry.getSearch().getMode() == mode)
                .map(BundleEntryComponent::getResource)
                .map(resource -> resource.getIdElement().getIdPart())
                .toList();
    }

    /** What all pages together find, by following the links. */
    static List<String> allPages(Persona who, String query) {
        List<String> all = new ArrayList<>();
        String next = query;
        while (next != null) {
            Bundle page = search(who, next);
            all.addAll(ids(page, SearchEntryMode.MATCH));
            next = page.getLink("next") == null
                    ? null
                    : page.getLink("next").getUrl().replaceFirst("^.*/fhir/", "");
        }
        return all;
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
