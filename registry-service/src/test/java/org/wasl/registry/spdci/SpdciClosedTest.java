package org.wasl.registry.spdci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;
import static org.wasl.registry.spdci.Partner.byNumber;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.platform.testing.AnnouncedOrganizations;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;
import org.wasl.registry.RegistryTest;
import org.wasl.registry.spdci.delivery.DueDeliveries;

/** What was opened to a partner and was closed before it arrived there, and a partner whose organization is closed. */
@QuarkusTest
class SpdciClosedTest extends RegistryTest {
    private final String organization = UUID.randomUUID().toString();
    private final String number = nationalNumberOfTheTest();
    private Partner partner;
    private String person;
    private Answer consent;

    private static String nationalNumberOfTheTest() {
        return String.valueOf(
                1_000_000_000L + Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 8_999_999_999L));
    }

    @BeforeEach
    void that_was_open() {
        AnnouncedOrganizations.organization(organization, OrganizationStatus.OPEN);
        Answer registered = registered(REGISTRAR_AT_MINISTRY, somebody());
        SpdciSearches.withNumber(registered, number);
        person = registered.id();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(REGISTRAR_AT_MINISTRY)
                                .post("/v1/persons/" + person + "/consents", toThem())
                                .raw()
                                .statusCode()
                        == 201);
        consent = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + person + "/consents", toThem())
                .hasStatus(201);
        partner = new Partner(
                organization,
                () -> withToken(Tokens.of(organization, organization, "data-integrator"))
                        .with("X-Purpose", "CASE_MANAGEMENT"),
                true,
                false);
    }

    private Map<String, Object> toThem() {
        return consent("CASE_MANAGEMENT", organization, "IDENTITY", "CONTACT", "IDENTIFIERS");
    }

    @AfterEach
    void close() {
        partner.close();
    }

    @Test
    void an_answer_does_not_go_out_to_an_organization_that_was_closed_meanwhile() {
        Map<String, Object> dead = putAside();

        isClosed();
        retried(dead).hasStatus(200);

        assertThat(ended("organization-closed").get("allowedActions")).isEqualTo(List.of("retry"));
        assertThat(partner.calls()).isEmpty();
    }

    @Test
    void an_answer_about_a_person_whose_record_was_restricted_meanwhile_does_not_go_out() {
        Map<String, Object> dead = putAside();

        fulfilled("RESTRICTION");
        retried(dead).hasStatus(200);

        ended("record-closed");
        assertThat(partner.calls()).isEmpty();
    }

    @Test
    void what_is_still_open_goes_out_when_it_is_tried_again() {
        retried(putAside()).hasStatus(200);

        assertThat(partner.calledBack("on-search")
                        .at("/message/search_response/0/data/reg_records")
                        .size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_answer_that_tells_more_than_is_open_now_is_dropped(boolean withdrawn) {
        Map<String, Object> dead = putAside();

        if (withdrawn) {
            as(REGISTRAR_AT_MINISTRY)
                    .step(
                            consent,
                            "/v1/persons/" + person + "/consents/" + consent.id() + "/withdrawal",
                            Map.of("reason", "asked for it"))
                    .hasStatus(200);
        } else {
            as(REGISTRAR_AT_MINISTRY)
                    .post(
                            "/v1/persons/" + person + "/consents",
                            consent("CASE_MANAGEMENT", organization, "IDENTITY", "IDENTIFIERS"))
                    .hasStatus(201);
        }
        retried(dead).hasStatus(200);

        Map<String, Object> dropped = ended("no-longer-open");
        assertThat(dropped.get("allowedActions")).isEqualTo(List.of());
        retried(dropped).isProblem(409, "already-done");
        assertThat(partner.calls()).isEmpty();
    }

    @Test
    void an_answer_about_a_person_who_was_erased_meanwhile_is_gone() {
        Map<String, Object> dead = putAside();

        fulfilled("ERASURE");

        Map<String, Object> gone = ended("person-erased");
        assertThat(gone.get("allowedActions")).isEqualTo(List.of());
        retried(gone).isProblem(409, "already-done");
        assertThat(partner.calls()).isEmpty();
        assertThat(dead.get("id")).isEqualTo(gone.get("id"));
    }

    @Test
    void an_answer_does_not_go_out_to_a_sender_that_was_shut_out_meanwhile() {
        Map<String, Object> dead = putAside();
        Map<String, Object> shutOut = partner.registration(true, false);
        shutOut.put("active", false);
        as(ADMINISTRATOR)
                .with("If-Match", partner.registered.etag())
                .put("/v1/spdci-senders/" + partner.registered.id(), shutOut)
                .hasStatus(200);

        retried(dead).hasStatus(200);

        ended("not-allowed");
        assertThat(partner.calls()).isEmpty();
    }

    @Test
    void a_closed_organization_begins_nothing_and_is_refused_in_the_form_of_the_standard() {
        isClosed();

        for (String path : List.of("search", "sync/search", "subscribe")) {
            String action = path.substring(path.indexOf('/') + 1);
            ObjectNode asked = partner.envelope(action, action.equals("search") ? byNumber("UIN", number) : wish());
            Partner.refused(
                    partner.send(path, partner.signed(partner.calledBackAt("/registry/on-" + action, asked))),
                    403,
                    "err.request.forbidden");
        }
        partner.send(
                        "sync/txn/status",
                        partner.signed(partner.envelope(
                                "txn-status",
                                Map.of(
                                        "transaction_id",
                                        "t-1",
                                        "txnstatus_request",
                                        Map.of(
                                                "reference_id", "r-1",
                                                "txn_type", "search",
                                                "attribute_type", "transaction_id",
                                                "attribute_value", "t-0")))))
                .hasStatus(200);
    }

    @Test
    void nothing_is_told_to_a_closed_organization() {
        partner.send(
                        "subscribe",
                        partner.signed(
                                partner.calledBackAt("/registry/on-subscribe", partner.envelope("subscribe", wish()))))
                .hasStatus(200);
        partner.calledBack("on-subscribe");
        Partner ministry = new Partner(REGISTRAR_AT_MINISTRY, true, false);
        ministry.send(
                        "subscribe",
                        ministry.signed(ministry.calledBackAt(
                                "/registry/on-subscribe", ministry.envelope("subscribe", wish()))))
                .hasStatus(200);
        ministry.calledBack("on-subscribe");
        isClosed();

        as(REGISTRAR_AT_MINISTRY)
                .step(
                        consent,
                        "/v1/persons/" + person + "/consents/" + consent.id() + "/withdrawal",
                        Map.of("reason", "asked for it"))
                .hasStatus(200);

        ministry.calledBack("notify");
        ministry.close();
        assertThat(deliveries()).extracting(one -> one.get("action")).doesNotContain("notify");
    }

    private Map<String, Object> wish() {
        return Map.of(
                "transaction_id",
                "txn-" + UUID.randomUUID(),
                "subscribe_request",
                List.of(Map.of(
                        "reference_id",
                        "ref-1",
                        "timestamp",
                        TestClock.now().toString(),
                        "subscribe_criteria",
                        Map.of(
                                "reg_event_type",
                                "CONSENT_WITHDRAWN",
                                "notify_record_type",
                                "Member",
                                "filter",
                                Map.of("type", "UIN", "value", number)))));
    }

    private void isClosed() {
        AnnouncedOrganizations.organization(organization, OrganizationStatus.CLOSED);
        await().atMost(Duration.ofSeconds(20)).until(() -> !as(REGISTRAR_AT_MINISTRY)
                .get("/v1/persons/" + person + "/consents/effective?purpose=CASE_MANAGEMENT&recipient=" + organization)
                .<Boolean>at("granted"));
    }

    private void fulfilled(String kind) {
        Answer request = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/subject-requests", Map.of("personId", person, "kind", kind, "askedBy", "SELF"))
                .hasStatus(201);
        as(STEWARD_AT_MINISTRY)
                .step(request, "/v1/subject-requests/" + request.id() + "/fulfil", null)
                .hasStatus(200);
    }

    /** The answer to a search, which its address refused as often as it was tried. */
    private Map<String, Object> putAside() {
        partner.refusals.set(3);
        partner.send(
                        "search",
                        partner.signed(partner.calledBackAt(
                                "/registry/on-search", partner.envelope("search", byNumber("UIN", number)))))
                .hasStatus(200);
        return ended("HTTP 503");
    }

    private static Answer retried(Map<String, Object> dead) {
        return as(ADMINISTRATOR)
                .with("If-Match", "\"" + dead.get("version") + "\"")
                .post("/v1/spdci-deliveries/" + dead.get("id") + "/retry", null);
    }

    private Map<String, Object> ended(String outcome) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            DueDeliveries.send();
                            return deliveries().stream()
                                    .filter(one -> "DEAD".equals(one.get("status")))
                                    .filter(one -> outcome.equals(one.get("lastOutcome")))
                                    .findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private List<Map<String, Object>> deliveries() {
        return as(ADMINISTRATOR)
                .get("/v1/spdci-deliveries?limit=200")
                .hasStatus(200)
                .<Map<String, Object>>list("items")
                .stream()
                .filter(one -> one.get("senderId").equals(partner.name))
                .toList();
    }
}
