package org.wasl.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;

/** A service writes rows. Its schema is another's. */
@QuarkusTest
class DatabaseRolesTest extends PlatformTest {
    @Inject
    DataSource database;

    @Test
    void a_service_owns_nothing() throws SQLException {
        assertThat(all("select relname from pg_class where relnamespace = 'public'::regnamespace"
                        + " and pg_has_role(relowner, 'USAGE')"))
                .isEmpty();
        assertThat(all("select rolname from pg_roles where rolname = current_user and (rolsuper or rolcreaterole"
                        + " or rolcreatedb or rolbypassrls)"))
                .isEmpty();
    }

    @Test
    void a_service_changes_no_schema() {
        for (String statement : List.of(
                "create table mine (id int)",
                "create schema mine",
                "drop table parcel",
                "alter table parcel add column extra text",
                "alter table audit_entry disable trigger audit_entry_append_only",
                "truncate parcel",
                "create index mine_ix on parcel (id)",
                "create function mine() returns int language sql as 'select 1'",
                "delete from flyway_schema_history",
                "delete from restoration",
                "select declare_restoration(timestamptz '2026-11-30 03:00:00Z')",
                "set role test")) {
            assertThatThrownBy(() -> execute(statement)).as(statement).isInstanceOfSatisfying(SQLException.class, e -> {
                assertThat(e.getSQLState()).as(statement).isEqualTo("42501");
            });
        }
    }

    @Test
    void a_service_reads_and_writes_the_rows_of_every_table() throws SQLException {
        List<String> tables = all("select tablename from pg_tables where schemaname = 'public'"
                + " and tablename not in ('flyway_schema_history', 'audit_entry', 'audit_seal', 'restoration')");
        assertThat(tables).contains("parcel", "outbox", "inbox", "opened_link");
        for (String table : tables) {
            assertThat(all("select concat_ws(',', has_table_privilege('" + table + "', 'select'), has_table_privilege('"
                            + table + "', 'insert'))"))
                    .as(table)
                    .containsExactly("t,t");
        }
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private List<String> all(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                var run = connection.createStatement();
                ResultSet rows = run.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
