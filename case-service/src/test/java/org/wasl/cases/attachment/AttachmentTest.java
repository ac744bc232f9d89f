package org.wasl.cases.attachment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.cases.FakeRegistry;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;

@QuarkusTest
class AttachmentTest extends CaseTest {
    @Inject
    EntityManager entities;

    @Test
    void a_file_comes_back_as_it_was_once_for_who_has_the_token_of_its_link() {
        Answer file = opened("DISABILITY");
        byte[] content = pdf(700_000, "first page");
        Answer announced = announced(file, false);

        Answer sent = sent(file, announced, content).hasStatus(200);
        assertThat(sent.<Integer>at("byteCount")).isEqualTo(content.length);
        assertThat(sent.<String>at("sha256")).hasSize(64);
        Answer link = becomesDownloadable(file, announced);
        assertThat(link.<String>at("path")).as("no secret").isEqualTo("/v1/attachment-downloads");
        Response downloaded = download(link.at("token"));

        assertThat(downloaded.statusCode()).isEqualTo(200);
        assertThat(Arrays.equals(downloaded.asByteArray(), content)).isTrue();
        assertThat(downloaded.header("Content-Disposition"))
                .contains("filename*=UTF-8''")
                .contains("%D8");
        assertThat(downloaded.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(download(link.at("token")).statusCode()).as("it opens once").isEqualTo(404);
        assertThat(found("attachment", "شهادة")).isZero();
        assertThat(found("attachment_part", "first page")).isZero();
        Answer now = as(CASEWORKER_AT_MINISTRY).get("/v1/cases/" + file.id() + "/attachments");
        assertThat(now.<String>at("items[0].scanStatus")).isEqualTo("CLEAN");
        sent(file, announced, content).isProblem(412, "stale-version");
    }

    @Test
    void a_link_that_is_asked_for_again_with_its_key_is_the_same_and_opens_once() {
        Answer file = opened("DISABILITY");
        Answer announced = announced(file, false);
        sent(file, announced, pdf(1000, "x")).hasStatus(200);
        becomesDownloadable(file, announced);
        Api keyed = as(CASEWORKER_AT_MINISTRY).with("Idempotency-Key", java.util.UUID.randomUUID());
        String path = "/v1/cases/" + file.id() + "/attachments/" + announced.id() + "/link";

        Answer first = keyed.post(path, null).hasStatus(200);
        Answer again = keyed.post(path, null).hasStatus(200);

        assertThat(again.<String>at("token")).isEqualTo(first.at("token"));
        assertThat(download(first.at("token")).statusCode()).isEqualTo(200);
        assertThat(download(again.at("token")).statusCode()).isEqualTo(404);
    }

    @Test
    void a_link_that_was_made_up_or_changed_opens_nothing() {
        Answer file = opened("DISABILITY");
        Answer announced = announced(file, false);
        sent(file, announced, pdf(1000, "x")).hasStatus(200);
        Answer link = becomesDownloadable(file, announced);

        String token = link.at("token");
        String changed = token.substring(0, token.length() - 4) + (token.endsWith("AAAA") ? "BBBB" : "AAAA");
        assertThat(download(changed).statusCode()).isEqualTo(404);
        assertThat(download("guess").statusCode()).isEqualTo(404);
        assertThat(given().get("/v1/attachment-downloads/" + token).statusCode())
                .isEqualTo(404);
        assertThat(given().contentType("application/x-www-form-urlencoded")
                        .post("/v1/attachment-downloads")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_link_of_an_account_that_went_to_another_agency_opens_nothing() {
        Answer file = opened("DISABILITY");
        Answer announced = announced(file, false);
        sent(file, announced, pdf(1000, "x")).hasStatus(200);
        becomesDownloadable(file, announced);
        String account = UUID.randomUUID().toString();
        String token = withToken(Tokens.of(account, MINISTRY, "caseworker"))
                .post("/v1/cases/" + file.id() + "/attachments/" + announced.id() + "/link", null)
                .hasStatus(200)
                .at("token");

        signedIn(account, UNHCR, "caseworker");

        assertThat(download(token).statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_not_what_it_says_is_refused_an_archive_among_it() throws IOException {
        Answer file = opened("DISABILITY");
        Answer announced = announced(file, false);

        sent(file, announced, zip()).isProblem(422, "invalid-fields").names("#Content", "not-of-this-type");
        sent(file, announced, "#!/bin/sh".getBytes(StandardCharsets.UTF_8)).isProblem(422, "invalid-fields");
        sent(file, announced, new byte[0]).isProblem(422, "invalid-fields");
        sent(file, announced, pdf(2_100_000, "large"))
                .isProblem(413, "body-too-large")
                .names("", "too-many-bytes");
        assertThat(parts(announced)).isZero();
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/attachments/" + announced.id() + "/link", null)
                .isProblem(409, "not-downloadable");
        as(CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/cases/" + file.id() + "/attachments",
                        Map.of("fileName", "../../etc/passwd", "mediaType", "PDF", "restricted", false))
                .isProblem(422, "invalid-fields")
                .names("/fileName", "no-path");
    }

    @Test
    void malware_is_downloaded_by_nobody() {
        Answer file = opened("DISABILITY");
        Answer announced = announced(file, false);
        sent(file, announced, pdf(1000, "EICAR")).hasStatus(200);

        await().atMost(Duration.ofSeconds(30)).until(() -> as(CASEWORKER_AT_MINISTRY)
                .get("/v1/cases/" + file.id() + "/attachments")
                .<String>at("items[0].scanStatus")
                .equals("BLOCKED"));
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/attachments/" + announced.id() + "/link", null)
                .isProblem(409, "not-downloadable");
    }

    @Test
    void a_restricted_file_is_for_the_owner_and_the_supervisor() {
        Answer file = opened("DISABILITY");
        Answer announced = announced(file, true);
        sent(file, announced, pdf(1000, "x")).hasStatus(200);
        becomesDownloadable(file, announced);
        String path = "/v1/cases/" + file.id() + "/attachments";

        Answer team = as(OTHER_CASEWORKER_AT_MINISTRY).get(path).hasStatus(200);
        assertThat(team.<Object>at("items[0].fileName")).isNull();
        assertThat(team.<List<String>>at("items[0].allowedActions")).isEmpty();
        link(OTHER_CASEWORKER_AT_MINISTRY, file, announced).isProblem(403, "not-allowed");
        link(SUPERVISOR_AT_MINISTRY, file, announced).hasStatus(200);
        link(CASEWORKER_AT_UNHCR, file, announced).isProblem(404, "not-found");
    }

    @Test
    void a_link_of_who_has_left_the_agency_opens_nothing() {
        Answer file = opened("DISABILITY");
        Answer announced = announced(file, false);
        sent(file, announced, pdf(1000, "x")).hasStatus(200);
        becomesDownloadable(file, announced);
        String account = UUID.randomUUID().toString();
        Answer worker = worker(account, 5);
        Api colleague = withToken(Tokens.of(account, MINISTRY, "caseworker"));
        String token = colleague
                .post("/v1/cases/" + file.id() + "/attachments/" + announced.id() + "/link", null)
                .hasStatus(200)
                .at("token");

        as(MANAGER_AT_MINISTRY)
                .patch("/v1/workers/" + worker.id(), "*", Map.of("active", false))
                .hasStatus(200);
        // Who has left is read every few seconds; a request without a token of theirs does not come again.
        await().atMost(Duration.ofSeconds(20))
                .until(() -> colleague.get("/v1/tasks").raw().statusCode() == 403);

        assertThat(download(token).statusCode()).isEqualTo(404);
    }

    @Test
    void a_link_opens_only_while_whoever_made_it_may_read_the_file() {
        Answer file = opened("GBV");
        String path = "/v1/cases/" + file.id();
        Answer announced = announced(file, false);
        sent(file, announced, pdf(1000, "x")).hasStatus(200);
        String ofOwner = becomesDownloadable(file, announced).at("token");
        String ofSupervisor = link(SUPERVISOR_AT_MINISTRY, file, announced).at("token");
        Api colleague = withToken(Tokens.of(UUID.randomUUID().toString(), MINISTRY, "caseworker"));
        Answer broken = colleague
                .post(path + "/break-glass", Map.of("reason", "The worker of this case is unreachable"))
                .hasStatus(201);
        String ofGlass = colleague
                .post(path + "/attachments/" + announced.id() + "/link", null)
                .at("token");
        Answer grant = granted(file);
        String ofGrantee = linkOfGrantee(file, announced);
        String again = linkOfGrantee(file, announced);
        assertThat(download(ofGrantee).statusCode()).as("granted").isEqualTo(200);

        as(CASEWORKER_AT_MINISTRY)
                .step(grant, path + "/grants/" + grant.id() + "/revoke", null)
                .hasStatus(200);
        as(SUPERVISOR_AT_MINISTRY)
                .step(
                        broken,
                        path + "/break-glass/" + broken.id() + "/review",
                        Map.of("justified", false, "comment", "The worker was in the office"))
                .hasStatus(200);
        as(SUPERVISOR_AT_MINISTRY)
                .step(
                        read(file),
                        path + "/assignments",
                        Map.of(
                                "ownerId",
                                OTHER_CASEWORKER_AT_MINISTRY.subject().toString(),
                                "reason",
                                "Moves to another governorate"))
                .hasStatus(201);

        assertThat(download(again).statusCode()).as("grant revoked").isEqualTo(404);
        assertThat(download(ofGlass).statusCode()).as("not justified").isEqualTo(404);
        assertThat(download(ofOwner).statusCode()).as("owner no more").isEqualTo(404);
        assertThat(download(ofSupervisor).statusCode()).as("supervisor still").isEqualTo(200);
        assertThat(count("select count(*) from audit_entry where action = 'attachment.downloaded' and record_id = '"
                        + announced.id() + "' and subject = '" + SUPERVISOR_AT_MINISTRY.subject() + "'"))
                .as("the audit names whoever made the link")
                .isEqualTo(1);
    }

    @Test
    void a_file_of_which_a_part_is_missing_is_not_called_clean() {
        Answer file = opened("DISABILITY");
        Answer announced = announced(file, false);
        sent(file, announced, pdf(600_000, "x")).hasStatus(200);
        Answer link = becomesDownloadable(file, announced);
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "delete from attachment_part where number = 1 and attachment_id = '" + announced.id() + "'")
                .executeUpdate());

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> {
                    byte[] got = download(link.at("token")).asByteArray();
                    assertThat(got.length).isEqualTo(600_000);
                }))
                .isNotNull();
    }

    private static Response download(String token) {
        return given().formParam("token", token).post("/v1/attachment-downloads");
    }

    private static Answer granted(Answer file) {
        FakeRegistry.consents(file.at("subjectId"), UNHCR, UUID.randomUUID().toString());
        return as(CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/cases/" + file.id() + "/grants",
                        Map.of(
                                "granteeId", UNHCR,
                                "granteeAccountId",
                                        CASEWORKER_AT_UNHCR.subject().toString(),
                                "purpose", "CASE_MANAGEMENT",
                                "categories", List.of("SUBJECT", "ATTACHMENTS"),
                                "validTo",
                                        TestClock.now()
                                                .plus(Duration.ofDays(30))
                                                .toString()))
                .hasStatus(201);
    }

    private static Answer announced(Answer file, boolean restricted) {
        return as(CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/cases/" + file.id() + "/attachments",
                        Map.of("fileName", "شهادة الميلاد.pdf", "mediaType", "PDF", "restricted", restricted))
                .hasStatus(201);
    }

    private static Answer sent(Answer file, Answer attachment, byte[] content) {
        return new Answer(given().auth()
                .oauth2(Tokens.of(CASEWORKER_AT_MINISTRY))
                .header("If-Match", attachment.etag())
                .contentType("application/octet-stream")
                .body(content)
                .put("/v1/cases/" + file.id() + "/attachments/" + attachment.id() + "/content"));
    }

    private static Answer link(Persona who, Answer file, Answer attachment) {
        return as(who).post("/v1/cases/" + file.id() + "/attachments/" + attachment.id() + "/link", null);
    }

    private static String linkOfGrantee(Answer file, Answer attachment) {
        return as(CASEWORKER_AT_UNHCR)
                .with("X-Purpose", "CASE_MANAGEMENT")
                .post("/v1/cases/" + file.id() + "/attachments/" + attachment.id() + "/link", null)
                .at("token");
    }

    private static Answer becomesDownloadable(Answer file, Answer attachment) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> link(CASEWORKER_AT_MINISTRY, file, attachment),
                        answer -> answer.raw().statusCode() == 200);
    }

    private static byte[] pdf(int size, String words) {
        byte[] content = new byte[size];
        new Random(7).nextBytes(content);
        byte[] head = ("%PDF-1.7\n" + words + "\n").getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, content, 0, head.length);
        return content;
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            zip.write(new byte[1_000_000]);
        }
        return bytes.toByteArray();
    }

    private int found(String table, String words) {
        return count("select count(*) from " + table + " t where t::text like '%" + words + "%'");
    }

    private int parts(Answer attachment) {
        return count("select count(*) from attachment_part where attachment_id = '" + attachment.id() + "'");
    }

    private int count(String sql) {
        return ((Number) entities.createNativeQuery(sql).getSingleResult()).intValue();
    }
}
