package org.wasl.referral.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.referral.fhir.FhirClient.encoded;
import static org.wasl.referral.fhir.FhirClient.found;
import static org.wasl.referral.fhir.FhirClient.ids;
import static org.wasl.referral.fhir.FhirClient.parsed;
import static org.wasl.referral.fhir.FhirClient.read;
import static org.wasl.referral.fhir.FhirClient.refused;
import static org.wasl.referral.fhir.FhirClient.search;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;

/** What is answered: how much of it, in which form, and how a request is refused. */
@QuarkusTest
class FhirAnswersTest extends FhirSamples {
    @Test
    void what_is_referred_to_comes_along_where_that_is_asked_for() {
        samples().forEach((type, sample) -> {
            CapabilityStatementRestResourceComponent of = declared().stream()
                    .filter(one -> one.getType().equals(type))
                    .findFirst()
                    .orElseThrow();
            of.getSearchInclude().forEach(include -> {
                Bundle found =
                        search(PROVIDER_IN_IRBID, type + "?_id=" + sample.id() + "&_include=" + include.getValue());
                assertThat(ids(found, SearchEntryMode.MATCH)).containsExactly(sample.id());
                assertThat(ids(found, SearchEntryMode.INCLUDE))
                        .as(include.getValue())
                        // The ministry has no entry in this directory.
                        .hasSize(include.getValue().endsWith(":requester") ? 0 : 1);
                assertThat(found.getEntry())
                        .allMatch(entry -> entry.getFullUrl().contains("/fhir/"));
            });
        });
        Answer sent = sent(somebody());
        Bundle several = search(
                PROVIDER_IN_IRBID,
                "Task?_id=" + sent.id()
                        + "&_include=Task:focus&_include=Task:based-on&_include=Task:owner:Organization");
        assertThat(several.getEntry()).hasSize(3);
        assertThat(several.getEntry().stream()
                        .filter(entry -> entry.getResource() instanceof org.hl7.fhir.r4.model.ServiceRequest)
                        .map(entry -> (org.hl7.fhir.r4.model.ServiceRequest) entry.getResource()))
                .allMatch(request -> request.getContained().isEmpty());
        for (String wrong : List.of("ServiceRequest:subject", "Task:magic", "Task", "Task:owner:Patient", "*")) {
            refused(400, as(PROVIDER_IN_IRBID).get("/fhir/Task?_include=" + encoded(wrong)));
        }
    }

