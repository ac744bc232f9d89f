package org.wasl.monitoring.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.monitoring.framework.TestPlans.path;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.monitoring.MonitoringTest;
import org.wasl.monitoring.framework.TestPlans;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;

/** What the indicators of a plan are to reach. */
@QuarkusTest
class TargetTest extends MonitoringTest {
    private static Map<String, Object> line(int year, String governorate, String responsible, int value) {
        Map<String, Object> line = new HashMap<>();
        line.put("from", year + "-01-01");
        line.put("to", year + "-12-31");
        line.put("governorate", governorate);
        line.put("responsibleId", responsible);
        line.put("value", value);
        return line;
    }

    private static Map<String, Object> body(Object... lines) {
        return new HashMap<>(Map.of("lines", List.of(lines)));
    }

    @Test
    void targets_are_by_period_place_and_agency_and_say_which_way_is_better() {
        int year = TestClock.today().getYear();
        String code = TestPlans.code();
        TestPlans.imported(code);
        Map<String, Object> body =
                body(line(year, null, null, 100), line(year, "JO-IR", null, 20), line(year, null, Persona.UNHCR, 30));
        body.put("baseline", 12.50);
        body.put("baselineOn", (year - 1) + "-01-01");
        String path = path(code) + "/targets/TRAINING";

        Answer made = as(MONITOR_OF_ALL).put(path, body).hasStatus(201);
        assertThat(as(MONITOR_OF_ALL).put(path, body).hasStatus(200).etag()).isEqualTo(made.etag());

        Answer read = as(MANAGER_AT_UNHCR).get(path).hasStatus(200);
        assertThat(read.<Boolean>at("higherIsBetter")).isTrue();
        assertThat(read.<String>at("unit")).isEqualTo("HOURS");
        assertThat(read.<Number>at("baseline").doubleValue()).isEqualTo(12.5);
        assertThat(read.<Object>list("lines")).hasSize(3);
        assertThat(as(MANAGER_AT_UNHCR).get(path(code) + "/targets").<String>list("items.indicator"))
                .containsExactly("TRAINING");
    }

    @Test
    void every_fault_is_named_by_its_place() {
        int year = TestClock.today().getYear();
        String code = TestPlans.code();
        TestPlans.imported(code);
        Map<String, Object> body =
                body(line(year, null, null, 1), line(year, null, null, 2), line(year + 1, null, null, 3));
        body.put("baseline", 1);

        as(MONITOR_OF_ALL)
                .put(path(code) + "/targets/TRAINING", body)
                .isProblem(422, "invalid-fields")
                .names("/lines/1", "line-given-twice")
                .names("/lines/2/from", "outside-of-plan")
                .names("/baselineOn", "baseline-with-its-day");
        as(MONITOR_OF_ALL)
                .put(
                        path(code) + "/targets/TRAINING",
                        body(line(year, null, UUID.randomUUID().toString(), 1)))
                .isProblem(422, "invalid-fields")
                .names("/lines/0/responsibleId", "unknown-organization");
        as(MONITOR_OF_ALL).put(path(code) + "/targets/NOWHERE", body()).isProblem(404, "not-found");
        as(MANAGER_AT_UNHCR).put(path(code) + "/targets/TRAINING", body()).isProblem(403, "not-allowed");
    }
}
