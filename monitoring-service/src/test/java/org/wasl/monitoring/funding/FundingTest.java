package org.wasl.monitoring.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.monitoring.framework.TestPlans.path;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;

import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.monitoring.MonitoringTest;
import org.wasl.monitoring.framework.TestPlans;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Tokens;

/** Money of a plan: no currency is added to another one, and what is not known is no zero. */
@QuarkusTest
class FundingTest extends MonitoringTest {
    private static Map<String, Object> line(
            String node, String donor, String currency, Number required, Number funded) {
        Map<String, Object> line = new HashMap<>();
        line.put("node", node);
        line.put("donor", donor);
        line.put("currency", currency);
        line.put("required", required);
        line.put("funded", funded);
        line.put("confirmed", true);
        line.put("source", "a test");
        return line;
    }

    private static Map<String, Object> body(Object... lines) {
        return Map.of("lines", List.of(lines));
    }

    @Test
    void the_shipped_funding_is_summed_by_year_and_part() {
        Answer funding = as(MANAGER_AT_UNHCR)
                .get("/v1/plan-frameworks/JRP/editions/2020-2022/funding?year=2021")
                .hasStatus(200);

        assertThat(funding.<Number>at("items.find { it.node == null }.required").longValue())
                .isEqualTo(2_432_000_000L);
        assertThat(funding.<Number>at("items.find { it.node == null }.fundedShare")
                        .floatValue())
                .isEqualTo(30.6f);
        assertThat(funding.<String>at("items.find { it.node == 'COV' }.kind")).isEqualTo("COMPONENT");
        assertThat(funding.<Object>at("items.find { it.node == 'COV' }.funded")).isNull();
        assertThat(funding.<Object>at("items.find { it.node == 'COV' }.fundedShare"))
                .isNull();
    }

    @Test
    void sums_never_mix_currencies_or_kinds_of_parts() {
        String code = TestPlans.code();
        TestPlans.imported(code);
        as(MONITOR_OF_ALL)
                .put(
                        path(code) + "/funding/2026",
                        body(
                                line("REF", "Donor A", "USD", 100, 40),
                                line("REF", "Donor B", "USD", null, 10.5),
                                line("REF", "Donor A", "EUR", 7, null),
                                line("SPJ", "Donor A", "USD", 0, 3),
                                line(null, null, "USD", 500, null)))
                .hasStatus(201);

        Answer byNode = as(MONITOR_OF_ALL).get(path(code) + "/funding").hasStatus(200);
        assertThat(byNode.<Object>list("items")).hasSize(4);
        String refugees = "items.find { it.node == 'REF' && it.currency == 'USD' }.";
        assertThat(byNode.<Number>at(refugees + "required").intValue()).isEqualTo(100);
        assertThat(byNode.<Number>at(refugees + "funded").doubleValue()).isEqualTo(50.5);
        assertThat(byNode.<Number>at(refugees + "fundedShare").doubleValue()).isEqualTo(50.5);
        assertThat(byNode.<Object>at("items.find { it.currency == 'EUR' }.funded"))
                .isNull();
        assertThat(byNode.<Object>at("items.find { it.node == 'SPJ' }.fundedShare"))
                .as("of nothing there is no share")
                .isNull();

        Answer byDonor = as(MONITOR_OF_ALL).get(path(code) + "/funding?by=DONOR");
        assertThat(byDonor
                        .<Number>list(
                                "items.findAll { it.donor == 'Donor A' && it.currency == 'USD' }.sort { it.kind }.funded")
                        .stream()
                        .map(Number::intValue)
                        .toList())
                .as("components and sectors divide the same whole")
                .containsExactly(40, 3);
    }

    @Test
    void every_fault_is_named_by_its_place_and_nothing_is_written() {
        String code = TestPlans.code();
        TestPlans.imported(code);

        as(MONITOR_OF_ALL)
                .put(
                        path(code) + "/funding/2026",
                        body(
                                line("NOWHERE", null, "USD", 1, null),
                                line("REF", null, "XYZ", 1, null),
                                line("REF", null, "USD", null, null),
                                line("HC", null, "USD", 1, null),
                                line("HC", null, "USD", 2, null),
                                line("HC", "Donor", "USD", -1, null)))
                .isProblem(422, "invalid-fields")
                .names("/lines/5/required", "decimal-min");
        as(MONITOR_OF_ALL)
                .put(
                        path(code) + "/funding/2026",
                        body(
                                line("NOWHERE", null, "USD", 1, null),
                                line("REF", null, "XYZ", 1, null),
                                line("REF", null, "USD", null, null),
                                line("HC", null, "USD", 1, null),
                                line("HC", null, "USD", 2, null)))
                .isProblem(422, "invalid-fields")
                .names("/lines/0/node", "unknown-plan-node")
                .names("/lines/1/currency", "unknown-currency")
                .names("/lines/2", "amount-missing")
                .names("/lines/4", "line-given-twice");
        as(MONITOR_OF_ALL).get(path(code) + "/funding/2026").isProblem(404, "not-found");
    }

    @Test
    void a_year_is_written_anew_at_the_version_that_was_read() {
        String code = TestPlans.code();
        TestPlans.imported(code);
        String path = path(code) + "/funding/2026";
        as(MONITOR_OF_ALL).put(path + "?dryRun=true", body()).hasStatus(204);
        Answer made = as(MONITOR_OF_ALL)
                .put(path, body(line("REF", null, "JOD", 5.0, null)))
                .hasStatus(201);

        Answer same = as(MONITOR_OF_ALL)
                .put(path, body(line("REF", null, "JOD", 5, null)))
                .hasStatus(200);
        assertThat(same.etag()).isEqualTo(made.etag());
        as(MONITOR_OF_ALL).put(path + "?dryRun=true", body()).isProblem(428, "version-required");
        as(MONITOR_OF_ALL).put(path, body()).isProblem(428, "version-required");
        as(MONITOR_OF_ALL).with("If-Match", made.etag()).put(path, body()).hasStatus(200);
        withToken(Tokens.of("a monitor elsewhere", Persona.UNHCR, "monitor"))
                .put(path, body())
                .isProblem(403, "not-allowed");
        assertThat(as(MANAGER_AT_UNHCR).get(path).<Object>list("lines")).isEmpty();
    }

    @Test
    void an_amount_that_would_fill_the_memory_is_refused_where_it_is_read() {
        String code = TestPlans.code();
        TestPlans.imported(code);

        as(MONITOR_OF_ALL)
                .put(path(code) + "/funding/2026", body(line("REF", null, "USD", new BigDecimal("1e300000000"), null)))
                .isProblem(400, "unreadable-request")
                .names("/lines/0/required", "too-large");
    }
}
