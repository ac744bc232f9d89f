package org.wasl.referral.disclosure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.testing.Topic;
import org.wasl.referral.FakeRegistry;
import org.wasl.referral.ReferralTest;

/** What was disclosed before a person asked that the record be only kept is shown to nobody meanwhile, by no way of reading, and comes back after. */
@QuarkusTest
class RestrictedRecordTest extends ReferralTest {
    private static final String NAME = "سامي";
    private static final String REASON = "Assessment for a wheelchair";
    private static final String MESSAGE = "She comes with a walking frame";
    private static final AtomicInteger REVISION = new AtomicInteger();

    private String person;
    private Answer referral;
    private String path;

    @BeforeEach
    void accepted_and_then_restricted() {
        person = somebody();
        referral = accepted(person);
        path = "/v1/referrals/" + referral.id();
        as(CASEWORKER_AT_MINISTRY)
                .post(path + "/messages", Map.of("text", MESSAGE))
                .hasStatus(201);
        assertThat(text(PROVIDER_IN_IRBID, path)).contains(NAME, REASON);
    }

    @Test
    void the_recipient_sees_nothing_of_the_person_and_is_told_why() {
        isRestricted(true);

        Answer seen = as(PROVIDER_IN_IRBID).get(path).hasStatus(200);
        assertThat(seen.<Object>at("profile")).isNull();
        assertThat(seen.<Object>at("summary")).isNull();
        assertThat(seen.<Object>at("details.reason")).isNull();
        assertThat(seen.<List<String>>at("redactions")).contains("IDENTITY", "CONTACT");
        assertThat(seen.<Boolean>at("accessClosed")).isFalse();
        for (String read : List.of(path, path + "/messages", path + "/chain", "/v1/referrals?limit=200")) {
            assertThat(text(PROVIDER_IN_IRBID, read)).as(read).doesNotContain(NAME, MESSAGE);
        }
        assertThat(as(PROVIDER_IN_IRBID)
                        .get("/v1/referrals?limit=200")
                        .<Object>at("items.find { it.id == '" + referral.id() + "' }.details.reason"))
                .isNull();
        assertThat(fhir(PROVIDER_IN_IRBID, "Task/" + referral.id())).doesNotContain(NAME, REASON);
        assertThat(fhir(PROVIDER_IN_IRBID, "ServiceRequest/" + referral.<String>at("chain.chainId")))
                .doesNotContain(NAME, REASON);
    }

    @Test
    void the_requester_keeps_its_own_words_and_not_the_profile() {
        isRestricted(true);

        Answer seen = as(CASEWORKER_AT_MINISTRY).get(path).hasStatus(200);
        assertThat(seen.<Object>at("profile")).isNull();
        assertThat(seen.<Object>at("summary")).isNull();
        assertThat(seen.<String>at("details.reason")).isEqualTo(REASON);
        assertThat(fhir(CASEWORKER_AT_MINISTRY, "Task/" + referral.id())).doesNotContain(NAME);
    }

