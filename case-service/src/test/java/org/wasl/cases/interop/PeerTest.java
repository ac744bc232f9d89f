package org.wasl.cases.interop;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.cases.FakeRegistry;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;

/** Cases of Primero, proGres and the export of UNHCR Jordan: taken in, taken in again, and given back. */
@QuarkusTest
class PeerTest extends CaseTest {
    private static final String OWNER = CASEWORKER_AT_UNHCR.subject().toString();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An operation has codes of its own, which an administrator added. */
    @BeforeEach
    void codesOfTheOperation() {
        isInList(Vocabulary.SPECIFIC_NEED, "DS-V", false);
        isInList(Vocabulary.SPECIFIC_NEED, "DS-LBM", false);
    }

    @AfterEach
    void registryIsBack() {
        FakeRegistry.isDown(false);
    }

    @Test
    void a_primero_case_arrives_once_is_brought_up_to_date_and_goes_back_as_it_came() throws IOException {
        String id = UUID.randomUUID().toString();
        String number = number();
        String line = """
                {"case_id":"%s","case_id_display":"%s","module_id":"primeromodule-cp","status":"open",
                "name_first":"Sami","name_last":"Khatib","sex":"male","date_of_birth":"2014-05-02","age":12,
                "unhcr_individual_no":"%s","protection_concerns":["unaccompanied","neglect"],
                "unhcr_needs_codes":["sc_uc","ds_v"],"care_arrangements_type":"kinship","unhcr_export_opt_in":true,
                "registration_date":"2026-03-01","consent_for_services":true,"icrc_ref_no":"I-1",
                "estimated":false,"tracing_status":"ongoing"}""".formatted(id, id.substring(0, 7), number).replace("\n", "");

        Answer report = imported("PRIMERO", line);
        String file = report.at("lines[0].caseId");
        assertThat(report.<String>list("lines.outcome")).containsExactly("CREATED");
        assertThat(report.<String>list("lines[0].faults.code")).isEmpty();
        assertThat(imported("PRIMERO", line).<String>list("lines.outcome")).containsExactly("UNCHANGED");
        Answer again = imported("PRIMERO", line.replace("\"kinship\"", "\"foster\""));
        assertThat(again.<String>list("lines.outcome")).containsExactly("UPDATED");
        assertThat(again.<String>at("lines[0].caseId")).isEqualTo(file);
        assertThat(again.<String>list("lines[0].faults.code"))
                .as("it is identified here and open there; neither changes the other")
                .containsExactly("status-differs");

        Answer read = as(CASEWORKER_AT_UNHCR).get("/v1/cases/" + file).hasStatus(200);
        assertThat(read.<String>at("status")).isEqualTo("IDENTIFIED");
        assertThat(read.<String>at("careArrangement")).isEqualTo("FOSTER");
        assertThat(read.<String>at("identifiedOn")).isEqualTo("2026-03-01");
        assertThat(read.<String>list("specificNeeds")).containsExactly("SC-UC", "DS-V");
        assertThat(read.<String>list("externalIds.value")).containsExactlyInAnyOrder(id, id.substring(0, 7));

        looks(read.at("subjectId"), number);
        JsonNode back = JSON.readTree(exported("PRIMERO", file));
        assertThat(back.at("/case_id").asText()).isEqualTo(id);
        assertThat(back.at("/name_first").asText()).isEqualTo("Sami");
        assertThat(back.at("/unhcr_needs_codes/1").asText()).isEqualTo("ds_v");
        assertThat(back.at("/care_arrangements_type").asText()).isEqualTo("foster");
        assertThat(back.at("/status").asText()).isEqualTo("identified");
        assertThat(back.at("/tracing_status").asText()).as("kept verbatim").isEqualTo("ongoing");
        assertThat(back.at("/consent_for_services").asBoolean()).isTrue();
    }

