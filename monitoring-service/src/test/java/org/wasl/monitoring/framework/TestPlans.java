package org.wasl.monitoring.framework;

import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;

/** Plans that a test makes for itself. */
public final class TestPlans {
    private static final Map<String, String> TITLE = Map.of("ar", "خطة", "en", "Plan");

    private TestPlans() {}

    /** A code that no other plan has. */
    public static String code() {
        return "T" + UUID.randomUUID().toString().substring(24).toUpperCase(Locale.ROOT);
    }

    public static String path(String code) {
        return "/v1/plan-frameworks/" + code + "/editions/1";
    }

    public static Map<String, Object> node(String code, String kind, List<String> under, Object... indicators) {
        Map<String, Object> node = new HashMap<>();
        node.put("code", code);
        node.put("kind", kind);
        node.put("title", TITLE);
        node.put("under", under);
        node.put("confirmed", true);
        node.put("source", "a test");
        node.put("indicators", List.of(indicators));
        return node;
    }

    /** @param computedBy null where it is entered by hand */
    public static Map<String, Object> indicator(String code, String computedBy) {
        Map<String, Object> indicator = new HashMap<>();
        indicator.put("code", code);
        indicator.put("title", TITLE);
        indicator.put("unit", "HOURS");
        indicator.put("indicator", computedBy);
        indicator.put("higherIsBetter", true);
        indicator.put("confirmed", false);
        indicator.put("source", "a test");
        return indicator;
    }

    /** Of this year and the one before. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Map<String, Object> plan(Map<String, Object>... nodes) {
        int year = TestClock.today().getYear();
        Map<String, Object> plan = new HashMap<>();
        plan.put("title", TITLE);
        plan.put("from", (year - 1) + "-01-01");
        plan.put("to", year + "-12-31");
        plan.put("status", "PUBLISHED");
        plan.put("confirmed", true);
        plan.put("source", "a test");
        plan.put("nodes", new ArrayList<>(List.of(nodes)));
        return plan;
    }

    /** Two components and a sector; the sector has an indicator that is computed and one that is not. */
    public static Map<String, Object> plan() {
        return plan(
                node("REF", "COMPONENT", List.of()),
                node("HC", "COMPONENT", List.of()),
                node("SPJ", "SECTOR", List.of(), indicator("TRAINING", "training-hours"), indicator("DESKS", null)));
    }

    /** It begins a year later. */
    public static Map<String, Object> nextPlan() {
        Map<String, Object> plan = plan();
        plan.put("from", plan.get("to").toString().substring(0, 4) + "-01-01");
        return plan;
    }

    public static Answer imported(String code) {
        return as(MONITOR_OF_ALL).put(path(code), plan()).hasStatus(201);
    }
}