    @Test
    void a_file_of_the_other_side_is_closed_also_by_a_link_from_before() {
        Answer file = as(CASEWORKER_AT_MINISTRY)
                .post(path + "/attachments", Map.of("fileName", "a.pdf", "mediaType", "PDF", "opensWith", "SENDING"))
                .hasStatus(201);
        given().auth()
                .oauth2(Tokens.of(CASEWORKER_AT_MINISTRY))
                .header("If-Match", file.etag())
                .contentType("application/octet-stream")
                .body("%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1))
                .put(path + "/attachments/" + file.id() + "/content")
                .then()
                .statusCode(200);
        String link = path + "/attachments/" + file.id() + "/link";
        Answer before = as(PROVIDER_IN_IRBID).post(link, null).hasStatus(200);

        isRestricted(true);

        as(PROVIDER_IN_IRBID).post(link, null).isProblem(403, "not-allowed");
        assertThat(given().formParam("token", before.<String>at("token"))
                        .post(before.<String>at("path"))
                        .statusCode())
                .isNotEqualTo(200);
    }

    @Test
    void a_step_that_is_sent_again_shows_no_more_than_a_fresh_reading() {
        by(PROVIDER_IN_IRBID, referral, "complete", Map.of("outcome", "SERVICE_RECEIVED"))
                .hasStatus(200);
        Answer sent = sent(person);
        Api keyed =
                as(PROVIDER_IN_IRBID).with("Idempotency-Key", UUID.randomUUID()).with("If-Match", sent.etag());
        String accept = "/v1/referrals/" + sent.id() + "/accept";
        assertThat(keyed.post(accept, Map.of()).hasStatus(200).raw().asString()).contains(NAME);

        isRestricted(true);

        assertThat(keyed.post(accept, Map.of()).hasStatus(200).raw().asString()).doesNotContain(NAME, REASON);
    }

    @Test
    void it_is_still_answered_and_ended_and_goes_no_further() {
        Answer draft = by(
                        PROVIDER_IN_IRBID,
                        referral,
                        "refer-onward",
                        Map.of("serviceAtLocationId", centreElsewhere(), "reason", MESSAGE))
                .hasStatus(201);

        isRestricted(true);

        by(PROVIDER_IN_IRBID, referral, "refer-onward", Map.of("serviceAtLocationId", centreElsewhere()))
                .isProblem(409, "person-is-restricted");
        assertThat(as(PROVIDER_IN_IRBID).get(path).<List<String>>at("allowedActions"))
                .contains("complete")
                .doesNotContain("refer-onward");
        assertThat(text(PROVIDER_IN_IRBID, "/v1/referrals/" + draft.id())).doesNotContain(MESSAGE);
        as(PROVIDER_IN_IRBID)
                .post(path + "/messages", Map.of("text", "We stop here"))
                .hasStatus(201);
        Answer ended = by(PROVIDER_IN_IRBID, referral, "complete", Map.of("outcome", "PARTLY_RECEIVED"))
                .hasStatus(200);
        assertThat(ended.raw().asString()).doesNotContain(NAME, REASON);
    }

    @Test
    void nobody_is_told_which_services_the_person_gets_and_no_code_is_mailed() {
        by(PROVIDER_IN_IRBID, referral, "complete", Map.of("outcome", "SERVICE_RECEIVED"))
                .hasStatus(200);
        assertThat(duplicates()).contains(person);

        isRestricted(true);

        assertThat(duplicates()).doesNotContain(person);
        as(CASEWORKER_AT_MINISTRY)
                .post(path + "/feedback-invitations", Map.of("delivery", "MAILED"))
                .isProblem(409, "no-safe-address");
    }

    @Test
    void it_comes_back_when_the_restriction_is_lifted_whatever_arrives_late() {
        int late = REVISION.incrementAndGet();
        isRestricted(true);
        isRestricted(false);

        says(late, true);
        Answer other = restrictedBeside();
        assertThat(other.<Boolean>at("recordRestricted")).isTrue();

        assertThat(text(PROVIDER_IN_IRBID, path)).contains(NAME, REASON);
        assertThat(text(PROVIDER_IN_IRBID, path + "/messages")).contains(MESSAGE);
    }

    @Test
    void what_went_to_save_a_life_stays_open() {
        String unasked = UUID.randomUUID().toString();
        FakeRegistry.refuses(unasked);
        Answer draft = drafted(unasked);
        by(
                        SUPERVISOR_AT_MINISTRY,
                        draft,
                        "send-without-consent",
                        Map.of("legalBasis", "VITAL_INTEREST", "reason", "Unconscious in hospital"))
                .hasStatus(200);
        by(PROVIDER_IN_IRBID, draft, "accept", Map.of()).hasStatus(200);
        send(unasked, REVISION.incrementAndGet(), true);
        restrictedBeside();

        assertThat(text(PROVIDER_IN_IRBID, "/v1/referrals/" + draft.id())).contains(NAME);
    }

    /** After it, whatever was sent before was read: all go under one key. */
    private Answer restrictedBeside() {
        String another = somebody();
        Answer sent = sent(another);
        send(another, REVISION.incrementAndGet(), true);
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> as(PROVIDER_IN_IRBID).get("/v1/referrals/" + sent.id()),
                        seen -> seen.<Boolean>at("recordRestricted"));
    }

    @Test
    void a_restriction_of_another_agency_closes_nothing_that_this_one_sent() {
        send(person, REVISION.incrementAndGet(), true, Persona.MINISTRY);
        restrictedBeside();
        assertThat(text(PROVIDER_IN_IRBID, path)).contains(NAME, REASON);
        assertThat(duplicates()).contains(person);

        send(person, REVISION.incrementAndGet(), false, Persona.MINISTRY);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(PROVIDER_IN_IRBID).get(path).<Boolean>at("recordRestricted"));
        assertThat(text(PROVIDER_IN_IRBID, path)).doesNotContain(NAME);
        assertThat(duplicates()).doesNotContain(person);
    }

    private void isRestricted(boolean now) {
        says(REVISION.incrementAndGet(), now);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(PROVIDER_IN_IRBID).get(path).<Boolean>at("recordRestricted") == now);
    }

    private void says(int revision, boolean restricted) {
        send(person, revision, restricted);
    }

    private static void send(String person, int revision, boolean restricted, String... exceptFor) {
        Topic.send("wasl.registry.events", "one-order", """
                {"specversion":"1.0","id":"%s","source":"/wasl/registry","type":"org.wasl.person.restriction-stated","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":{"personId":"%s","restricted":%s,
                 "exceptFor":[%s],"revision":%s}}""".formatted(
                        UUID.randomUUID(),
                        person,
                        person,
                        restricted,
                        Arrays.stream(exceptFor).map(id -> '"' + id + '"').collect(Collectors.joining(",")),
                        revision));
    }

    private static String duplicates(String person) {
        return as(CASEWORKER_AT_UNHCR)
                .post("/v1/referrals/duplicate-check", Map.of("subjectIds", List.of(person)))
                .hasStatus(200)
                .raw()
                .asString();
    }

    private String duplicates() {
        return duplicates(person);
    }

    private static String text(Persona who, String path) {
        return as(who).get(path).hasStatus(200).raw().asString();
    }

    private static String fhir(Persona who, String what) {
        return text(who, "/fhir/" + what);
    }
}
