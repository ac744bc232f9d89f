package org.wasl.monitoring.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.event.EventTopic;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.FactRemoved;
import org.wasl.contracts.event.Producer;
import org.wasl.contracts.event.TrainingStated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.WorkerId;
import org.wasl.monitoring.MonitoringTest;
import org.wasl.monitoring.fact.TestFacts;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;

/** From a figure that passes a threshold to what is done because of it. Each test counts trainings of an agency of its own. */
@QuarkusTest
class ThresholdTest extends MonitoringTest {
    private static final String TOPIC = EventTopic.factsOf(Producer.CASE).address();
    private static final String THRESHOLDS = "/v1/indicator-thresholds";
    private static final String ALERTS = "/v1/indicator-alerts";

    @Inject
    ThresholdJob job;

    private final AgencyId agency = new AgencyId(UUID.randomUUID());
    private final WorkerId worker = new WorkerId(UUID.randomUUID());
    private final String indicator = "trainings-" + agency.toString().substring(24);
    private final List<UUID> trainings = new ArrayList<>();

    private static Map<String, String> text(String english) {
        return Map.of("ar", "عتبة", "en", english);
    }

    private static LocalDate lastMonth() {
        return TestClock.today().withDayOfMonth(1).minusDays(1);
    }

    private static void stated(String kind, Fact fact) {
        Topic.send(TOPIC, fact.recordId().toString(), TestFacts.event(kind, fact, false));
    }

    /** An indicator that counts the trainings of this agency alone. */
    private void counted() {
        Map<String, Object> body = new HashMap<>();
        body.put("title", text("Trainings"));
        body.put("definition", text("Trainings of an agency."));
        body.put("unit", "RECORDS");
        body.put(
                "numerator",
                Map.of(
                        "kind",
                        "RECORDS",
                        "fact",
                        "training",
                        "at",
                        "endedOn",
                        "where",
                        List.of(Map.of(
                                "member", "worker.agencyId", "kind", "IN", "values", List.of(agency.toString())))));
        body.put("dimensions", List.of("AGENCY"));
        as(ADMINISTRATOR).put("/v1/indicators/" + indicator, body).hasStatus(200);
        stated("worker", TestFacts.worker(worker, agency));
    }

    private void trained(int times) {
        for (int i = 0; i < times; i++) {
            trainings.add(UUID.randomUUID());
            stated(
                    "training",
                    new TrainingStated(
                            trainings.get(trainings.size() - 1), 2, worker, BigDecimal.ONE, true, lastMonth()));
        }
    }

    /** Until the facts that were sent are in it. */
    private void published() {
        await().atMost(Duration.ofSeconds(20)).until(() -> as(AUDITOR_OF_ALL)
                .get("/v1/indicators/" + indicator + "/values?period=MONTH&from=" + lastMonth() + "&to=" + lastMonth())
                .<Float>list("values.value")
                .equals(trainings.isEmpty() ? List.of() : List.of((float) trainings.size())));
        as(ADMINISTRATOR).post("/v1/figures/publications", null).hasStatus(201);
    }

    private Map<String, Object> body() {
        Map<String, Object> body = changed();
        body.put("indicator", indicator);
        body.put("period", "MONTH");
        return body;
    }

    private static Map<String, Object> changed() {
        Map<String, Object> body = new HashMap<>();
        body.put("title", text("Many trainings"));
        body.put("advice", text("Ask why."));
        body.put("comparison", "ABOVE");
        body.put("value", 14);
        body.put("responsibleId", Persona.UNHCR);
        body.put("active", true);
        return body;
    }

    private Answer defined() {
        return as(MONITOR_OF_ALL).post(THRESHOLDS, body()).hasStatus(201);
    }

    private static List<String> alertsOf(Answer threshold) {
        return as(AUDITOR_OF_ALL)
                .get(ALERTS + "?thresholdId=" + threshold.id())
                .hasStatus(200)
                .list("items.id");
    }

