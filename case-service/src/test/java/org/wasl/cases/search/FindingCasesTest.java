package org.wasl.cases.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.cases.CaseTest;
import org.wasl.cases.FakeRegistry;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.platform.csv.Cell;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;

@QuarkusTest
class FindingCasesTest extends CaseTest {
    @Inject
    CaseExport export;

    @AfterEach
    void registryIsBack() {
        FakeRegistry.isDown(false);
    }

    @Test
    void cases_are_found_by_the_name_of_the_person_and_by_the_filters_of_the_list() {
        Answer file = opened("DISABILITY");
        Answer other = opened("DISABILITY");
        String name = "Name-" + UUID.randomUUID();
        FakeRegistry.isCalled(file.at("subjectId"), name);

        assertThat(found("/v1/cases/search", name)).containsExactly(file.id());
        assertThat(found("/v1/cases/search?status=CLOSED", name)).isEmpty();
        assertThat(found("/v1/cases/search", "Nobody-" + UUID.randomUUID())).isEmpty();
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/cases?caseNumber=" + other.at("caseNumber"))
                        .<String>list("items.id"))
                .containsExactly(other.id());
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/cases?concern=serious_health_issue&subjectId=" + file.at("subjectId"))
                        .<String>list("items.id"))
                .containsExactly(file.id());
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/cases?subjectId=" + file.at("subjectId") + "&dueBefore="
                                + TestClock.now().plus(Duration.ofDays(30)))
                        .<String>list("items.id"))
                .containsExactly(file.id());
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/cases?subjectId=" + file.at("subjectId") + "&dueBefore=" + TestClock.now())
                        .list("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%1$s-%2$s-%3$s", "%1$s %2$s %3$s", "%2$s%3$s", "%1$s/%2$s/%3$s", "\u200f%1$s–%2$s–%3$s"})
    void a_case_is_found_by_its_number_in_any_spelling(String spelling) {
        Answer file = opened("DISABILITY");
        String[] parts = file.<String>at("caseNumber").toLowerCase(Locale.ROOT).split("-");
        String arabic = parts[1].chars()
                .mapToObj(digit -> String.valueOf((char) (digit - '0' + 0x0660)))
                .collect(Collectors.joining());

        for (String year : List.of(parts[1], arabic)) {
            String number = URLEncoder.encode(spelling.formatted(parts[0], year, parts[2]), StandardCharsets.UTF_8);
            assertThat(as(CASEWORKER_AT_MINISTRY)
                            .get("/v1/cases?caseNumber=" + number)
                            .hasStatus(200)
                            .<String>list("items.id"))
                    .containsExactly(file.id());
        }
    }

    @Test
    void a_case_is_found_by_the_id_of_a_record_that_was_merged_where_the_agency_was_told() {
        Answer file = opened("DISABILITY");
        String survivor = file.at("subjectId");
        String merged = somebody();
        String before = somebody();
        String mergedElsewhere = somebody();
        assertThat(ofSubject(merged)).isEmpty();

        merge(before, merged, MINISTRY);
        merge(merged, survivor, MINISTRY);
        merge(mergedElsewhere, survivor, UNHCR);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ofSubject(before)).containsExactly(file.id()));
        assertThat(ofSubject(merged)).containsExactly(file.id());
        assertThat(ofSubject(survivor)).containsExactly(file.id());
        String last = somebody();
        merge(last, survivor, MINISTRY);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ofSubject(last)).containsExactly(file.id()));
        assertThat(ofSubject(mergedElsewhere))
                .as("a merge of which the agency was not told")
                .isEmpty();

        Topic.send("wasl.registry.events", merged, registry("merge.undone", merged, survivor));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ofSubject(merged)).isEmpty());
    }

    private static void merge(String person, String into, String told) {
        Topic.send(
                "wasl.registry.events",
                person,
                registry("person.merged", person, into).replace("\"audience\":\"\"", "\"audience\":\"" + told + "\""));
    }

    private static List<String> ofSubject(String person) {
        return as(CASEWORKER_AT_MINISTRY)
                .get("/v1/cases?subjectId=" + person)
                .hasStatus(200)
                .list("items.id");
    }

    @Test
    void a_search_that_could_not_be_made_is_an_outage_and_no_empty_list() {
        FakeRegistry.isDown(true);

        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/search", Map.of("name", "Sami"))
                .isProblem(503, "dependency-unavailable");
    }

    @Test
    void a_gbv_case_is_found_by_its_circle_only() {
        Answer file = opened("GBV");
        String name = "Name-" + UUID.randomUUID();
        FakeRegistry.isCalled(file.at("subjectId"), name);

        assertThat(found("/v1/cases/search", name)).containsExactly(file.id());
        assertThat(as(OTHER_CASEWORKER_AT_MINISTRY)
                        .post("/v1/cases/search?count=true", Map.of("name", name))
                        .<Integer>at("total"))
                .isZero();
        assertThat(as(MANAGER_AT_MINISTRY).get("/v1/cases/export").raw().asString())
                .doesNotContain(file.<String>at("caseNumber"));
    }

    @Test
    void the_export_holds_what_the_list_holds_and_nobody_in_it() {
        Answer file = opened("DISABILITY");
        Answer other = opened("OLDER_PERSON");

        Answer csv = as(SUPERVISOR_AT_MINISTRY)
                .get("/v1/cases/export?programme=DISABILITY&subjectId=" + file.at("subjectId"))
                .hasStatus(200);

        List<String> lines = csv.raw().asString().lines().toList();
        assertThat(csv.raw().contentType()).startsWith("text/csv");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).as("spreadsheets know it for UTF-8").startsWith("\uFEFFCase number");
        assertThat(as(SUPERVISOR_AT_MINISTRY)
                        .get("/v1/cases/export?bom=false&subjectId=" + file.at("subjectId"))
                        .raw()
                        .asString())
                .startsWith("Case number");
        assertThat(lines.get(1)).contains("#meta+case+id", "#service+programme");
        assertThat(lines.get(2)).startsWith(file.at("caseNumber") + ",DISABILITY,OPEN,ASSESSMENT,NOT_ASSESSED");
        assertThat(csv.raw().asString()).doesNotContain(other.<String>at("caseNumber"), file.<String>at("subjectId"));
        as(CASEWORKER_AT_MINISTRY).get("/v1/cases/export").isProblem(403, "not-allowed");
    }

    @Test
    void a_filter_is_kept_under_a_name_of_ones_own() {
        Answer high = riskOf(opened("DISABILITY"), "HIGH");
        Answer low = riskOf(opened("DISABILITY"), "LOW");
        as(CASEWORKER_AT_MINISTRY)
                .put("/v1/cases/filters/urgent", Map.of("scope", "OWN", "riskLevel", "LOW"))
                .hasStatus(200);
        as(CASEWORKER_AT_MINISTRY)
                .put("/v1/cases/filters/urgent", Map.of("scope", "OWN", "riskLevel", "HIGH"))
                .hasStatus(200);

        List<String> found = as(CASEWORKER_AT_MINISTRY)
                .get("/v1/cases?savedFilter=urgent&limit=200")
                .list("items.id");
        assertThat(found).contains(high.id()).doesNotContain(low.id());
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/cases?savedFilter=urgent&riskLevel=LOW&subjectId=" + low.at("subjectId"))
                        .<String>list("items.id"))
                .as("what is asked goes before what was saved")
                .containsExactly(low.id());
        assertThat(as(CASEWORKER_AT_MINISTRY).get("/v1/cases/filters").<String>list("items.name"))
                .containsOnlyOnce("urgent");
        as(SUPERVISOR_AT_MINISTRY)
                .get("/v1/cases?savedFilter=urgent")
                .isProblem(422, "invalid-fields")
                .names("#savedFilter", "unknown-filter");
        as(CASEWORKER_AT_MINISTRY).delete("/v1/cases/filters/urgent").hasStatus(204);
        as(CASEWORKER_AT_MINISTRY).delete("/v1/cases/filters/urgent").isProblem(404, "not-found");
    }

    @Test
    void an_export_that_fails_is_not_ended_as_if_it_were_whole() {
        AtomicBoolean closed = new AtomicBoolean();
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.set(true);
            }
        };

        assertThatThrownBy(() -> export.write(Filter.of(CaseFile.class).and("e.caseNumber = :missing"), true, out))
                .isInstanceOf(RuntimeException.class);

        assertThat(closed).isFalse();
    }

    @Test
    void nothing_hidden_is_told_by_a_filter() {
        as(CASEWORKER_AT_UNHCR)
                .get("/v1/cases?scope=GRANTED&riskLevel=HIGH")
                .isProblem(422, "invalid-fields")
                .names("#scope", "filter-not-open");
    }

    @Test
    void a_cell_is_never_a_formula() {
        assertThat(Cell.harmless("=1+1")).isEqualTo("'=1+1");
        assertThat(Cell.harmless("@sum")).isEqualTo("'@sum");
        assertThat(Cell.harmless("neglect")).isEqualTo("neglect");
        assertThat(Cell.harmless("")).isEmpty();
    }

    private static List<String> found(String path, String name) {
        return as(CASEWORKER_AT_MINISTRY)
                .post(path, Map.of("name", name))
                .hasStatus(200)
                .list("items.id");
    }
}
