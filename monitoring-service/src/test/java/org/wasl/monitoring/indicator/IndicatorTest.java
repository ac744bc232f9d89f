package org.wasl.monitoring.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;

import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.event.EventTopic;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.FactRemoved;
import org.wasl.contracts.event.Producer;
import org.wasl.contracts.event.TrainingStated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.WorkerId;
import org.wasl.monitoring.MonitoringTest;
import org.wasl.monitoring.fact.TestFacts;
import org.wasl.platform.testing.AnnouncedOrganizations;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.testing.Topic;

/** Indicators through the API: from a fact on its topic to its figure. Each test counts on an agency of its own. */
@QuarkusTest
class IndicatorTest extends MonitoringTest {
    private static final String TOPIC = EventTopic.factsOf(Producer.CASE).address();

    private static void stated(String kind, Fact fact) {
        Topic.send(TOPIC, fact.recordId().toString(), TestFacts.event(kind, fact, false));
    }

    /** A worker of an agency with trainings of so many hours, on a day. */
    private static UUID trained(AgencyId agency, String hours, LocalDate day) {
        WorkerId worker = new WorkerId(UUID.randomUUID());
        UUID training = UUID.randomUUID();
        stated("worker", TestFacts.worker(worker, agency));
        stated("training", new TrainingStated(training, 2, worker, new BigDecimal(hours), true, day));
        return training;
    }

    private static List<Float> hoursOf(AgencyId agency, String query) {
        return as(AUDITOR_OF_ALL)
                .get("/v1/indicators/training-hours/values?by=AGENCY&" + query)
                .hasStatus(200)
                .list("values.findAll { it.groups.AGENCY == '" + agency + "' }.value");
    }

