package org.wasl.cases.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.FakeRegistry;
import org.wasl.platform.testing.Api.Answer;

/** What comes in from a peer goes back to it as it came. */
@QuarkusTest
class PeerTest extends PeerFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

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

    @Test
    void a_dry_run_tells_of_a_case_that_is_known_what_the_run_tells_and_changes_nothing() {
        String line = """
                {"case_id":"%s","name_first":"Sami","sex":"male","care_arrangements_type":"kinship"}""".formatted(UUID.randomUUID());
        String other = line.replace("kinship", "foster");
        String file = imported("PRIMERO", line).at("lines[0].caseId");

        for (boolean dryRun : List.of(true, false)) {
            assertThat(as(UNHCR_SYSTEM)
                            .send(
                                    "application/x-ndjson",
                                    "/v1/cases/import?profile=PRIMERO&ownerId=" + OWNER + "&dryRun=" + dryRun,
                                    line + "\n" + other)
                            .hasStatus(200)
                            .<String>list("lines.outcome"))
                    .as("dry run: " + dryRun)
                    .containsExactly("UNCHANGED", "UPDATED");
            assertThat(as(CASEWORKER_AT_UNHCR).get("/v1/cases/" + file).<String>at("careArrangement"))
                    .isEqualTo(dryRun ? "KINSHIP" : "FOSTER");
        }
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

    private static String exported(String profile, String file) {
        String number = as(CASEWORKER_AT_UNHCR).get("/v1/cases/" + file).at("caseNumber");
        return as(SUPERVISOR_AT_UNHCR)
                .get("/v1/cases/export?profile=" + profile + "&caseNumber=" + number)
                .hasStatus(200)
                .raw()
                .asString();
    }

    private static void looks(String person, String number) {
        FakeRegistry.looks(person, """
                {"id":"%s","names":[{"script":"LATN","use":"OFFICIAL","given":"Sami","father":"Omar","family":"Khatib"}],
                "sex":"MALE","birthDate":"2014-05-02","birthDatePrecision":"EXACT","nationality":"SY","contactPoints":[],
                "governorate":null,"identifiers":[{"system":"UNHCR_INDIVIDUAL_NO","value":"%s","status":"ACTIVE"}]}""".formatted(person, number));
    }
}
