package org.wasl.referral.attachment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_ELSEWHERE;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.StatedCases;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.testing.Topic;
import org.wasl.referral.FakeRegistry;
import org.wasl.referral.ReferralTest;

/** Files of a referral: who may add them, who may open them, and from when on. */
@QuarkusTest
class ReferralAttachmentTest extends ReferralTest {
    private static final byte[] REPORT = "%PDF-1.4\nreport of Hind\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1);

    private static Answer added(Persona who, Answer referral, String opensWith) {
        String path = "/v1/referrals/" + referral.id() + "/attachments";
        Answer announced = as(who).post(
                        path, Map.of("fileName", "تقرير هند.pdf", "mediaType", "PDF", "opensWith", opensWith))
                .hasStatus(201);
        return sent(who, path, announced, REPORT).hasStatus(200);
    }

    private static Answer sent(Persona who, String path, Answer announced, byte[] content) {
        return new Answer(given().auth()
                .oauth2(Tokens.of(who))
                .header("If-Match", announced.etag())
                .contentType("application/octet-stream")
                .body(content)
                .put(path + "/" + announced.id() + "/content"));
    }

    private static Answer seenBy(Persona who, Answer referral) {
        return as(who).get("/v1/referrals/" + referral.id() + "/attachments").hasStatus(200);
    }

    private static Answer link(Persona who, Answer referral, Answer attachment) {
        return as(who).post("/v1/referrals/" + referral.id() + "/attachments/" + attachment.id() + "/link", null);
    }

    private static Response downloaded(Answer link) {
        return given().formParam("token", link.<String>at("token")).post(link.<String>at("path"));
    }

    @Test
    void a_file_opens_with_acceptance_unless_it_opens_with_sending() {
        Answer draft = drafted(somebody());
        Answer early = added(CASEWORKER_AT_MINISTRY, draft, "SENDING");
        Answer late = added(CASEWORKER_AT_MINISTRY, draft, "ACCEPTANCE");
        by(CASEWORKER_AT_MINISTRY, draft, "send", null).hasStatus(200);

        Answer before = seenBy(PROVIDER_IN_IRBID, draft);
        assertThat(before.<String>list("items.fileName")).containsExactly(null, "تقرير هند.pdf");
        assertThat(before.<List<String>>at("items[0].redactions")).contains("fileName");
        link(PROVIDER_IN_IRBID, draft, late).isProblem(403, "not-allowed");
        link(PROVIDER_IN_IRBID, draft, early).hasStatus(200);

        by(PROVIDER_IN_IRBID, draft, "accept", Map.of()).hasStatus(200);
        Response downloaded = downloaded(link(PROVIDER_IN_IRBID, draft, late).hasStatus(200));
        assertThat(downloaded.asByteArray()).isEqualTo(REPORT);
        assertThat(downloaded.header("Content-Disposition")).contains("filename*=UTF-8''%D8");
    }

    /** What is saved under the name of a program runs when it is opened, whatever its first bytes say. */
    @Test
    void a_file_is_downloaded_under_a_name_of_its_kind_without_what_cannot_be_seen() {
        Answer sent = sent(somebody());
        String path = "/v1/referrals/" + sent.id() + "/attachments";
        Answer announced = as(CASEWORKER_AT_MINISTRY)
                .post(path, Map.of("fileName", "report\u200B.h\u202Eta", "mediaType", "PDF", "opensWith", "SENDING"))
                .hasStatus(201);
        assertThat(announced.<String>at("fileName")).isEqualTo("report.hta");
        Answer held = sent(CASEWORKER_AT_MINISTRY, path, announced, REPORT).hasStatus(200);

        Response downloaded = downloaded(link(PROVIDER_IN_IRBID, sent, held).hasStatus(200));

        assertThat(downloaded.header("Content-Disposition")).endsWith("''report.hta.pdf");
    }

    @Test
    void a_link_that_is_asked_for_again_with_its_key_is_the_same_while_the_file_is_open() {
        Answer sent = sent(somebody());
        Answer ours = added(CASEWORKER_AT_MINISTRY, sent, "SENDING");
        Api keyed = as(PROVIDER_IN_IRBID).with("Idempotency-Key", java.util.UUID.randomUUID());
        String path = "/v1/referrals/" + sent.id() + "/attachments/" + ours.id() + "/link";

        Answer first = keyed.post(path, null).hasStatus(200);
        assertThat(keyed.post(path, null).hasStatus(200).<String>at("token")).isEqualTo(first.at("token"));
        by(PROVIDER_IN_IRBID, sent, "decline", Map.of("code", "OUT_OF_AREA")).hasStatus(200);

        keyed.post(path, null).isProblem(403, "not-allowed");
    }

    @Test
    void the_recipient_adds_files_too_and_access_ends_for_what_is_not_its_own() {
        Answer sent = sent(somebody());
        Answer theirs = added(PROVIDER_IN_IRBID, sent, "SENDING");
        Answer ours = added(CASEWORKER_AT_MINISTRY, sent, "SENDING");
        link(CASEWORKER_AT_MINISTRY, sent, theirs).hasStatus(200);
        by(PROVIDER_IN_IRBID, sent, "decline", Map.of("code", "OUT_OF_AREA")).hasStatus(200);

        link(PROVIDER_IN_IRBID, sent, ours).isProblem(403, "not-allowed");
        assertThat(seenBy(PROVIDER_IN_IRBID, sent).<String>list("items.fileName"))
                .containsExactly(null, "تقرير هند.pdf");
        as(PROVIDER_IN_IRBID)
                .post("/v1/referrals/" + sent.id() + "/attachments", Map.of("fileName", "a.pdf", "mediaType", "PDF"))
                .isProblem(409, "illegal-step");
    }

