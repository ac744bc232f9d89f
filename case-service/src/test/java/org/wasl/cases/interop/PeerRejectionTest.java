package org.wasl.cases.interop;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.FakeRegistry;
import org.wasl.contracts.code.CodeLists;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;

/** Which lines of a peer are refused, and what is said of them. */
@QuarkusTest
class PeerRejectionTest extends PeerFiles {
    /** Who answers for it there, answers for it there. */
    @Test
    void what_a_peer_has_ended_does_not_begin_anew_here() {
        for (String status : List.of("closed", "Transferred", "duplicate")) {
            Answer report = imported("PRIMERO", """
                    {"case_id":"%s","name_first":"Rima","sex":"female","status":"%s"}""".formatted(UUID.randomUUID(), status));

            assertThat(report.<String>list("lines.faults.code.flatten()"))
                    .as(status)
                    .containsExactly("closed-elsewhere");
        }
    }

    @Test
    void each_bad_line_is_named_and_the_others_are_taken() {
        Answer report = imported("PRIMERO", """
                not json
                {"name_first":"Rima","sex":"female"}

                {"case_id":"%s"}
                {"case_id":"%s","name_first":"Rima","sex":"female","status":"closed"}
                {"case_id":"%s","name_first":"Rima","sex":"robot","care_arrangements_type":"with the wolves","registration_date":"soon"}""".formatted(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()));

        assertThat(report.<Integer>list("lines.line")).containsExactly(1, 2, 4, 5, 6);
        assertThat(report.<String>list("lines.outcome"))
                .containsExactly("REJECTED", "REJECTED", "REJECTED", "REJECTED", "CREATED");
        assertThat(report.<String>list("lines.faults.code.flatten()"))
                .containsExactly(
                        "unreadable-line",
                        "no-case-id",
                        "opted-out",
                        "closed-elsewhere",
                        "unknown-code-kept",
                        "unknown-code-kept",
                        "unknown-code-kept");
        assertThat(report.<Integer>at("outcomes.REJECTED")).isEqualTo(4);
    }

    @Test
    void a_case_that_ended_here_is_not_written() {
        String line = named(UUID.randomUUID().toString());
        String file = imported("PRIMERO", line).at("lines[0].caseId");
        Answer read = as(CASEWORKER_AT_UNHCR).get("/v1/cases/" + file);
        as(CASEWORKER_AT_UNHCR)
                .step(read, "/v1/cases/" + file + "/screen-out", Map.of("reason", "moved away"))
                .hasStatus(200);

        Answer again = imported("PRIMERO", line.replace("}", ",\"protection_concerns\":[\"neglect\"]}"));

        assertThat(again.<String>list("lines.outcome")).containsExactly("REJECTED");
        assertThat(again.<String>list("lines[0].faults.code")).containsExactly("case-not-open");
    }

    @Test
    void what_no_other_way_in_would_take_is_not_taken_here_either() {
        String concerns = CodeLists.all().get("Concern").stream()
                .limit(25)
                .map(code -> "\"" + code.code() + "\"")
                .collect(joining(","));

        Answer report = imported(
                "PRIMERO",
                named("x".repeat(500)) + "\n"
                        + named(UUID.randomUUID().toString())
                                .replace("}", ",\"protection_concerns\":[" + concerns + "]}"));

        assertThat(report.<String>list("lines.outcome")).containsExactly("REJECTED", "REJECTED");
    }

