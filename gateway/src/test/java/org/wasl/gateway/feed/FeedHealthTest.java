package org.wasl.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FeedHealthTest {
    @Test
    void without_its_database_the_gateway_is_ready_and_says_what_is_missing() {
        FeedHealth health = new FeedHealth(away());

        health.look();

        HealthCheckResponse told = health.call();
        assertThat(told.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(told.getData().orElseThrow()).containsEntry("reading", "away");
    }

    /** The check that comes with the data source would close the door. */
    @Test
    void no_other_check_asks_the_database() throws IOException {
        Properties settings = new Properties();
        try (var file = FeedHealthTest.class.getResourceAsStream("/application.properties")) {
            settings.load(file);
        }
        assertThat(settings).containsEntry("quarkus.datasource.health.enabled", "false");
    }

    private static DataSource away() {
        return (DataSource) Proxy.newProxyInstance(
                FeedHealthTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    throw new SQLException("no connection", "08001");
                });
    }
}
