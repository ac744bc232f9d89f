package org.wasl.monitoring.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.monitoring.MonitoringTest;

/** Indicators and figures as a plan calls them. Each test has a plan of its own. */
@QuarkusTest
class FrameworkFiguresTest extends MonitoringTest {
    private final String plan = TestPlans.code();

    @BeforeEach
    void write() {
        Map<String, Object> content = TestPlans.plan(
                TestPlans.node("PEOPLE", "SECTOR", List.of(), persons("REACHED")),
                TestPlans.node(
                        "STAFF",
                        "SECTOR",
                        List.of(),
                        TestPlans.indicator("TRAINED", "training-hours"),
                        TestPlans.indicator("DESKS", null)));
        content.put("ageGroups", "CHILDREN_ADULTS_OLDER");
        as(MONITOR_OF_ALL).put(TestPlans.path(plan), content).hasStatus(201);
    }

    private static Map<String, Object> persons(String code) {
        Map<String, Object> indicator = TestPlans.indicator(code, "persons-registered");
        indicator.put("unit", "PERSONS");
        return indicator;
    }

    @Test
    void a_plan_lists_the_indicators_that_compute_its_own() {
        var listed = as(MONITOR_OF_ALL).get("/v1/indicators?framework=" + plan).hasStatus(200);

        assertThat(listed.<String>list("items.code")).containsExactly("persons-registered", "training-hours");
        assertThat(listed.<String>list("items.framework.indicators[1].code")).containsExactly("TRAINED");
        assertThat(listed.<String>list("items.framework.indicators[1].node")).containsExactly("STAFF");
        assertThat(as(MONITOR_OF_ALL).get("/v1/indicators/training-hours").<Object>at("framework"))
                .isNull();
    }

    @Test
    void figures_bear_the_code_and_the_title_of_the_plan_and_its_age_groups() {
        String values = "/v1/indicators/persons-registered/values?by=AGE_GROUP&framework=" + plan;
        var own = as(AUDITOR_OF_ALL).get(values).hasStatus(200);

        assertThat(own.<String>at("framework.indicators[0].code")).isEqualTo("REACHED");
        assertThat(own.<String>at("framework.edition")).isEqualTo("1");
        assertThat(own.<String>at("ageGroups")).isEqualTo("CHILDREN_ADULTS_OLDER");
        assertThat(as(AUDITOR_OF_ALL).get(values + ":1&ageGroups=GBVIMS").<String>at("ageGroups"))
                .as("those that are asked for")
                .isEqualTo("GBVIMS");
        assertThat(as(AUDITOR_OF_ALL)
                        .get("/v1/indicators/persons-registered/values?framework=" + plan)
                        .<Object>at("ageGroups"))
                .as("not by age")
                .isNull();
    }

    @Test
    void what_is_published_follows_and_the_edition_that_has_begun_last_is_meant() {
        Map<String, Object> next = TestPlans.nextPlan();
        as(MONITOR_OF_ALL)
                .put("/v1/plan-frameworks/" + plan + "/editions/2", next)
                .hasStatus(201);
        Map<String, Object> draft = TestPlans.plan();
        draft.put("status", "DRAFT");
        as(MONITOR_OF_ALL)
                .put("/v1/plan-frameworks/" + plan + "/editions/3", draft)
                .hasStatus(201);

        String values = "/v1/indicators/training-hours/values?framework=" + plan;
        assertThat(as(AUDITOR_OF_ALL).get(values).<String>at("framework.edition"))
                .isEqualTo("2");
        assertThat(as(AUDITOR_OF_ALL).get(values + ":1").<String>at("framework.edition"))
                .isEqualTo("1");
        as(AUDITOR_OF_ALL).get(values + ":3").isProblem(422, "invalid-fields");
    }

    @Test
    void an_unknown_plan_is_refused_with_those_that_are_published() {
        for (String path : List.of(
                "/v1/indicators?framework=",
                "/v1/indicators/training-hours/values?framework=",
                "/v1/indicators/training-hours/export?framework=")) {
            var refused = as(MONITOR_OF_ALL).get(path + "NO-SUCH").isProblem(422, "invalid-fields");
            assertThat(refused.<String>at("errors[0].code")).isEqualTo("unknown-framework");
            assertThat(refused.<String>at("errors[0].pointer")).isEqualTo("#framework");
            assertThat(refused.<String>list("errors[0].allowed")).contains(plan, plan + ":1");
        }
        assertThat(as(MONITOR_OF_ALL)
                        .get("/v1/indicators/cases-open/values?framework=" + plan)
                        .isProblem(422, "invalid-fields")
                        .<String>list("errors[0].allowed"))
                .as("of an indicator that the plan does not have")
                .containsExactly("persons-registered", "training-hours");
    }

    @Test
    void a_map_is_geojson_and_only_of_figures_by_place() {
        as(ADMINISTRATOR).post("/v1/figures/publications", null).hasStatus(201);
        String export = "/v1/indicators/persons-registered/export?format=GEOJSON&from=2020-01-01&to=2020-01-31&by=";

        var map = as(MONITOR_OF_ALL).get(export + "DISTRICT&framework=" + plan).hasStatus(200);

        assertThat(map.raw().contentType()).startsWith("application/geo+json");
        assertThat(map.<String>list("features.properties.frameworkIndicator")).contains("REACHED");
        assertThat(as(MONITOR_OF_ALL)
                        .get(export + "SEX")
                        .isProblem(422, "invalid-fields")
                        .<String>at("errors[0].code"))
                .isEqualTo("map-without-place");
    }

    @Test
    void files_name_the_plan_and_call_the_indicator_as_it_does() {
        String export = "/v1/indicators/training-hours/export?bom=false&framework=" + plan;

        assertThat(as(AUDITOR_OF_ALL)
                        .get(export)
                        .hasStatus(200)
                        .raw()
                        .asString()
                        .lines()
                        .findFirst())
                .hasValueSatisfying(headers -> assertThat(headers)
                        .contains("Framework,Indicator of the framework,Title in the framework,العنوان في الإطار"));
    }
}
