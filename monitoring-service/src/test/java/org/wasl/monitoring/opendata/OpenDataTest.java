package org.wasl.monitoring.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.OpenDataFormat;
import org.wasl.contracts.event.EventTopic;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.Producer;
import org.wasl.contracts.event.TrainingStated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.WorkerId;
import org.wasl.monitoring.MonitoringTest;
import org.wasl.monitoring.fact.TestFacts;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;

/** What may be published to the world, in each of its forms. */
@QuarkusTest
class OpenDataTest extends MonitoringTest {
    @Inject
    DataSource database;

    @Inject
    OpenFigureFiles files;

    private static void stated(String kind, Fact fact) {
        Topic.send(
                EventTopic.factsOf(Producer.CASE).address(),
                fact.recordId().toString(),
                TestFacts.event(kind, fact, false));
    }

    private static void fortyTrainings() {
        WorkerId worker = new WorkerId(UUID.randomUUID());
        stated("worker", TestFacts.worker(worker, new AgencyId(UUID.randomUUID())));
        for (int i = 0; i < 40; i++) {
            stated(
                    "training",
                    new TrainingStated(
                            UUID.randomUUID(),
                            1,
                            worker,
                            BigDecimal.TEN,
                            true,
                            TestClock.today().minusYears(1)));
        }
    }

    private static void published() {
        fortyTrainings();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(MONITOR_OF_ALL).get("/v1/figures/position").<Boolean>at("complete"));
        Instant at = Instant.parse(as(ADMINISTRATOR)
                        .post("/v1/figures/publications", null)
                        .hasStatus(201)
                        .at("publishedAt"))
                .truncatedTo(ChronoUnit.SECONDS);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            String issued =
                    as(MONITOR_OF_ALL).get("/v1/open-data").hasStatus(200).at("'dct:issued'");
            assertThat(Instant.parse(issued)).isAfterOrEqualTo(at);
        });
    }

    @Test
    void figures_are_downloaded_as_csv_and_parquet_and_asked_by_sql() throws SQLException {
        published();

        List<String> csv = as(MONITOR_OF_ALL)
                .get("/v1/open-data/export?format=CSV")
                .hasStatus(200)
                .raw()
                .asString()
                .lines()
                .toList();
        assertThat(csv.get(0))
                .isEqualTo(
                        "indicator,title_ar,title_en,unit,period,period_from,period_to,dimension,group_code,value,numerator,denominator");
        assertThat(csv).anyMatch(line -> line.startsWith("training-hours,") && line.contains(",YEAR,"));
        assertThat(csv).noneMatch(line -> line.contains(",AGENCY,") || line.startsWith("number-of-incidents,"));
        assertThat(csv).hasSize(1 + count("open_figure"));
        assertThat(rowsOfParquet()).isEqualTo(count("open_figure"));
        as(CASEWORKER_AT_MINISTRY).get("/v1/open-data/export").isProblem(403, "not-allowed");
    }

    @Test
    void an_analyst_reads_the_open_figures_and_nothing_else() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet readable = statement.executeQuery(
                        "select c.relname from pg_class c where c.relkind in ('r', 'v', 'p') and c.relnamespace = 'public'::regnamespace"
                                + " and has_table_privilege('wasl_analyst', c.oid, 'select, insert, update, delete') order by 1")) {
            assertThat(names(readable)).containsExactly("open_figure", "open_publication");
        }
    }

    private static List<String> names(ResultSet rows) throws SQLException {
        List<String> names = new ArrayList<>();
        while (rows.next()) {
            names.add(rows.getString(1));
        }
        return names;
    }

    private int count(String table) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private int rowsOfParquet() throws SQLException {
        try (Connection scratch = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = scratch.createStatement();
                ResultSet rows =
                        statement.executeQuery("select count(*) from '" + files.file(OpenDataFormat.PARQUET) + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