    @Test
    void a_bad_number_rejects_its_line_with_field_and_code_and_the_file_goes_on() throws IOException {
        String bad;
        try (InputStream file = PeerRejectionTest.class.getResourceAsStream("primero-bad-national-number.ndjson")) {
            bad = new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
        String longName = named(UUID.randomUUID().toString()).replace("Rima", "R".repeat(101));
        String withNul = named(UUID.randomUUID().toString()).replace("Rima", "Ri\\u0000ma");
        String tomorrow = named(UUID.randomUUID().toString())
                .replace("}", ",\"registration_date\":\"" + TestClock.today().plusDays(2) + "\"}");
        String lines = String.join("\n", bad, longName, withNul, tomorrow);

        for (boolean dryRun : List.of(true, false)) {
            String good = named(UUID.randomUUID().toString());
            Answer report = as(UNHCR_SYSTEM)
                    .send(
                            "application/x-ndjson",
                            "/v1/cases/import?profile=PRIMERO&ownerId=" + OWNER + "&dryRun=" + dryRun,
                            lines + "\n" + good)
                    .hasStatus(200);

            assertThat(report.<String>list("lines.outcome").get(0)).isEqualTo("REJECTED");
            assertThat(report.<String>list("lines[0].faults.field")).containsExactly("/national_id_no");
            assertThat(report.<String>list("lines[0].faults.code")).containsExactly("national-number");
            assertThat(report.<String>list("lines[2].faults.field")).containsExactly("/name_first");
            assertThat(report.<String>list("lines[2].faults.code")).containsExactly("control-characters");
            assertThat(report.<String>list("lines.outcome").get(4)).isEqualTo("CREATED");
            assertThat(report.<String>list("lines[1].faults.field")).containsExactly("/name_first");
            assertThat(report.<String>list("lines[1].faults.code")).containsExactly("size");
            assertThat(report.<String>list("lines[3].faults.field")).containsExactly("/registration_date");
            assertThat(report.<String>list("lines[3].faults.code")).containsExactly("in-the-future");
        }
    }

    @Test
    void a_disabled_record_opens_no_case_and_a_name_in_one_piece_and_an_age_are_taken() {
        String id = UUID.randomUUID().toString();

        Answer report = imported("PRIMERO", """
                {"case_id":"%s","name_first":"Rima","sex":"female","record_state":false}
                {"case_id":"%s","name":"Sami Omar Khatib","sex":"male","age":12,"record_state":true}
                {"case_id":"%s","name":"Rima Saleh","sex":"female","age":999}""".formatted(UUID.randomUUID(), id, UUID.randomUUID()));

        assertThat(report.<String>list("lines.outcome")).containsExactly("REJECTED", "CREATED", "CREATED");
        assertThat(report.<String>list("lines.faults.code.flatten()"))
                .containsExactly("disabled-elsewhere", "not-an-age");
        assertThat(FakeRegistry.registered("primero", id))
                .contains("\"given\":\"Sami\",\"father\":\"Omar\"", "\"family\":\"Khatib\"")
                .contains("\"birthDate\":\"" + TestClock.today().minusYears(12).withDayOfYear(1) + "\"")
                .contains("\"birthDatePrecision\":\"ESTIMATED\"");
    }

    @Test
    void a_record_that_was_disabled_changes_no_case_that_came_by_it() {
        String line = named(UUID.randomUUID().toString()).replace("}", ",\"care_arrangements_type\":\"%s\"}");
        String file = imported("PRIMERO", line.formatted("kinship")).at("lines[0].caseId");
        String before = as(CASEWORKER_AT_UNHCR).get("/v1/cases/" + file).etag();

        for (boolean disabled : List.of(true, false)) {
            Answer report =
                    imported("PRIMERO", line.formatted("foster").replace("}", ",\"record_state\":" + !disabled + "}"));

            Answer read = as(CASEWORKER_AT_UNHCR).get("/v1/cases/" + file).hasStatus(200);
            assertThat(report.<String>at("lines[0].caseId")).isEqualTo(file);
            assertThat(report.<String>list("lines.outcome")).containsExactly(disabled ? "REJECTED" : "UPDATED");
            assertThat(report.<String>list("lines[0].faults.code"))
                    .isEqualTo(disabled ? List.of("disabled-elsewhere") : List.of());
            assertThat(read.<String>at("careArrangement")).isEqualTo(disabled ? "KINSHIP" : "FOSTER");
            assertThat(read.etag().equals(before)).isEqualTo(disabled);
        }
    }

    @Test
    void a_dry_run_says_what_the_run_says() {
        String candidate = named(UUID.randomUUID().toString()).replace("Rima", "Dryrun-Known");
        FakeRegistry.mayKnow("Dryrun-Known");
        String running =
                imported("PRIMERO", named(UUID.randomUUID().toString())).at("lines[0].caseId");
        String number =
                "9" + number().replaceAll("[^0-9]", "").concat("000000000").substring(0, 9);
        FakeRegistry.hasNumber(
                as(CASEWORKER_AT_UNHCR).get("/v1/cases/" + running).at("subjectId"), number);
        String again = named(UUID.randomUUID().toString()).replace("}", ",\"national_id_no\":\"" + number + "\"}");

        for (boolean dryRun : List.of(true, false)) {
            Answer report = as(UNHCR_SYSTEM)
                    .send(
                            "application/x-ndjson",
                            "/v1/cases/import?profile=PRIMERO&ownerId=" + OWNER + "&dryRun=" + dryRun,
                            candidate + "\n" + again)
                    .hasStatus(200);
            assertThat(report.<String>list("lines.outcome"))
                    .as("dry run: " + dryRun)
                    .containsExactly("CONFLICT", "CONFLICT");
            assertThat(report.<String>list("lines.faults.code.flatten()"))
                    .containsExactly("person-possibly-known", "possible-duplicate");
        }
    }

    @Test
    void a_dry_run_says_of_a_line_what_the_run_says_after_the_lines_before_it() {
        String id = UUID.randomUUID().toString();
        String number = "9"
                + UUID.randomUUID()
                        .toString()
                        .replaceAll("[^0-9]", "")
                        .concat("000000000")
                        .substring(0, 9);
        String numbered = named(UUID.randomUUID().toString()).replace("}", ",\"national_id_no\":\"" + number + "\"}");
        String lines = String.join(
                "\n",
                named(id),
                named(id),
                named(id).replace("}", ",\"something_else\":\"told\"}"),
                named(id).replace("}", ",\"something_else\":\"told\"}"),
                numbered);

        for (boolean dryRun : List.of(true, true, false)) {
            assertThat(as(UNHCR_SYSTEM)
                            .send(
                                    "application/x-ndjson",
                                    "/v1/cases/import?profile=PRIMERO&ownerId=" + OWNER + "&dryRun=" + dryRun,
                                    lines)
                            .hasStatus(200)
                            .<String>list("lines.outcome"))
                    .as("dry run: " + dryRun)
                    .containsExactly("CREATED", "UNCHANGED", "UPDATED", "UNCHANGED", "CREATED");
        }
    }

    /** The registry, which would say so in the run, does not have the first yet. */
    @Test
    void in_a_dry_run_two_equal_persons_and_two_with_one_number_are_not_both_new() {
        String number = "9"
                + UUID.randomUUID()
                        .toString()
                        .replaceAll("[^0-9]", "")
                        .concat("000000000")
                        .substring(0, 9);
        List<String> lines = new ArrayList<>();
        for (String more : List.of(
                ",\"date_of_birth\":\"2016-04-03\"}",
                ",\"date_of_birth\":\"2016-04-03\"}",
                ",\"national_id_no\":\"" + number + "\"}",
                ",\"national_id_no\":\"" + number + "\"}")) {
            lines.add(named(UUID.randomUUID().toString()).replace("}", more));
        }

        Answer report = as(UNHCR_SYSTEM)
                .send(
                        "application/x-ndjson",
                        "/v1/cases/import?profile=PRIMERO&dryRun=true&ownerId=" + OWNER,
                        String.join("\n", lines))
                .hasStatus(200);

        assertThat(report.<String>list("lines.outcome")).containsExactly("CREATED", "CONFLICT", "CREATED", "CONFLICT");
        assertThat(report.<String>list("lines.faults.code.flatten()"))
                .containsExactly("person-possibly-known", "possible-duplicate");
    }

    @Test
    void a_dry_run_changes_nothing_and_an_outage_is_an_outage() {
        String line = named(UUID.randomUUID().toString());

        Answer dry = as(UNHCR_SYSTEM)
                .send("application/x-ndjson", "/v1/cases/import?profile=PRIMERO&dryRun=true&ownerId=" + OWNER, line)
                .hasStatus(200);
        assertThat(dry.<String>list("lines.outcome")).containsExactly("CREATED");
        assertThat(imported("PRIMERO", line).<String>list("lines.outcome")).containsExactly("CREATED");

        FakeRegistry.isDown(true);
        as(UNHCR_SYSTEM)
                .send(
                        "application/x-ndjson",
                        "/v1/cases/import?profile=PRIMERO&ownerId=" + OWNER,
                        named(UUID.randomUUID().toString()))
                .isProblem(503, "dependency-unavailable");
    }

    @Test
    void only_a_system_imports_and_only_to_a_worker_of_its_agency() {
        as(CASEWORKER_AT_UNHCR)
                .send("application/x-ndjson", "/v1/cases/import?profile=PRIMERO&ownerId=" + OWNER, "{}")
                .isProblem(403, "not-allowed");
        as(UNHCR_SYSTEM)
                .send("application/x-ndjson", "/v1/cases/import?profile=PRIMERO&ownerId=somebody", "{}")
                .isProblem(422, "invalid-fields")
                .names("#ownerId", "no-such-worker");
        as(CASEWORKER_AT_UNHCR).get("/v1/cases/export?profile=PRIMERO").isProblem(403, "not-allowed");
    }
}
