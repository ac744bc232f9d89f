package org.wasl.cases.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api.Answer;

/** Lines about cases that an import made, and that the importing account may not know of, or not any more. */
@QuarkusTest
class HiddenCaseTest extends CaseTest {
    private static final String OWNER = CASEWORKER_AT_UNHCR.subject().toString();

    private final String id = UUID.randomUUID().toString();
    private final String line = """
            {"case_id":"%s","name_first":"Salma","sex":"female","status":"open","care_arrangements_type":"kinship","tracing_status":"ongoing"}""".formatted(id);
    private final String other = line.replace("kinship", "foster");

    @Test
    void a_list_that_is_sent_again_meets_the_restricted_case_that_it_made() {
        Answer first = imported("GBV", false, line);
        assertThat(first.<String>list("lines.outcome")).containsExactly("CREATED");
        String file = first.at("lines[0].caseId");

        for (boolean dryRun : List.of(true, false)) {
            Answer again = imported("GBV", dryRun, line, other, other);
            assertThat(again.<String>list("lines.outcome")).containsExactly("UNCHANGED", "UPDATED", "UNCHANGED");
            assertThat(again.<String>list("lines.caseId")).containsExactly(file, file, file);
            assertThat(again.<List<Object>>list("lines.faults"))
                    .as("nothing of how the case is")
                    .allMatch(List::isEmpty);
        }
        assertThat(ofPerson(file)).containsExactly(file);
        assertThat(read(file).<String>at("careArrangement")).isEqualTo("FOSTER");
    }

    @Test
    void a_dry_run_tells_of_two_lines_of_one_restricted_case_what_the_run_tells() {
        for (boolean dryRun : List.of(true, false)) {
            Answer report = imported("GBV", dryRun, line, line, other);
            assertThat(report.<String>list("lines.outcome")).containsExactly("CREATED", "UNCHANGED", "UPDATED");
            assertThat(report.<List<Object>>list("lines.faults")).allMatch(List::isEmpty);
        }
    }

    /** What a worker changed is nothing that the importing account is told. */
    @Test
    void the_answer_compares_with_what_the_lines_said_and_not_with_the_case() {
        String file = imported("GBV", false, line).at("lines[0].caseId");
        Answer read = read(file);
        as(CASEWORKER_AT_UNHCR)
                .patch("/v1/cases/" + file, read.etag(), Map.of("careArrangement", "FOSTER"))
                .hasStatus(200);

        assertThat(imported("GBV", false, line).<String>list("lines.outcome")).containsExactly("UNCHANGED");
        assertThat(read(file).<String>at("careArrangement")).isEqualTo("FOSTER");
        assertThat(imported("GBV", false, other).<String>list("lines.outcome")).containsExactly("UPDATED");
    }

    @Test
    void that_a_hidden_case_has_ended_is_not_told() {
        String file = imported("GBV", false, line).at("lines[0].caseId");
        as(CASEWORKER_AT_UNHCR)
                .step(read(file), "/v1/cases/" + file + "/screen-out", Map.of("reason", "Not for us"))
                .hasStatus(200);

        for (boolean dryRun : List.of(true, false)) {
            Answer again = imported("GBV", dryRun, line, other);
            assertThat(again.<String>list("lines.outcome")).containsExactly("UNCHANGED", "UPDATED");
            assertThat(again.<List<Object>>list("lines.faults")).allMatch(List::isEmpty);
        }
        assertThat(read(file).<String>at("careArrangement")).isEqualTo("KINSHIP");
        assertThat(ofPerson(file)).containsExactly(file);
    }

    @Test
    void a_case_that_became_restricted_is_met_as_before() {
        String file = imported("CHILD_PROTECTION", false, line).at("lines[0].caseId");
        assertThat(imported("CHILD_PROTECTION", false, other).<String>list("lines.outcome"))
                .containsExactly("UPDATED");
        becomesRestricted(file);

        Answer again = imported("CHILD_PROTECTION", false, other, line);

        assertThat(again.<String>list("lines.outcome")).containsExactly("UNCHANGED", "UPDATED");
        assertThat(again.<String>list("lines.caseId")).containsExactly(file, file);
        assertThat(ofPerson(file)).containsExactly(file);
    }

    private static void becomesRestricted(String file) {
        QuarkusTransaction.requiringNew().run(() -> Arc.container()
                .instance(EntityManager.class)
                .get()
                .createNativeQuery("update case_file set sensitivity = 'RESTRICTED' where id = :id")
                .setParameter("id", UUID.fromString(file))
                .executeUpdate());
    }

    private static Answer imported(String programme, boolean dryRun, String... lines) {
        return as(UNHCR_SYSTEM)
                .send(
                        "application/x-ndjson",
                        "/v1/cases/import?profile=PRIMERO&programme=" + programme + "&ownerId=" + OWNER + "&dryRun="
                                + dryRun,
                        String.join("\n", lines))
                .hasStatus(200);
    }

    private static Answer read(String file) {
        return as(CASEWORKER_AT_UNHCR).get("/v1/cases/" + file).hasStatus(200);
    }

    private static List<String> ofPerson(String file) {
        return as(CASEWORKER_AT_UNHCR)
                .get("/v1/cases?subjectId=" + read(file).at("subjectId"))
                .hasStatus(200)
                .list("items.id");
    }
}