    @Test
    void the_jordan_export_is_read_and_written_column_by_column() {
        String person = UUID.randomUUID().toString();
        String number = number();
        FakeRegistry.hasNumber(person, number);
        looks(person, number);
        String code = "CP-" + UUID.randomUUID();
        String csv = String.join(",", JordanExport.COLUMNS) + "\n" + number + "," + code
                + ",18-Nov-2025,unaccompanied,neglect;street_child,JO-AM,male,2014-05-02,12,conflict,Syria,KINSHIP,pending,open\n";

        Answer report = as(UNHCR_SYSTEM)
                .send("text/csv", "/v1/cases/import?profile=UNHCR_JORDAN&ownerId=" + OWNER, csv)
                .hasStatus(200);

        String file = report.at("lines[0].caseId");
        Answer read = as(CASEWORKER_AT_UNHCR).get("/v1/cases/" + file).hasStatus(200);
        assertThat(read.<String>at("subjectId")).isEqualTo(person);
        assertThat(read.<String>list("concerns")).containsExactly("unaccompanied", "neglect", "street_child");
        List<String> lines = exported("UNHCR_JORDAN", file).lines().toList();
        assertThat(lines.get(0)).isEqualTo(String.join(",", JordanExport.COLUMNS));
        assertThat(lines.get(1))
                .startsWith(number + "," + code + ",2025-11-18,unaccompanied,neglect;street_child,")
                .contains(",male,2014-05-02,")
                .endsWith(",conflict,SY,kinship,pending,identified");
    }

    /** And then written again with the rest of the case: what the record has already is taken. */
    @Test
    void a_need_that_no_list_has_is_kept_as_the_peer_wrote_it_and_told() {
        String id = UUID.randomUUID().toString();
        Answer report = imported("PRIMERO", """
                {"case_id":"%s","name_first":"Sami","sex":"male","unhcr_needs_codes":["cr_cp","qq_zz"]}""".formatted(id));

        assertThat(report.<String>list("lines.outcome")).containsExactly("CREATED");
        assertThat(report.<String>list("lines[0].faults.field")).containsExactly("/unhcr_needs_codes");
        assertThat(report.<String>list("lines[0].faults.code")).containsExactly("unknown-code-kept");
        String path = "/v1/cases/" + report.at("lines[0].caseId");
        Answer read = as(CASEWORKER_AT_UNHCR).get(path).hasStatus(200);
        assertThat(read.<String>list("specificNeeds")).containsExactly("CR-CP", "QQ-ZZ");

        Answer changed = as(CASEWORKER_AT_UNHCR)
                .patch(path, read.etag(), Map.of("specificNeeds", List.of("QQ-ZZ", "DS-PM")))
                .hasStatus(200);
        as(CASEWORKER_AT_UNHCR)
                .patch(path, changed.etag(), Map.of("specificNeeds", List.of("QQ-ZZ", "QQ-YY")))
                .isProblem(422, "invalid-fields")
                .names("/specificNeeds/1", "unknown-code");
    }

    @Test
    void two_nationalities_are_not_one_and_neither_is_lost() throws IOException {
        String id = UUID.randomUUID().toString();

        Answer report = imported("PRIMERO", """
                {"case_id":"%s","name_first":"Sami","sex":"male","nationality":["SY","JO"],"unhcr_export_opt_in":true}""".formatted(id));

        assertThat(report.<String>list("lines[0].faults.field")).containsExactly("/nationality");
        JsonNode back = JSON.readTree(exported("PRIMERO", report.at("lines[0].caseId")));
        assertThat(back.at("/nationality/1").asText()).isEqualTo("JO");
    }

