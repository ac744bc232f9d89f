package org.wasl.referral.attachment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_ELSEWHERE;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Tokens;
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