    private static void awaitHours(AgencyId agency, String query, Float... hours) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(hoursOf(agency, query)).containsExactly(hours));
    }

    @Test
    void a_fact_becomes_a_figure_and_the_answer_names_the_position_that_it_was_computed_to() {
        AgencyId agency = new AgencyId(UUID.randomUUID());
        LocalDate day = TestClock.today();
        trained(agency, "2.5", day);
        trained(agency, "3", day);

        awaitHours(agency, "period=DAY&from=" + day, 5.5f);

        var answer = as(AUDITOR_OF_ALL).get("/v1/indicators/training-hours/values?period=DAY&from=" + day);
        assertThat(answer.<String>at("computedTo.partitions.find { it.topic == 'wasl.case.facts' }.factAt"))
                .isNotEmpty();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(MONITOR_OF_ALL).get("/v1/figures/position").<Boolean>at("complete"));
        assertThat(as(MONITOR_OF_ALL).get("/v1/figures/position").<Object>list("partitions"))
                .as("each movement of other agencies' facts")
                .isEmpty();
    }

    @Test
    void what_is_corrected_or_removed_moves_the_past() {
        AgencyId agency = new AgencyId(UUID.randomUUID());
        LocalDate day = TestClock.today().minusYears(1);
        UUID training = trained(agency, "7", day);
        String query = "period=YEAR&from=" + day + "&to=" + day;
        awaitHours(agency, query, 7f);

        Topic.send(TOPIC, training.toString(), TestFacts.event("training", new FactRemoved(training, 3), true));

        awaitHours(agency, query);
    }

    @Test
    void a_rebuild_reads_all_from_the_beginning_and_gives_the_same() {
        AgencyId agency = new AgencyId(UUID.randomUUID());
        LocalDate day = TestClock.today();
        trained(agency, "4", day);
        awaitHours(agency, "period=DAY&from=" + day, 4f);

        as(ADMINISTRATOR).post("/v1/figures/rebuilds", null).hasStatus(202);

        awaitHours(agency, "period=DAY&from=" + day, 4f);
    }

    @Test
    void what_cannot_be_counted_is_told_to_administrators() {
        Topic.send(TOPIC, "x", "{\"type\":\"org.wasl.training.stated\",\"source\":\"/wasl/registry\"}");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(as(ADMINISTRATOR)
                        .get("/v1/figures/rejected-facts")
                        .hasStatus(200)
                        .<String>list("items.reason"))
                .contains("foreign-producer"));
    }

    private static Map<String, Object> body() {
        Map<String, Object> body = new HashMap<>();
        body.put("title", Map.of("en", "Long trainings", "ar", "التدريبات الطويلة"));
        body.put("definition", Map.of("en", "Trainings of ten hours or more.", "ar", "التدريبات من عشر ساعات فأكثر."));
        body.put("unit", "RECORDS");
        body.put("numerator", measure("hours", "AT_LEAST"));
        body.put("dimensions", List.of("AGENCY"));
        return body;
    }

    private static Map<String, Object> measure(String member, String kind) {
        return Map.of(
                "kind", "RECORDS",
                "fact", "training",
                "at", "endedOn",
                "where", List.of(Map.of("member", member, "kind", kind, "number", 10)));
    }

    @Test
    void an_administrator_adds_an_indicator_and_takes_it_away_without_a_deployment() {
        String path = "/v1/indicators/long-trainings";
        as(ADMINISTRATOR).put(path, body()).hasStatus(200);
        AgencyId agency = new AgencyId(UUID.randomUUID());
        LocalDate day = TestClock.today();
        trained(agency, "12", day);
        trained(agency, "9", day);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(as(AUDITOR_OF_ALL)
                        .get(path + "/values?by=AGENCY&period=DAY&from=" + day)
                        .<Float>list("values.findAll { it.groups.AGENCY == '" + agency + "' }.value"))
                .containsExactly(1f));
        assertThat(as(MONITOR_OF_ALL).get("/v1/indicators").<String>list("items.code"))
                .contains("long-trainings", "cases-open");

        as(ADMINISTRATOR).delete(path).hasStatus(204);
        as(MONITOR_OF_ALL).get(path).isProblem(404, "not-found");
    }

    @Test
    void what_cannot_be_computed_is_refused_at_its_place() {
        String path = "/v1/indicators/long-trainings-2";
        Map<String, Object> wrong = body();
        wrong.put("numerator", measure("hour", "AT_LEAST"));
        wrong.put("dimensions", List.of("SEX"));

        assertThat(as(ADMINISTRATOR)
                        .put(path, wrong)
                        .isProblem(422, "invalid-fields")
                        .<String>list("errors.code"))
                .containsExactlyInAnyOrder("unknown-member", "dimension-not-in-fact");

        wrong.put(
                "numerator",
                Map.of(
                        "kind", "RECORDS",
                        "fact", "training",
                        "at", "endedOn",
                        "where",
                                List.of(Map.of(
                                        "member", "hours", "kind", "AT_LEAST", "number", new BigDecimal("1e90")))));
        assertThat(as(ADMINISTRATOR)
                        .put(path, wrong)
                        .isProblem(422, "invalid-fields")
                        .<String>list("errors.pointer"))
                .contains("/numerator/where/0/number");

        wrong.put("numerator", measure("endedOn", "TRUE"));
        assertThat(as(ADMINISTRATOR)
                        .put(path, wrong)
                        .isProblem(422, "invalid-fields")
                        .<String>list("errors.pointer"))
                .contains("/numerator/where/0/member");
    }

    /** It would be a figure about somebody. */
    @Test
    void no_indicator_asks_about_one_record() {
        Map<String, Object> wrong = body();
        wrong.put(
                "numerator",
                Map.of(
                        "kind", "RECORDS",
                        "fact", "case",
                        "at", "openedAt",
                        "where",
                                List.of(
                                        Map.of(
                                                "member",
                                                "subjectId",
                                                "kind",
                                                "IN",
                                                "values",
                                                List.of(UUID.randomUUID())),
                                        Map.of(
                                                "member",
                                                "recordId",
                                                "kind",
                                                "IN",
                                                "values",
                                                List.of(UUID.randomUUID())),
                                        Map.of(
                                                "member",
                                                "agencyId",
                                                "kind",
                                                "IN",
                                                "values",
                                                List.of(UUID.randomUUID())))));

        assertThat(as(ADMINISTRATOR)
                        .put("/v1/indicators/about-somebody", wrong)
                        .isProblem(422, "invalid-fields")
                        .<String>list("errors.pointer"))
                .containsExactlyInAnyOrder("/numerator/where/0/member", "/numerator/where/1/member");
    }

    @Test
    void a_shipped_indicator_is_not_written_over() {
        as(ADMINISTRATOR).put("/v1/indicators/cases-open", body()).isProblem(409, "shipped-indicator");
        as(ADMINISTRATOR).delete("/v1/indicators/cases-open").isProblem(409, "shipped-indicator");
    }

    @Test
    void what_is_asked_wrongly_is_answered() {
        String values = "/v1/indicators/cases-open/values";
        as(AUDITOR_OF_ALL).get("/v1/indicators/no-such/values").isProblem(404, "not-found");
        as(AUDITOR_OF_ALL).get(values + "?from=2026-02-01&to=2026-01-01").isProblem(422, "invalid-fields");
        for (String beyond : List.of("?to=9999-12-31", "?from=0001-01-01", "?period=YEAR&from=1899-12-31")) {
            as(AUDITOR_OF_ALL).get(values + beyond).isProblem(422, "invalid-fields");
        }
        as(AUDITOR_OF_ALL).get(values + "?period=DAY&from=2020-01-01").isProblem(422, "invalid-fields");
        as(AUDITOR_OF_ALL)
                .get("/v1/indicators/number-of-incidents/values?period=WEEK")
                .isProblem(422, "invalid-fields");
        as(AUDITOR_OF_ALL).get(values + "?by=LICENCE_CLASS").isProblem(422, "invalid-fields");
        as(AUDITOR_OF_ALL).get(values + "?by=SEX&by=RISK&by=CENTRE").isProblem(422, "invalid-fields");
        as(CASEWORKER_AT_MINISTRY).get(values).isProblem(403, "not-allowed");
        as(AUDITOR_OF_ALL).get(values + "?ageGroups=GBVIMS").isProblem(422, "invalid-fields");
        as(AUDITOR_OF_ALL)
                .get("/v1/indicators/session-heads/values?by=AGE_GROUP&ageGroups=GBVIMS")
                .isProblem(422, "invalid-fields");
        as(AUDITOR_OF_ALL).get(values + "?by=AGE_GROUP&ageGroups=GBVIMS").hasStatus(200);
        as(ADMINISTRATOR).post("/v1/figures/publications", null).hasStatus(201);
        as(MONITOR_OF_ALL).get(values + "?by=SEX&period=DAY").isProblem(422, "invalid-fields");
        as(MONITOR_OF_ALL).get(values + "?period=DAY").hasStatus(200);
    }

    @Test
    void a_monitor_reads_rounded_figures_of_what_was_published_and_nothing_of_a_few() {
        AgencyId large = new AgencyId(UUID.randomUUID());
        AgencyId small = new AgencyId(UUID.randomUUID());
        LocalDate day = TestClock.today().minusYears(2);
        for (int i = 0; i < 12; i++) {
            trained(large, "2", day);
        }
        trained(small, "30", day);
        String query = "period=YEAR&from=" + day + "&to=" + day;
        awaitHours(large, query, 24f);
        awaitHours(small, query, 30f);

        String publishedAt = as(ADMINISTRATOR)
                .post("/v1/figures/publications", null)
                .hasStatus(201)
                .at("publishedAt");
        trained(large, "200", day);
        awaitHours(large, query, 224f);

        var answer = as(MONITOR_OF_ALL)
                .get("/v1/indicators/training-hours/values?by=AGENCY&" + query)
                .hasStatus(200);
        assertThat(answer.<Integer>at("roundedTo")).isEqualTo(5);
        assertThat(answer.<String>at("publishedAt")).isEqualTo(publishedAt);
        assertThat(answer.<Object>list("computedTo.partitions")).isEmpty();
        List<Float> told = answer.list("values.findAll { it.groups.AGENCY == '" + large + "' }.value");
        assertThat(told).hasSize(1);
        assertThat(told.get(0) % 5).isZero();
        assertThat(told.get(0)).isBetween(18f, 30f);
        assertThat(answer.<Object>list("values.findAll { it.groups.AGENCY == '" + small + "' }"))
                .as("one worker alone")
                .isEmpty();
        assertThat(as(MONITOR_OF_ALL).get("/v1/figures/publication").<String>at("publishedAt"))
                .isEqualTo(publishedAt);
        as(MONITOR_OF_ALL).post("/v1/figures/publications", null).isProblem(403, "not-allowed");
    }

    @Test
    void nobody_of_a_closed_organization_reads_figures_of_all() {
        String organization = UUID.randomUUID().toString();
        Api monitor = withToken(Tokens.of("monitor-of-" + organization, organization, "monitor"));
        AnnouncedOrganizations.organization(organization, OrganizationStatus.OPEN);
        as(ADMINISTRATOR).post("/v1/figures/publications", null).hasStatus(201);
        monitor.get("/v1/indicators/cases-open/values").hasStatus(200);

        AnnouncedOrganizations.organization(organization, OrganizationStatus.CLOSED);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            for (String path : List.of(
                    "/v1/indicators/cases-open/values",
                    "/v1/indicators/cases-open/export",
                    "/v1/open-data/export",
                    "/v1/plan-frameworks")) {
                monitor.get(path).isProblem(403, "organization-closed");
            }
        });
    }
}