    @Test
    void an_intervention_of_progres_becomes_a_case_and_its_codes_stay() throws IOException {
        String intervention = "DAD-21-PRTITV-" + UUID.randomUUID().toString().substring(0, 7);
        String line = """
                {"progres_interventionnumber":"%s","progres_id":"%s","givenname":"ليلى","familyname":"الخطيب",
                "commonyusedname":"لولو","sex":125080000,"dateofbirth":"1990-01-31","primaryphonenumber":"+962790000001",
                "specificneeds.progres_spncategory2":["DS","SP"],"specificneeds.progres_spnsubcategory2":["DS-LBM"],
                "interventionstartdate":"2026-02-01T00:00:00Z","coalocationlevel1":"Jordan"}""".formatted(intervention, number()).replace("\n", "");

        Answer report = imported("PROGRES", line);

        String file = report.at("lines[0].caseId");
        assertThat(report.<String>list("lines.outcome")).containsExactly("CREATED");
        Answer read = as(CASEWORKER_AT_UNHCR).get("/v1/cases/" + file);
        assertThat(read.<String>list("specificNeeds")).containsExactly("SP", "DS-LBM");
        looks(read.at("subjectId"), number());
        assertThat(JSON.readTree(exported("PROGRES", file)).size())
                .as("nobody asked her yet")
                .isEqualTo(1);
        as(CASEWORKER_AT_UNHCR)
                .patch("/v1/cases/" + file, read.etag(), Map.of("unhcrExportOptIn", true))
                .hasStatus(200);
        JsonNode back = JSON.readTree(exported("PROGRES", file));
        assertThat(back.path("progres_interventionnumber").asText()).isEqualTo(intervention);
        assertThat(back.path("sex").asInt()).isEqualTo(125080001);
        assertThat(back.path("coalocationlevel1").asText()).isEqualTo("Jordan");
    }

