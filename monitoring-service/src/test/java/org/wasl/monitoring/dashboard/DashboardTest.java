package org.wasl.monitoring.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.anonymous;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.wasl.monitoring.MonitoringTest;

@QuarkusTest
class DashboardTest extends MonitoringTest {
    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"(/monitoring/[^\"]+)\"");

    private static Response page() {
        return anonymous()
                .get("/monitoring?lang=ar&indicator=cases-open")
                .hasStatus(200)
                .raw();
    }

    @Test
    void anybody_may_load_the_page_and_all_that_it_loads() {
        Matcher loaded = LOADED.matcher(page().asString());

        assertThat(loaded.results().map(each -> each.group(1)))
                .contains("/monitoring/app.js", "/monitoring/page.css")
                .allSatisfy(path -> anonymous().get(path).hasStatus(200));
    }

    @Test
    void the_page_runs_its_own_scripts_only_and_holds_none() {
        Response page = page();

        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
                .doesNotContain("unsafe");
        assertThat(page.asString()).doesNotContain("<script>", "<style", " style=", "onclick=", "{client}", "{charts}");
    }

    @Test
    void a_file_that_is_the_same_is_not_sent_again() {
        Response first = anonymous().get("/monitoring/app.js").hasStatus(200).raw();

        Response again = RestAssured.given()
                .header("If-None-Match", first.header("ETag"))
                .get("/monitoring/app.js");

        assertThat(first.header("Content-Type")).startsWith("text/javascript");
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.asString()).isEmpty();
    }

    @Test
    void the_charts_are_kept_for_ever_under_the_address_that_names_their_content() {
        Matcher charts = Pattern.compile("data-charts=\"([^\"]+)\"").matcher(page().asString());
        assertThat(charts.find()).isTrue();

        assertThat(anonymous()
                        .get("/monitoring/" + charts.group(1))
                        .hasStatus(200)
                        .raw()
                        .header("Cache-Control"))
                .contains("immutable");
        assertThat(anonymous()
                        .get("/monitoring/echarts.esm.min.js?v=other")
                        .hasStatus(200)
                        .raw()
                        .header("Cache-Control"))
                .isEqualTo("no-cache");
    }

    @Test
    void nothing_else_is_there() {
        for (String path :
                new String[] {"none.js", "index.html", "README.md", "..", "%2e%2e/db/migration/V0100__indicators.sql"
                }) {
            assertThat(anonymous().get("/monitoring/" + path).raw().statusCode())
                    .as(path)
                    .isIn(400, 404);
        }
    }
}
