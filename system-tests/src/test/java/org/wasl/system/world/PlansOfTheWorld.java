package org.wasl.system.world;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wasl.system.world.Client.Answer;

/** A plan of the country with what belongs to it, agency A's reports on it, what agency B is to do because of one, and who is written to. */
final class PlansOfTheWorld {
    private static final String FROM = "2026-01-01";

    private final World world;
    private final Client client;
    private final String code = "W" + World.number();

    PlansOfTheWorld(World world, Client client) {
        this.world = world;
        this.client = client;
    }

    void make() {
        Answer plan = client.make("plan-monitor", "PUT", path(code), null, plan(FROM));
        Answer next = client.make("plan-monitor", "PUT", path(code + "-NEXT"), null, plan("2027-01-01"));
        world.share("frameworkId", plan.id());
        world.share("successorId", next.id());
        world.record("plan", "ANY")
                .putAll(Map.of("code", code, "edition", "1", "year", "2026", "indicator", "PERSONS_SERVED"));
        client.make("plan-monitor", "PUT", path(code) + "/successor", null, succession(next.id()));
        client.make("plan-monitor", "PUT", path(code) + "/funding/2026", null, Map.of("lines", List.of()));
        client.make("plan-monitor", "PUT", path(code) + "/targets/PERSONS_SERVED", null, Map.of("lines", List.of()));
        world.record("plan-report", "DRAFT").put("id", report("2026-01-31").id());
        world.record("plan-report", "SUBMITTED").put("id", submitted("2026-02-28"));
        world.record("plan-report", "LOCKED").put("id", locked("2026-03-31"));
        world.record("follow-up-action", "ANY").put("id", action());
        warn();
        respond();
        world.record("report-subscription", "ANY").put("id", subscription());
    }

    private static String path(String code) {
        return "/v1/plan-frameworks/" + code + "/editions/1";
    }

    private Answer report(String to) {
        return client.make(
                "manager",
                "POST",
                "/v1/plan-reports",
                null,
                Map.of(
                        "frameworkId",
                        world.shared("frameworkId"),
                        "from",
                        LocalDate.parse(to).withDayOfMonth(1).toString(),
                        "to",
                        to));
    }

    private String submitted(String to) {
        String id = report(to).id();
        step("manager", id, "submit");
        return id;
    }

    private String locked(String to) {
        String id = submitted(to);
        step("plan-monitor", id, "review");
        step("plan-monitor", id, "lock");
        return id;
    }

    private void step(String who, String id, String step) {
        client.make(who, "POST", "/v1/plan-reports/" + id + "/" + step, "*", null);
    }

    private String action() {
        return client.make(
                        "manager",
                        "POST",
                        "/v1/follow-up-actions",
                        null,
                        Map.of(
                                "title",
                                "Open a second desk",
                                "ownerAgencyId",
                                world.shared("organizationB"),
                                "dueOn",
                                World.today().plusMonths(3).toString()))
                .id();
    }

    /** An alert of how many people live in the country: figures that are there without any fact of the world. */
    private void warn() {
        String indicator = "inhabitants-" + World.number();
        client.make("administrator", "PUT", "/v1/indicators/" + indicator, null, inhabitants());
        String threshold = client.make("plan-monitor", "POST", "/v1/indicator-thresholds", null, threshold(indicator))
                .id();
        client.make("administrator", "POST", "/v1/figures/publications", null, null);
        String alerts = "/v1/indicator-alerts?thresholdId=" + threshold;
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        client.get("plan-monitor", alerts).body().at("/items").size() == 1);
        world.record("indicator-threshold", "ANY").put("id", threshold);
        world.record("indicator-alert", "ANY")
                .put("id", client.get("plan-monitor", alerts).at("/items/0/id"));
        world.share("alertId", client.get("plan-monitor", alerts).at("/items/0/id"));
    }

    private void respond() {
        String response = client.make("plan-monitor", "POST", "/v1/crisis-responses", null, response())
                .id();
        client.make("plan-monitor", "POST", "/v1/crisis-responses/" + response + "/activate", "*", null);
        world.record("crisis-response", "ANY").put("id", response);
        world.share("responseId", response);
    }

    private Map<String, Object> response() {
        return Map.of(
                "title",
                World.both("Response"),
                "crisis",
                "DISPLACEMENT",
                "governorates",
                List.of("JO-MA"),
                "districts",
                List.of(),
                "camps",
                List.of(),
                "from",
                "2026-01-01",
                "phases",
                List.of(Map.of("kind", "EMERGENCY", "from", "2026-01-01")),
                "leadAgencyId",
                world.shared("organizationB"),
                "indicators",
                List.of("cases-opened", "persons-registered"));
    }

    private static Map<String, Object> inhabitants() {
        return Map.of(
                "title",
                World.both("Inhabitants"),
                "definition",
                World.both("Inhabitants by the last count"),
                "unit",
                "PERSONS",
                "numerator",
                Map.of("kind", "SUM", "fact", "population", "at", "since", "until", "until", "member", "persons"),
                "dimensions",
                List.of("GOVERNORATE"));
    }

    private Map<String, Object> threshold(String indicator) {
        return Map.of(
                "indicator",
                indicator,
                "period",
                "MONTH",
                "title",
                World.both("Inhabitants"),
                "advice",
                World.both("Nothing"),
                "comparison",
                "ABOVE",
                "value",
                1,
                "responsibleId",
                world.shared("organizationB"),
                "active",
                true);
    }

    private String subscription() {
        return client.make(
                        "manager",
                        "POST",
                        "/v1/report-subscriptions",
                        null,
                        Map.of(
                                "indicators",
                                List.of("cases-open"),
                                "frequency",
                                "MONTH",
                                "format",
                                "HXL",
                                "language",
                                "AR"))
                .id();
    }

    private static Map<String, Object> succession(String next) {
        List<Map<String, Object>> mappings = new ArrayList<>();
        for (String node : List.of("REF", "SPJ", "REF-SPJ")) {
            mappings.add(Map.of("node", node, "to", List.of(node), "dropped", false));
        }
        return Map.of("successorId", next, "mappings", mappings);
    }

    /** With the codes of the contract's example, which is written over it. */
    private static Map<String, Object> plan(String from) {
        return Map.of(
                "title",
                World.both("Plan"),
                "from",
                from,
                "to",
                "2029-12-31",
                "status",
                "PUBLISHED",
                "confirmed",
                false,
                "source",
                "a test",
                "nodes",
                List.of(
                        node("REF", "COMPONENT", List.of(), List.of()),
                        node("SPJ", "SECTOR", List.of(), List.of()),
                        node(
                                "REF-SPJ",
                                "OBJECTIVE",
                                List.of("REF", "SPJ"),
                                List.of(
                                        indicator("PERSONS_SERVED", "persons-served"),
                                        indicator("STAFF_TRAINED", null)))));
    }

    private static Map<String, Object> node(
            String code, String kind, List<String> under, List<Map<String, Object>> indicators) {
        return Map.of(
                "code",
                code,
                "kind",
                kind,
                "title",
                World.both(code),
                "under",
                under,
                "confirmed",
                false,
                "source",
                "a test",
                "indicators",
                indicators);
    }

    private static Map<String, Object> indicator(String code, String computedBy) {
        Map<String, Object> indicator = new HashMap<>(Map.of(
                "code",
                code,
                "title",
                World.both(code),
                "unit",
                "PERSONS",
                "higherIsBetter",
                true,
                "confirmed",
                false,
                "source",
                "a test"));
        indicator.put("indicator", computedBy);
        return indicator;
    }
}
