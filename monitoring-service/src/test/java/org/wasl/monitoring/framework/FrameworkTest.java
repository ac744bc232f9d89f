package org.wasl.monitoring.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.monitoring.framework.TestPlans.indicator;
import static org.wasl.monitoring.framework.TestPlans.node;
import static org.wasl.monitoring.framework.TestPlans.path;
import static org.wasl.monitoring.framework.TestPlans.plan;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wasl.monitoring.MonitoringTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Tokens;

/** Plans as data: what comes with the platform, what is imported, and what follows. */
@QuarkusTest
class FrameworkTest extends MonitoringTest {
    @Test
    void the_shipped_plans_are_there_and_what_is_to_be_confirmed_is_marked() {
        Answer response = as(MANAGER_AT_UNHCR)
                .get("/v1/plan-frameworks/JRP/editions/2024-2026")
                .hasStatus(200);
        assertThat(response.<Boolean>at("confirmed")).isFalse();
        assertThat(response.<Boolean>list("nodes.confirmed")).isNotEmpty().containsOnly(false);
        assertThat(response.<String>at("to")).isEqualTo("2026-12-31");

        Answer strategy = as(AUDITOR_OF_ALL)
                .get("/v1/plan-frameworks/NSPS/editions/2025-2033")
                .hasStatus(200);
        assertThat(strategy.<String>list("nodes.findAll { it.kind == 'AXIS' }.code"))
                .containsExactly("KARAMA", "TAMKEEN", "FORSA", "SUMOUD");
        assertThat(strategy.<Boolean>list("nodes.confirmed")).containsOnly(true);
        assertThat(strategy.<Boolean>list("nodes.indicators.flatten().confirmed"))
                .as("indicators that the platform proposes")
                .containsOnly(false);
        assertThat(as(MONITOR_OF_ALL).get("/v1/plan-frameworks?code=JRP").<String>list("items.edition"))
                .containsExactlyInAnyOrder("2020-2022", "2024-2026");
    }

    @Test
    void a_plan_is_imported_read_and_written_anew_at_the_version_that_was_read() {
        String path = path(TestPlans.code());
        Map<String, Object> document = plan();
        Answer made = as(MONITOR_OF_ALL).put(path, document).hasStatus(201);

        Answer same = as(MONITOR_OF_ALL).put(path, document).hasStatus(200);
        assertThat(same.etag()).isEqualTo(made.etag());

        document.put("source", "a second reading");
        as(MONITOR_OF_ALL).put(path, document).isProblem(428, "version-required");
        as(ADMINISTRATOR).with("If-Match", made.etag()).put(path, document).hasStatus(200);
        assertThat(as(MANAGER_AT_UNHCR).get(path).<String>at("source")).isEqualTo("a second reading");
        as(MONITOR_OF_ALL).with("If-Match", made.etag()).put(path, plan()).isProblem(412, "stale-version");
    }

    @Test
    void every_fault_is_named_by_its_place() {
        as(MONITOR_OF_ALL)
                .put(
                        path(TestPlans.code()),
                        plan(
                                node("A", "AXIS", List.of("C")),
                                node("B", "OBJECTIVE", List.of("A")),
                                node("C", "OBJECTIVE", List.of("B")),
                                node("C", "OBJECTIVE", List.of("NOWHERE"), indicator("I", "no-such-indicator")),
                                node("D", "OBJECTIVE", List.of(), indicator("I", null))))
                .isProblem(422, "invalid-fields")
                .names("/nodes/0/under", "plan-node-under-itself")
                .names("/nodes/1/under", "plan-node-under-itself")
                .names("/nodes/2/under", "plan-node-under-itself")
                .names("/nodes/3/code", "code-given-twice")
                .names("/nodes/3/under/0", "unknown-plan-node")
                .names("/nodes/3/indicators/0/indicator", "unknown-indicator")
                .names("/nodes/4/indicators/0/code", "code-given-twice");
    }

    @Test
    void a_dry_run_finds_the_same_faults_and_writes_nothing() {
        String path = path(TestPlans.code());

        as(MONITOR_OF_ALL).put(path + "?dryRun=true", plan()).hasStatus(204);
        as(MONITOR_OF_ALL)
                .put(path + "?dryRun=true", plan(node("A", "AXIS", List.of("A"))))
                .isProblem(422, "invalid-fields")
                .names("/nodes/0/under", "plan-node-under-itself");

        as(MONITOR_OF_ALL).get(path).isProblem(404, "not-found");
    }