    @Test
    void who_did_not_agree_leaves_only_the_code() throws IOException {
        String id = UUID.randomUUID().toString();
        String line = """
                {"case_id":"%s","case_id_display":"D-%s","name_first":"Rima","sex":"female","protection_concerns":["neglect"]}""".formatted(id, id);
        String file = imported("PRIMERO", line).at("lines[0].caseId");
        String person = as(CASEWORKER_AT_UNHCR).get("/v1/cases/" + file).at("subjectId");
        looks(person, number());

        assertThat(JSON.readTree(exported("PRIMERO", file)).properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("case_id_display");
        assertThat(exported("UNHCR_JORDAN", file).lines().toList().get(1)).matches(",C-\\d{4}-\\w{7},+");
    }

    @Test
    void of_several_cases_none_is_picked() {
        String one = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        String first = imported("PRIMERO", named(one)).at("lines[0].caseId");
        String second = imported("PRIMERO", named(other)).at("lines[0].caseId");

        Answer both = imported("PRIMERO", """
                {"case_id":"%s","case_id_display":"%s","name_first":"Rima","sex":"female"}""".formatted(one, "D-" + other));

        assertThat(both.<String>list("lines.outcome")).containsExactly("CONFLICT");
        assertThat(both.<String>list("lines[0].candidates")).containsExactlyInAnyOrder(first, second);
        assertThat(both.<String>list("lines[0].faults.code")).containsExactly("several-cases");
    }

    @Test
    void the_name_of_a_hidden_case_is_not_found_by_an_import() {
        String id = UUID.randomUUID().toString();
        Map<String, Object> body = new HashMap<>(caseOf(somebody(), "GBV"));
        body.put("externalIds", List.of(Map.of("scheme", "primero", "value", id)));
        as(CASEWORKER_AT_UNHCR).post("/v1/cases", body).hasStatus(201);

        Answer report = imported("PRIMERO", """
                {"case_id":"%s","name_first":"Nour","sex":"female"}
                {"case_id":"%s","name_first":"Nour","sex":"female"}""".formatted(id, UUID.randomUUID()));

        assertThat(report.<String>list("lines.outcome")).containsExactly("CREATED", "CREATED");
    }

    @Test
    void nobody_is_registered_who_may_be_known_and_a_number_of_two_persons_waits_for_somebody() {
        String word = "Known" + UUID.randomUUID();
        FakeRegistry.mayKnow(word);
        String number = number();
        FakeRegistry.hasNumber(UUID.randomUUID().toString(), number);
        FakeRegistry.hasNumber(UUID.randomUUID().toString(), number);

        Answer report = imported("PRIMERO", """
                {"case_id":"%s","name_first":"%s","sex":"female"}
                {"case_id":"%s","name_first":"Rima","sex":"female","unhcr_individual_no":"%s"}""".formatted(UUID.randomUUID(), word, UUID.randomUUID(), number));

        assertThat(report.<String>list("lines.outcome")).containsExactly("CONFLICT", "CONFLICT");
        assertThat(report.<String>list("lines[0].faults.code")).containsExactly("person-possibly-known");
    }

    @Test
    void a_number_of_the_family_is_nobodys_own_and_the_mother_does_not_get_her_childs_case() {
        String mother = UUID.randomUUID().toString();
        String family = number();
        FakeRegistry.hasNumber(mother, family);

        Answer report = imported("PRIMERO", """
                {"case_id":"%s","name_first":"Sami","sex":"male","family_number":"%s","ration_card_no":"%s"}""".formatted(UUID.randomUUID(), family, family));

        assertThat(report.<String>list("lines.outcome")).containsExactly("CREATED");
        assertThat(as(CASEWORKER_AT_UNHCR)
                        .get("/v1/cases/" + report.at("lines[0].caseId"))
                        .<String>at("subjectId"))
                .isNotEqualTo(mother);
    }

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
    void the_same_line_sent_by_many_at_once_makes_one_case() {
        String line = named(UUID.randomUUID().toString());

        List<Answer> all = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> imported("PRIMERO", line)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(all.stream().map(report -> report.<String>at("lines[0].outcome")))
                .containsOnlyOnce("CREATED")
                .allMatch(List.of("CREATED", "CONFLICT", "UNCHANGED")::contains);
        assertThat(imported("PRIMERO", line).<String>list("lines.outcome")).containsExactly("UNCHANGED");
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
        try (InputStream file = PeerTest.class.getResourceAsStream("primero-bad-national-number.ndjson")) {
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

    /** The person was registered and the case was not; meanwhile the peer corrected the name. */
    @Test
    void whom_the_peer_registered_before_is_that_person_whatever_it_says_of_them_now() {
        String id = UUID.randomUUID().toString();
        String line = named(id).replace("}", ",\"registration_date\":\"%s\"}");
        imported("PRIMERO", line.formatted(TestClock.today().plusDays(2)));

        Answer report = imported("PRIMERO", line.formatted(TestClock.today()).replace("Rima", "Reema"));

        assertThat(report.<String>list("lines.outcome")).containsExactly("CREATED");
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

    private static String named(String id) {
        return """
                {"case_id":"%s","case_id_display":"D-%s","name_first":"Rima","sex":"female"}""".formatted(id, id);
    }

    private static Answer imported(String profile, String lines) {
        return as(UNHCR_SYSTEM)
                .send("application/x-ndjson", "/v1/cases/import?profile=" + profile + "&ownerId=" + OWNER, lines)
                .hasStatus(200);
    }

    private static String exported(String profile, String file) {
        String number = as(CASEWORKER_AT_UNHCR).get("/v1/cases/" + file).at("caseNumber");
        return as(SUPERVISOR_AT_UNHCR)
                .get("/v1/cases/export?profile=" + profile + "&caseNumber=" + number)
                .hasStatus(200)
                .raw()
                .asString();
    }

    private static String number() {
        return "DAD-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static void looks(String person, String number) {
        FakeRegistry.looks(person, """
                {"id":"%s","names":[{"script":"LATN","use":"OFFICIAL","given":"Sami","father":"Omar","family":"Khatib"}],
                "sex":"MALE","birthDate":"2014-05-02","birthDatePrecision":"EXACT","nationality":"SY","contactPoints":[],
                "governorate":null,"identifiers":[{"system":"UNHCR_INDIVIDUAL_NO","value":"%s","status":"ACTIVE"}]}""".formatted(person, number));
    }
}