    @Test
    void as_much_is_shown_as_is_asked_for() {
        Answer sent = sent(somebody());
        for (String path : List.of("Task/" + sent.id() + "?", "Task?_id=" + sent.id() + "&")) {
            Task few = task(path + "_elements=owner,priority");
            assertThat(few.getStatus()).isNotNull();
            assertThat(few.getOwner().getReference()).isNotNull();
            assertThat(few.getPriority()).isNotNull();
            assertThat(few.getIdentifier()).isEmpty();
            assertThat(few.getInput()).isEmpty();
            assertThat(few.getMeta().getTag("http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "SUBSETTED"))
                    .isNotNull();
            Task summary = task(path + "_summary=true");
            assertThat(summary.getStatus()).isNotNull();
            assertThat(summary.getInput()).isEmpty();
            assertThat(summary.getContained()).isEmpty();
            assertThat(task(path + "_elements=for").getFor().getDisplay()).isNotBlank();
            assertThat(task(path + "_summary=text").getOwner().isEmpty()).isTrue();
            assertThat(task(path + "_summary=data").getInput()).isNotEmpty();
            assertThat(task(path + "_summary=false").getInput()).isNotEmpty();
            assertThat(task(path + "_pretty=true").getInput()).isNotEmpty();
            refused(400, as(PROVIDER_IN_IRBID).get("/fhir/" + path + "_summary=some"));
            refused(400, as(PROVIDER_IN_IRBID).get("/fhir/" + path + "_elements=owner,,*"));
        }
        refused(400, as(PROVIDER_IN_IRBID).get("/fhir/Task/" + sent.id() + "?status=requested"));
    }

    private static Task task(String path) {
        return path.startsWith("Task/")
                ? read(Task.class, PROVIDER_IN_IRBID, path)
                : (Task) search(PROVIDER_IN_IRBID, path).getEntryFirstRep().getResource();
    }

    @Test
    void only_json_is_offered_by_the_header_and_by_the_parameter() {
        for (String format : List.of("json", "application/json", "application/fhir+json", "text/json")) {
            Answer answer = as(PROVIDER_IN_IRBID)
                    .with("Accept", "text/html")
                    .get("/fhir/Task?_format=" + encoded(format))
                    .hasStatus(200);
            parsed(Bundle.class, answer);
        }
        parsed(
                Bundle.class,
                as(PROVIDER_IN_IRBID)
                        .get("/fhir/Task?_format=application/fhir+json")
                        .hasStatus(200));
        Answer plain = as(PROVIDER_IN_IRBID)
                .with("Accept", "application/json")
                .get("/fhir/Task")
                .hasStatus(200);
        assertThat(plain.raw().contentType()).startsWith("application/json");
        assertThat(plain.raw().header("Vary")).isEqualTo("Accept, Accept-Language");
        parsed(
                Bundle.class,
                as(PROVIDER_IN_IRBID)
                        .with("Accept", "application/fhir+json; fhirVersion=4.0")
                        .get("/fhir/Task"));
        for (String path : List.of("Task", "Task/" + NOBODY, "metadata", "Organization")) {
            for (String type : List.of("application/fhir+xml", "text/html", "application/xml", "image/*")) {
                OperationOutcome told =
                        refused(406, as(PROVIDER_IN_IRBID).with("Accept", type).get("/fhir/" + path));
                assertThat(told.getIssueFirstRep().getCode()).isEqualTo(IssueType.NOTSUPPORTED);
            }
        }
        refused(406, as(PROVIDER_IN_IRBID).get("/fhir/Task?_format=xml"));
        refused(
                406,
                as(PROVIDER_IN_IRBID)
                        .with("Accept", "application/fhir+json; fhirVersion=5.0")
                        .get("/fhir/Task"));
        refused(
                406,
                as(PROVIDER_IN_IRBID).send("application/x-www-form-urlencoded", "/fhir/Task/_search", "_format=ttl"));
        refused(415, as(PROVIDER_IN_IRBID).send("application/json", "/fhir/Task/_search", "{}"));
    }

    @Test
    void whatever_is_refused_is_told_in_an_outcome_in_the_callers_language() {
        assertThat(refused(401, anonymous().get("/fhir/Task"))
                        .getIssueFirstRep()
                        .getCode())
                .isEqualTo(IssueType.LOGIN);
        assertThat(refused(404, as(PROVIDER_IN_IRBID).get("/fhir/Patient"))
                        .getIssueFirstRep()
                        .getCode())
                .isEqualTo(IssueType.NOTFOUND);
        refused(404, as(PROVIDER_IN_IRBID).get("/fhir/Task/not-an-id"));
        refused(405, as(PROVIDER_IN_IRBID).post("/fhir/Task", Map.of()));
        OperationOutcome arabic =
                refused(404, as(PROVIDER_IN_IRBID).with("Accept-Language", "ar").get("/fhir/Task/" + NOBODY));
        assertThat(arabic.getIssueFirstRep().getDetails().getText()).matches(".*\\p{IsArabic}.*");
        assertThat(arabic.getIssueFirstRep().getDetails().getCodingFirstRep().getCode())
                .isEqualTo("not-found");
    }

    @Test
    void why_it_is_not_done_is_said_in_words_and_the_recipient_has_a_number() {
        Answer sent = sent(somebody());
        Task asked = read(Task.class, PROVIDER_IN_IRBID, "Task/" + sent.id());
        assertThat(asked.hasStatusReason()).isFalse();
        assertThat(asked.getIdentifier().stream()
                        .map(n -> n.getType().getCodingFirstRep().getCode()))
                .containsExactly("PLAC", "FILL");

        by(PROVIDER_IN_IRBID, sent, "decline", Map.of("code", "NO_CAPACITY")).hasStatus(200);
        Task declined = read(Task.class, PROVIDER_IN_IRBID, "Task/" + sent.id());
        assertThat(declined.getStatusReason().getCodingFirstRep().getCode()).isEqualTo("NO_CAPACITY");
        assertThat(declined.getStatusReason().getText()).isNotBlank();

        Answer other = sent(somebody());
        by(PROVIDER_IN_IRBID, other, "accept", Map.of("receiverReference", "C-17"))
                .hasStatus(200);
        Task accepted = read(Task.class, CASEWORKER_AT_MINISTRY, "Task/" + other.id());
        assertThat(accepted.getIdentifier().get(1).getSystem()).isEqualTo("urn:wasl:receiver-reference");
        assertThat(found(
                        PROVIDER_IN_IRBID,
                        "Task?_id=" + other.id() + "&identifier=" + encoded("urn:wasl:receiver-reference|C-17")))
                .containsExactly(other.id());
    }
}