    @Test
    void what_is_published_keeps_its_codes() {
        String code = TestPlans.code();
        String etag = TestPlans.imported(code).etag();
        Map<String, Object> without = plan(node("REF", "COMPONENT", List.of()));
        without.put("status", "DRAFT");

        as(MONITOR_OF_ALL)
                .with("If-Match", etag)
                .put(path(code), without)
                .isProblem(422, "invalid-fields")
                .names("/nodes", "published-code-missing")
                .names("/status", "published-already");
    }

    @Test
    void a_draft_is_seen_by_those_who_write_it_only() {
        String path = path(TestPlans.code());
        Map<String, Object> draft = plan();
        draft.put("status", "DRAFT");
        as(MONITOR_OF_ALL).put(path, draft).hasStatus(201);

        as(MONITOR_OF_ALL).get(path).hasStatus(200);
        as(MANAGER_AT_UNHCR).get(path).isProblem(404, "not-found");
    }

    @Test
    void plans_are_written_by_the_coordinating_organization_and_read_by_who_reads_figures() {
        String path = path(TestPlans.code());

        withToken(Tokens.of("a monitor elsewhere", Persona.UNHCR, "monitor"))
                .put(path, plan())
                .isProblem(403, "not-allowed");
        as(MANAGER_AT_UNHCR).put(path, plan()).isProblem(403, "not-allowed");
        as(CASEWORKER_AT_MINISTRY).get("/v1/plan-frameworks").isProblem(403, "not-allowed");
    }

    @Test
    void each_part_of_a_plan_that_ends_is_mapped_or_dropped() {
        String code = TestPlans.code();
        TestPlans.imported(code);
        String after = as(MONITOR_OF_ALL)
                .put(path(TestPlans.code()), TestPlans.nextPlan())
                .hasStatus(201)
                .id();
        String path = path(code) + "/successor";
        as(MONITOR_OF_ALL).get(path).isProblem(404, "not-found");

        as(MONITOR_OF_ALL)
                .put(
                        path,
                        Map.of(
                                "successorId",
                                after,
                                "mappings",
                                List.of(
                                        mapping("REF", false, "REF", "NOWHERE"),
                                        mapping("REF", false),
                                        mapping("SPJ", true, "SPJ"))))
                .isProblem(422, "invalid-fields")
                .names("/mappings/0/to/1", "unknown-plan-node")
                .names("/mappings/1/node", "code-given-twice")
                .names("/mappings/1/dropped", "mapped-or-dropped")
                .names("/mappings/2/dropped", "mapped-or-dropped")
                .names("/mappings", "plan-node-not-mapped");

        Map<String, Object> whole = Map.of(
                "successorId",
                after,
                "mappings",
                List.of(mapping("REF", false, "REF", "HC"), mapping("HC", true), mapping("SPJ", false, "SPJ")));
        as(MONITOR_OF_ALL).put(path, whole).hasStatus(201);
        as(MONITOR_OF_ALL).put(path, whole).hasStatus(200);
        assertThat(as(MANAGER_AT_UNHCR).get(path).<String>list("mappings[0].to"))
                .containsExactly("REF", "HC");
    }

    @Test
    void a_plan_does_not_follow_itself() {
        String code = TestPlans.code();
        String id = TestPlans.imported(code).id();

        as(MONITOR_OF_ALL)
                .put(path(code) + "/successor", Map.of("successorId", id, "mappings", List.of(mapping("REF", true))))
                .isProblem(422, "invalid-fields")
                .names("/successorId", "same-record");
    }