    private String awaitAlert(Answer threshold) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            job.compareLastPublication();
            assertThat(alertsOf(threshold)).hasSize(1);
        });
        return ALERTS + "/" + alertsOf(threshold).get(0);
    }

    private Answer raised() {
        counted();
        trained(30);
        published();
        return as(MONITOR_OF_ALL).get(awaitAlert(defined()));
    }

    private static Answer step(Persona who, Answer alert, String step, Object body) {
        String path = ALERTS + "/" + alert.id();
        return as(who).step(as(who).get(path), path + "/" + step, body);
    }

    private static String status(Answer alert) {
        return as(MONITOR_OF_ALL).get(ALERTS + "/" + alert.id()).at("status");
    }

    private static Answer agreed(Persona who, Object alert) {
        return as(who).post(
                        "/v1/follow-up-actions",
                        Map.of(
                                "title",
                                "Ask why",
                                "ownerAgencyId",
                                Persona.UNHCR,
                                "dueOn",
                                TestClock.today().plusMonths(2).toString(),
                                "alertId",
                                alert));
    }

    @Test
    void a_figure_that_passes_it_raises_an_alert_once_for_a_period() {
        Answer alert = raised();

        assertThat(alert.<String>at("status")).isEqualTo("RAISED");
        assertThat(alert.<String>at("to")).isEqualTo(lastMonth().toString());
        assertThat(alert.<Float>at("figure"))
                .as("rounded, as it is told to all")
                .isBetween(25f, 35f);
        assertThat(alert.<Float>at("figure") % 5).isZero();
        assertThat(alert.<String>list("allowedActions")).containsExactly("acknowledge", "dismiss");
        assertThat(as(MANAGER_AT_UNHCR).get(ALERTS + "/" + alert.id()).<String>list("allowedActions"))
                .containsExactly("acknowledge");
        assertThat(as(MANAGER_AT_MINISTRY).get(ALERTS + "/" + alert.id()).<String>list("allowedActions"))
                .isEmpty();
        try (Topic topic = Topic.open("wasl.monitoring.events")) {
            topic.await(r -> r.value().contains(alert.id()) && r.value().contains("\"step\":\"raise\""));
        }

        published();
        job.compareLastPublication();
        assertThat(as(AUDITOR_OF_ALL).get(ALERTS + "?indicator=" + indicator).<String>list("items.id"))
                .containsExactly(alert.id());
    }

    @Test
    void a_figure_that_is_not_told_raises_none() {
        counted();
        trained(2);
        published();
        Map<String, Object> below = body();
        below.put("comparison", "BELOW");
        below.put("value", 100);

        Answer threshold = as(MONITOR_OF_ALL).post(THRESHOLDS, below).hasStatus(201);
        Answer witness = told(below);
        awaitAlert(witness);
        job.compareLastPublication();

        assertThat(alertsOf(threshold)).isEmpty();
    }

    /** Another one with the same limit, whose figure is told: when its alert is there, both were compared. */
    private Answer told(Map<String, Object> like) {
        String people = "people-" + agency.toString().substring(24);
        Map<String, Object> body = new HashMap<>();
        body.put("title", text("People"));
        body.put("definition", text("People by the last count."));
        body.put("unit", "PERSONS");
        body.put(
                "numerator",
                Map.of("kind", "SUM", "fact", "population", "at", "since", "until", "until", "member", "persons"));
        body.put("dimensions", List.of("GOVERNORATE"));
        as(ADMINISTRATOR).put("/v1/indicators/" + people, body).hasStatus(200);
        Map<String, Object> threshold = new HashMap<>(like);
        threshold.put("indicator", people);
        threshold.put("dimension", "GOVERNORATE");
        threshold.put("group", "JO-MA");
        threshold.put("value", 1_000_000);
        return as(MONITOR_OF_ALL).post(THRESHOLDS, threshold).hasStatus(201);
    }

    @Test
    void it_is_acknowledged_and_followed_by_an_action_that_names_it() {
        Answer alert = raised();

        step(MANAGER_AT_MINISTRY, alert, "acknowledge", null).isProblem(409, "illegal-step");
        assertThat(step(MANAGER_AT_UNHCR, alert, "acknowledge", null)
                        .hasStatus(200)
                        .<String>at("status"))
                .isEqualTo("ACKNOWLEDGED");
        agreed(MANAGER_AT_MINISTRY, alert.id()).isProblem(409, "illegal-step");
        agreed(MONITOR_OF_ALL, UUID.randomUUID())
                .isProblem(422, "invalid-fields")
                .names("/alertId", "unknown-alert");
        Answer action = agreed(MONITOR_OF_ALL, alert.id()).hasStatus(201);
        assertThat(status(alert)).isEqualTo("FOLLOWED");
        Answer another = agreed(MANAGER_AT_UNHCR, alert.id()).hasStatus(201);

        assertThat(as(AUDITOR_OF_ALL)
                        .get("/v1/follow-up-actions?alertId=" + alert.id())
                        .<String>list("items.id"))
                .containsExactlyInAnyOrder(action.id(), another.id());
    }

    @Test
    void the_coordinating_organization_dismisses_it_with_the_reason() {
        Answer alert = raised();
        Map<String, String> reason = Map.of("reason", "A course for all");

        step(MANAGER_AT_UNHCR, alert, "dismiss", reason).isProblem(409, "illegal-step");
        Answer dismissed = step(MONITOR_OF_ALL, alert, "dismiss", reason).hasStatus(200);

        assertThat(dismissed.<String>at("status")).isEqualTo("DISMISSED");
        assertThat(dismissed.<String>at("dismissalReason")).isEqualTo("A course for all");
        agreed(MONITOR_OF_ALL, alert.id()).isProblem(409, "illegal-step");
    }

    @Test
    void it_is_cleared_when_the_figure_is_back() {
        Answer alert = raised();
        agreed(MONITOR_OF_ALL, alert.id()).hasStatus(201);

        while (trainings.size() > 8) {
            UUID training = trainings.remove(0);
            Topic.send(TOPIC, training.toString(), TestFacts.event("training", new FactRemoved(training, 3), true));
        }
        published();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            job.compareLastPublication();
            assertThat(status(alert)).isEqualTo("CLEARED");
        });
    }

    @Test
    void one_that_is_switched_off_raises_nothing_and_on_again_looks_at_the_present_publication() {
        counted();
        trained(30);
        published();
        Map<String, Object> off = body();
        off.put("active", false);
        Answer threshold = as(MONITOR_OF_ALL).post(THRESHOLDS, off).hasStatus(201);
        job.compareLastPublication();
        assertThat(alertsOf(threshold)).isEmpty();

        Answer on = as(MONITOR_OF_ALL)
                .with("If-Match", threshold.etag())
                .put(THRESHOLDS + "/" + threshold.id(), changed())
                .hasStatus(200);

        assertThat(on.etag())
                .isEqualTo(as(MONITOR_OF_ALL)
                        .get(THRESHOLDS + "/" + threshold.id())
                        .etag())
                .isNotEqualTo(threshold.etag());
        awaitAlert(threshold);
    }

    @Test
    void the_coordinating_organization_and_administrators_write_thresholds() {
        counted();
        as(CASEWORKER_AT_MINISTRY).post(THRESHOLDS, body()).hasStatus(403);
        as(MANAGER_AT_MINISTRY).post(THRESHOLDS, body()).hasStatus(403);
        Answer threshold = as(ADMINISTRATOR).post(THRESHOLDS, body()).hasStatus(201);

        Answer same = as(MONITOR_OF_ALL)
                .with("If-Match", threshold.etag())
                .put(THRESHOLDS + "/" + threshold.id(), changed())
                .hasStatus(200);

        assertThat(same.etag()).as("nothing changed").isEqualTo(threshold.etag());
        assertThat(as(MANAGER_AT_UNHCR)
                        .get(THRESHOLDS + "?indicator=" + indicator)
                        .<String>list("items.id"))
                .containsExactly(threshold.id());
    }

    @Test
    void what_cannot_be_watched_is_refused_at_its_place() {
        counted();
        refused("indicator", "no-such-indicator", "/indicator", "unknown-indicator");
        refused("dimension", "AGENCY", "/group", "group-with-its-dimension");
        refused("group", agency.toString(), "/group", "group-with-its-dimension");
        refused("responsibleId", UUID.randomUUID(), "/responsibleId", "unknown-organization");
        Map<String, Object> body = body();
        body.put("dimension", "SEX");
        body.put("group", "FEMALE");
        as(MONITOR_OF_ALL)
                .post(THRESHOLDS, body)
                .isProblem(422, "invalid-fields")
                .names("/dimension", "dimension-not-in-indicator");
        body.put("dimension", "AGENCY");
        as(MONITOR_OF_ALL)
                .post(THRESHOLDS, body)
                .isProblem(422, "invalid-fields")
                .names("/group", "unknown-organization");
        body.put("indicator", "persons-registered");
        body.put("dimension", "SEX");
        body.put("group", "FEMALES");
        as(MONITOR_OF_ALL)
                .post(THRESHOLDS, body)
                .isProblem(422, "invalid-fields")
                .names("/group", "unknown-code");
        body.put("dimension", "DISABILITY");
        as(MONITOR_OF_ALL)
                .post(THRESHOLDS, body)
                .isProblem(422, "invalid-fields")
                .names("/dimension", "dimension-not-watched");
        body.put("dimension", "SEX");
        body.put("group", "FEMALE");
        body.put("period", "DAY");
        as(MONITOR_OF_ALL)
                .post(THRESHOLDS, body)
                .isProblem(422, "invalid-fields")
                .names("/period", "groups-by-month");
    }

    private void refused(String member, Object value, String pointer, String code) {
        Map<String, Object> body = body();
        body.put(member, value);
        as(MONITOR_OF_ALL)
                .post(THRESHOLDS, body)
                .isProblem(422, "invalid-fields")
                .names(pointer, code);
    }
}
