package org.wasl.cases.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;

/** A case is offered to another agency, and accepted, declined or taken back. */
@QuarkusTest
class TransferTest extends TransferScenario {
    @Test
    void a_case_goes_to_another_agency_and_its_former_owner_reads_on_for_a_while() {
        Answer file = offerable();
        String path = "/v1/cases/" + file.id();
        Answer note = as(CASEWORKER_AT_MINISTRY)
                .post(path + "/notes", note("Told at the first visit"))
                .hasStatus(201);
        Answer offer = offered(file);

        Answer seen = as(SUPERVISOR_AT_UNHCR).get("/v1/transfers/" + offer.id()).hasStatus(200);
        assertThat(seen.<String>at("outline.programme")).isEqualTo("CHILD_PROTECTION");
        assertThat(seen.<Object>at("handoverNote")).isNull();
        assertThat(seen.raw().asString()).doesNotContain(file.<String>at("subjectId"));
        assertThat(seen.<List<String>>at("allowedActions")).contains("accept", "decline");
        assertThat(as(MANAGER_AT_UNHCR)
                        .get("/v1/transfers/" + offer.id())
                        .hasStatus(200)
                        .<List<String>>at("allowedActions"))
                .isEmpty();
        as(SUPERVISOR_AT_UNHCR).get(path).isProblem(404, "not-found");
        as(CASEWORKER_AT_UNHCR).get("/v1/transfers").isProblem(403, "not-allowed");

        Answer accepted = accepted(seen).hasStatus(200);
        assertThat(accepted.<String>at("caseId")).isEqualTo(file.id());
        assertThat(accepted.<String>at("handoverNote")).isEqualTo("The mother prefers mornings");
        Answer theirs = as(CASEWORKER_AT_UNHCR).get(path).hasStatus(200);
        assertThat(theirs.<String>at("agencyId")).isEqualTo(UNHCR);
        assertThat(theirs.<List<String>>at("allowedActions")).contains("hold").doesNotContain("request-closure");
        assertThat(as(CASEWORKER_AT_UNHCR).get("/v1/tasks?caseId=" + file.id()).list("items"))
                .isNotEmpty();

        Api formerOwner = as(CASEWORKER_AT_MINISTRY).with("X-Purpose", "CASE_MANAGEMENT");
        Answer former = formerOwner.get(path).hasStatus(200);
        assertThat(former.<List<String>>at("allowedActions")).isEmpty();
        formerOwner
                .step(former, path + "/hold", Map.of("reason", "x", "reviewDue", "2026-12-01"))
                .isProblem(403, "not-allowed");
        as(SUPERVISOR_AT_MINISTRY).get(path).isProblem(404, "not-found");

        Answer later = as(CASEWORKER_AT_UNHCR)
                .post(path + "/notes", note("Told to the new agency"))
                .hasStatus(201);
        assertThat(formerOwner.get(path + "/notes").hasStatus(200).<String>list("items.id"))
                .containsExactly(note.id());
        assertThat(as(CASEWORKER_AT_UNHCR).get(path + "/notes").<String>list("items.id"))
                .containsExactly(later.id(), note.id());
        assertThat(formerOwner.get("/v1/tasks?caseId=" + file.id()).list("items"))
                .isEmpty();

        Answer changed = as(CASEWORKER_AT_UNHCR).get(path);
        as(CASEWORKER_AT_UNHCR)
                .patch(path, changed.etag(), Map.of("concerns", List.of("neglect")))
                .hasStatus(200);
        Answer asItWas = formerOwner.get(path).hasStatus(200);
        assertThat(asItWas.<String>at("subjectId")).isEqualTo(file.<String>at("subjectId"));
        assertThat(asItWas.<Object>at("riskLevel")).isNull();
        assertThat(asItWas.<List<String>>at("redactions")).contains("SUBJECT", "RISK");
        assertThat(asItWas.raw().asString()).doesNotContain("neglect");
    }

    @Test
    void a_case_is_offered_to_an_open_organization_only() {
        Answer file = offerable();
        Map<String, Object> offer = new HashMap<>(offer());
        offer.put("toAgencyId", UUID.randomUUID().toString());

        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/transfers", offer)
                .isProblem(422, "invalid-fields")
                .names("/toAgencyId", "unknown-recipient");
    }

    @Test
    void an_offer_is_declined_with_a_reason_and_the_case_stays() {
        Answer file = offerable();
        Answer offer = offered(file);

        Answer declined = as(SUPERVISOR_AT_UNHCR)
                .step(offer, "/v1/transfers/" + offer.id() + "/decline", Map.of("reason", "No worker in Zarqa"))
                .hasStatus(200);

        assertThat(declined.<String>at("status")).isEqualTo("DECLINED");
        assertThat(read(file).<String>at("agencyId")).isNotEqualTo(UNHCR);
        accepted(declined).isProblem(409, "illegal-step");
        offered(file); // another one may follow
    }

    @Test
    void there_is_one_offer_at_a_time_and_its_maker_takes_it_back() {
        Answer file = offerable();
        Answer offer = offered(file);
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/transfers", offer())
                .isProblem(409, "already-exists");

        as(CASEWORKER_AT_MINISTRY)
                .step(offer, "/v1/cases/" + file.id() + "/transfers/" + offer.id() + "/revoke", null)
                .hasStatus(200);

        accepted(as(SUPERVISOR_AT_UNHCR).get("/v1/transfers/" + offer.id())).isProblem(409, "illegal-step");
        as(SUPERVISOR_AT_MINISTRY).get("/v1/transfers/" + offer.id()).isProblem(404, "not-found");
    }

    @Test
    void whoever_takes_it_must_be_a_licensed_worker_there() {
        Answer file = offerable();
        Answer offer = offered(file);

        as(SUPERVISOR_AT_UNHCR)
                .step(
                        offer,
                        "/v1/transfers/" + offer.id() + "/accept",
                        Map.of("ownerId", UUID.randomUUID().toString()))
                .isProblem(409, "worker-not-available");

        assertThat(read(file).<String>at("ownerId"))
                .isEqualTo(CASEWORKER_AT_MINISTRY.subject().toString());
    }
}