    @Test
    void plans_follow_each_other_in_no_circle_and_forwards_in_time() {
        String first = TestPlans.code();
        String second = TestPlans.code();
        String firstId = TestPlans.imported(first).id();
        Map<String, Object> next = TestPlans.nextPlan();
        next.put("status", "DRAFT");
        Answer draft = as(MONITOR_OF_ALL).put(path(second), next).hasStatus(201);
        follows(first, draft.id()).isProblem(422, "invalid-fields").names("/successorId", "plan-is-draft");
        as(MONITOR_OF_ALL)
                .with("If-Match", draft.etag())
                .put(path(second), TestPlans.nextPlan())
                .hasStatus(200);

        follows(second, firstId).isProblem(422, "invalid-fields").names("/successorId", "successor-begins-before");
        follows(first, draft.id()).hasStatus(201);
        follows(second, firstId).isProblem(422, "invalid-fields").names("/successorId", "plan-follows-itself");
    }

    private static Answer follows(String code, String successor) {
        return as(MONITOR_OF_ALL)
                .put(
                        path(code) + "/successor",
                        Map.of(
                                "successorId",
                                successor,
                                "mappings",
                                List.of(mapping("REF", true), mapping("HC", true), mapping("SPJ", true))));
    }

    @Test
    void what_is_published_keeps_what_its_numbers_mean() {
        String code = TestPlans.code();
        String etag = TestPlans.imported(code).etag();
        Map<String, Object> desks = indicator("DESKS", null);
        desks.put("unit", "PERSONS");
        Map<String, Object> other = plan(
                node("REF", "SECTOR", List.of()),
                node("HC", "COMPONENT", List.of("REF")),
                node("SPJ", "SECTOR", List.of(), indicator("TRAINING", null), desks));
        other.put("from", TestPlans.nextPlan().get("from"));
        other.put("to", other.get("from"));

        as(MONITOR_OF_ALL)
                .with("If-Match", etag)
                .put(path(code), other)
                .isProblem(422, "invalid-fields")
                .names("/nodes/0", "published-part-moved")
                .names("/nodes/1", "published-part-moved")
                .names("/nodes/2/indicators/0", "published-indicator-changed")
                .names("/nodes/2/indicators/1", "published-indicator-changed")
                .names("/from", "published-period-shorter")
                .names("/to", "published-period-shorter");
    }

    @Test
    void a_plan_has_the_units_of_what_computes_it_and_so_many_indicators_at_most() {
        Map<String, Object> training = indicator("TRAINING", "training-hours");
        training.put("unit", "PERSONS");
        as(MONITOR_OF_ALL)
                .put(path(TestPlans.code()), plan(node("A", "AXIS", List.of(), training)))
                .isProblem(422, "invalid-fields")
                .names("/nodes/0/indicators/0/unit", "unit-of-another-indicator");
        as(MONITOR_OF_ALL)
                .put(path(TestPlans.code()), plan(many("A"), many("B"), many("C"), many("D"), many("E")))
                .isProblem(422, "invalid-fields")
                .names("/nodes", "too-many-plan-indicators");
    }

    private static Map<String, Object> many(String code) {
        return node(
                code,
                "AXIS",
                List.of(),
                IntStream.range(0, 41).mapToObj(i -> indicator(code + i, null)).toArray());
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_dry_run_asks_for_the_version_and_none_is_the_same_as_an_empty_list() {
        String path = path(TestPlans.code());
        Answer made = as(MONITOR_OF_ALL).put(path, plan()).hasStatus(201);
        Map<String, Object> without = node("REF", "COMPONENT", null);
        without.put("indicators", null);
        Map<String, Object> same = plan();
        ((List<Object>) same.get("nodes")).set(0, without);
        assertThat(as(MONITOR_OF_ALL).put(path, same).hasStatus(200).etag()).isEqualTo(made.etag());
        as(MONITOR_OF_ALL).put(path + "?dryRun=true", same).hasStatus(204);

        same.put("source", "a second reading");
        as(MONITOR_OF_ALL).put(path + "?dryRun=true", same).isProblem(428, "version-required");
        as(MONITOR_OF_ALL)
                .with("If-Match", "\"77\"")
                .put(path + "?dryRun=true", same)
                .isProblem(412, "stale-version");
        as(MONITOR_OF_ALL)
                .with("If-Match", made.etag())
                .put(path + "?dryRun=true", same)
                .hasStatus(204);
        assertThat(as(MONITOR_OF_ALL).get(path).<String>at("source")).isEqualTo("a test");
    }

    private static Map<String, Object> mapping(String node, boolean dropped, String... to) {
        return Map.of("node", node, "to", List.of(to), "dropped", dropped);
    }
}
