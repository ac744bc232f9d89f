package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two roles of a service, also in a database of before there were two. */
@Tag("servers")
@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseRolesTest {
    @TempDir
    static Path folder;

    private static PostgresServer server;

    @BeforeAll
    static void up() throws Exception {
        server = new PostgresServer(
                Distribution.ofThisBuild().postgres(),
                folder.resolve("postgres"),
                folder.resolve("log/postgres.log"),
                TestServers.freePort(),
                "admin",
                "-c fsync=off");
        server.start();
        server.ensureDatabase("wasl_old", "owner");
        as("wasl_old", "owner", "wasl_old", "create table kept (id int generated always as identity primary key)");
        as(PostgresServer.ADMIN, "admin", "wasl_old", "create table by_somebody_else (id int)");
        server.ensureService("wasl_old", "owner", "service");
        server.ensureService("wasl_new", "other-owner", "other-service");
        server.ensureDatabase("keycloak", "identity");
    }

    @AfterAll
    static void down() throws Exception {
        server.stop();
    }

    private static void as(String role, String password, String database, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(database), role, password);
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private static void asService(String statement) throws SQLException {
        as("wasl_old_service", "service", "wasl_old", statement);
    }

    private static void assertDenied(String statement) {
        assertThatThrownBy(() -> asService(statement))
                .as(statement)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    @Test
    void what_was_there_before_goes_on_and_belongs_to_the_owner() throws SQLException {
        asService("insert into kept default values");
        asService("select * from by_somebody_else");
        as("wasl_old", "owner", "wasl_old", "alter table by_somebody_else add column more text");
        assertDenied("alter table kept add column more text");
    }

    @Test
    void what_the_owner_makes_later_is_written_by_the_service_and_what_is_revoked_stays_revoked() throws Exception {
        as("wasl_old", "owner", "wasl_old", "create table later (id int)");
        as("wasl_old", "owner", "wasl_old", "revoke update, delete on later from wasl_runtime");

        server.ensureService("wasl_old", "owner", "service");

        asService("insert into later values (1)");
        assertDenied("delete from later");
        assertDenied("drop table later");
    }

    @Test
    void a_service_does_not_enter_the_database_of_another() {
        assertThatThrownBy(() -> as("wasl_old_service", "service", "wasl_new", "select 1"))
                .hasMessageContaining("permission denied for database");
        assertThatThrownBy(() -> as("wasl_old", "owner", "wasl_new", "select 1"))
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void nobody_of_the_services_enters_the_database_of_accounts_or_that_of_the_server() {
        for (String database : new String[] {"keycloak", "postgres", "template1"}) {
            assertThatThrownBy(() -> as("wasl_old_service", "service", database, "create temporary table t (id int)"))
                    .hasMessageContaining("permission denied for database");
            assertThatThrownBy(() -> as("wasl_old", "owner", database, "select 1"))
                    .hasMessageContaining("permission denied for database");
        }
        assertThatCode(() -> as("keycloak", "identity", "keycloak", "create table of_its_own (id int)"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> as("keycloak", "identity", "postgres", "select 1"))
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void a_changed_password_of_the_identity_provider_holds_from_the_next_start() throws Exception {
        server.ensureKeycloak("another");

        as("keycloak", "another", "keycloak", "select 1");
        server.ensureKeycloak("identity");
        as("keycloak", "identity", "keycloak", "select 1");
    }

    @Test
    void who_reads_figures_by_sql_holds_no_lock_of_the_service_and_writes_nothing_to_the_disk() throws Exception {
        server.ensureService("wasl_monitoring", "owner", "service");
        as(
                PostgresServer.ADMIN,
                "admin",
                "postgres",
                "create role power_bi login password 'reader' in role wasl_analyst");

        as("power_bi", "reader", "wasl_monitoring", "select 1");
        for (String statement : new String[] {
            "select pg_advisory_lock(1)",
            "select pg_try_advisory_lock(1)",
            "select pg_advisory_xact_lock(1, 2)",
            "select pg_advisory_lock_shared(1)",
            "select lo_create(0)",
            "select lo_from_bytea(0, 'much')",
            "create temporary table much (id int)",
            "create table public.much (id int)"
        }) {
            assertThatThrownBy(() -> as("power_bi", "reader", "wasl_monitoring", statement))
                    .as(statement)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
        as("wasl_monitoring_service", "service", "wasl_monitoring", "select pg_advisory_xact_lock(1)");
        as("wasl_monitoring", "owner", "wasl_monitoring", "select pg_try_advisory_lock(1)");
    }

    @Test
    void a_changed_password_holds_from_the_next_start() throws Exception {
        server.ensureService("wasl_new", "other-owner", "changed");

        as("wasl_new_service", "changed", "wasl_new", "select 1");
        assertThatThrownBy(() -> as("wasl_new_service", "other-service", "wasl_new", "select 1"))
                .isInstanceOf(SQLException.class);
    }
}