    @Test
    void a_link_that_is_asked_for_again_with_its_key_is_the_same_and_opens_once() {
        Answer sent = sent(somebody());
        Answer file = added(CASEWORKER_AT_MINISTRY, sent, "SENDING");
        String path = "/v1/referrals/" + sent.id() + "/attachments/" + file.id() + "/link";
        var api = as(CASEWORKER_AT_MINISTRY).with("Idempotency-Key", UUID.randomUUID());

        Answer first = api.post(path, null).hasStatus(200);
        Answer again = api.post(path, null).hasStatus(200);

        assertThat(again.<String>at("token")).isEqualTo(first.at("token"));
        assertThat(downloaded(first).statusCode()).isEqualTo(200);
        assertThat(downloaded(again).statusCode()).isEqualTo(404);
    }

    @Test
    void a_link_opens_nothing_once_the_recipient_has_no_access_any_more() {
        Answer sent = sent(somebody());
        Answer file = added(CASEWORKER_AT_MINISTRY, sent, "SENDING");
        Answer own = added(PROVIDER_IN_IRBID, sent, "SENDING");
        Answer before = link(PROVIDER_IN_IRBID, sent, file).hasStatus(200);
        assertThat(downloaded(before).statusCode()).isEqualTo(200);
        Answer theirs = link(PROVIDER_IN_IRBID, sent, file).hasStatus(200);
        Answer ofOwn = link(PROVIDER_IN_IRBID, sent, own).hasStatus(200);

        by(CASEWORKER_AT_MINISTRY, sent, "cancel", Map.of("code", "SENT_IN_ERROR"))
                .hasStatus(200);

        assertThat(downloaded(theirs).statusCode()).isEqualTo(404);
        assertThat(downloaded(ofOwn).statusCode()).isEqualTo(200);
    }

    @Test
    void a_link_opens_nothing_once_consent_is_withdrawn() {
        String person = UUID.randomUUID().toString();
        String consent = UUID.randomUUID().toString();
        FakeRegistry.grants(person, consent);
        Answer accepted = accepted(person);
        Answer file = added(CASEWORKER_AT_MINISTRY, accepted, "SENDING");
        Answer link = link(PROVIDER_IN_IRBID, accepted, file).hasStatus(200);

        Topic.send("wasl.registry.events", person, """
                {"specversion":"1.0","id":"%s","source":"/wasl/registry","type":"org.wasl.consent.withdrawn","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"",
                 "data":{"personId":"%s","consentId":"%s","purpose":"REFERRAL","recipients":[]}}""".formatted(UUID.randomUUID(), person, person, consent));

        await().atMost(Duration.ofSeconds(20)).until(() -> as(PROVIDER_IN_IRBID)
                .get("/v1/referrals/" + accepted.id())
                .<Boolean>at("accessClosed"));
        assertThat(downloaded(link).statusCode()).isEqualTo(404);
    }

    @Test
    void a_link_of_a_former_owner_opens_nothing_of_a_restricted_case() {
        String person = somebody();
        Map<String, Object> body = referralOf(person);
        body.put("caseId", StatedCases.restricted(person, OTHER_CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY));
        Answer draft =
                as(OTHER_CASEWORKER_AT_MINISTRY).post("/v1/referrals", body).hasStatus(201);
        Answer file = added(OTHER_CASEWORKER_AT_MINISTRY, draft, "SENDING");
        Answer link = link(OTHER_CASEWORKER_AT_MINISTRY, draft, file).hasStatus(200);

        restrictedTo(CASEWORKER_AT_MINISTRY, body.get("caseId").toString(), person);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(OTHER_CASEWORKER_AT_MINISTRY)
                                .get("/v1/referrals/" + draft.id())
                                .raw()
                                .statusCode()
                        == 404);
        assertThat(downloaded(link).statusCode()).isEqualTo(404);
    }

    @Test
    void files_are_found_under_their_own_referral_and_by_its_sides_only() {
        Answer one = sent(somebody());
        Answer other = sent(somebody());
        Answer file = added(CASEWORKER_AT_MINISTRY, one, "SENDING");

        link(CASEWORKER_AT_MINISTRY, other, file).isProblem(404, "not-found");
        link(PROVIDER_ELSEWHERE, one, file).isProblem(404, "not-found");
        assertThat(given().formParam("token", "made-up")
                        .post("/v1/referral-downloads")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_is_no_pdf_is_refused_and_nothing_is_sent_twice() {
        Answer sent = sent(somebody());
        String path = "/v1/referrals/" + sent.id() + "/attachments";
        Answer announced = as(CASEWORKER_AT_MINISTRY)
                .post(path, Map.of("fileName", "a.pdf", "mediaType", "PDF"))
                .hasStatus(201);

        sent(CASEWORKER_AT_MINISTRY, path, announced, "just text".getBytes(StandardCharsets.UTF_8))
                .isProblem(422, "invalid-fields")
                .names("#Content", "not-of-this-type");
        Answer full = sent(CASEWORKER_AT_MINISTRY, path, announced, REPORT).hasStatus(200);
        sent(CASEWORKER_AT_MINISTRY, path, full, REPORT).isProblem(409, "already-done");
        as(CASEWORKER_AT_MINISTRY)
                .post(path, Map.of("fileName", "../a.pdf", "mediaType", "PDF"))
                .isProblem(422, "invalid-fields");
    }
}
