package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service of the local stack is given, and what only its migration is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServiceLaunchTest {
    @TempDir
    Path folder;

    private Secrets secrets;

    @BeforeEach
    void of_a_new_installation() throws Exception {
        secrets = new Secrets(folder.resolve("secrets.properties"));
        secrets.makeMissing();
    }

    private ServiceLaunch with(Map<String, String> configured) {
        return new ServiceLaunch(Distribution.ofThisBuild(), new Ports(Map.of(), Map.of()), secrets, configured);
    }

    @Test
    void a_service_that_runs_knows_no_password_of_the_owner_of_its_schema() {
        for (String service : ServiceLaunch.SERVICES) {
            Map<String, String> running = with(Map.of()).environment(service);

            assertThat(running)
                    .containsEntry("QUARKUS_DATASOURCE_USERNAME", "wasl_" + service + "_service")
                    .doesNotContainValue(secrets.password("postgres." + service))
                    .doesNotContainKeys("QUARKUS_FLYWAY_USERNAME", "QUARKUS_INIT_AND_EXIT");
        }
    }

    @Test
    void its_migration_has_it_and_ends() {
        assertThat(with(Map.of()).migrationEnvironment("case"))
                .containsEntry("QUARKUS_FLYWAY_USERNAME", "wasl_case")
                .containsEntry("QUARKUS_FLYWAY_PASSWORD", secrets.password("postgres.case"))
                .containsAllEntriesOf(ServiceLaunch.MIGRATE_AND_EXIT);
    }

    @Test
    void on_a_server_of_the_operator_the_owner_is_the_one_that_is_configured() {
        Map<String, String> elsewhere = Map.of(
                "WASL_POSTGRES_URL", "jdbc:postgresql://database",
                "WASL_POSTGRES_USER", "worker",
                "WASL_POSTGRES_PASSWORD", "work",
                "WASL_POSTGRES_OWNER", "owner",
                "WASL_POSTGRES_OWNER_PASSWORD", "own");

        assertThat(with(elsewhere).environment("case")).doesNotContainValue("own");
        assertThat(with(elsewhere).migrationEnvironment("case"))
                .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://database/wasl_case")
                .containsEntry("QUARKUS_DATASOURCE_USERNAME", "worker")
                .containsEntry("QUARKUS_FLYWAY_USERNAME", "owner")
                .containsEntry("QUARKUS_FLYWAY_PASSWORD", "own");
    }
}
