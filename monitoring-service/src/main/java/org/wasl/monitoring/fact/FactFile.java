package org.wasl.monitoring.fact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.duckdb.DuckDBConnection;
import org.jboss.logging.Logger;
import org.wasl.monitoring.MonitoringConfig;

/** The file of the read model. One that is missing, damaged or of another shape is made anew, empty: its facts are read again. */
final class FactFile {
    private static final Logger LOG = Logger.getLogger(FactFile.class);
    private static final String HELD_BY_ANOTHER = "Could not set lock";

    /** Beside the tables of facts. The root of a person is the record that survived all merges. */
    private static final List<String> OWN_STATEMENTS = List.of(
            "create table shape (id uuid not null)",
            "create table read_topic (topic varchar not null, id varchar not null)",
            "create table read_position (topic varchar not null, partition integer not null, next_offset bigint not null, fact_at timestamp)",
            "create table rejected_fact (topic varchar not null, partition integer not null, fact_offset bigint not null, reason varchar not null)",
            personRoot("main"));

    private final MonitoringConfig config;
    private DuckDBConnection database;

    /** @param schema whose persons it looks at */
    static String personRoot(String schema) {
        return """
            create or replace view %1$s.person_root as
            with recursive merged (person_id, root_id) as (
                select record_id, survivor_id from %1$s.person_fact where survivor_id is not null
                union
                select m.person_id, p.survivor_id from merged m join %1$s.person_fact p on p.record_id = m.root_id and p.survivor_id is not null)
            select m.person_id, m.root_id from merged m
             where not exists (select 1 from %1$s.person_fact p where p.record_id = m.root_id and p.survivor_id is not null)""".formatted(schema);
    }

    FactFile(MonitoringConfig config) {
        this.config = config;
    }

    /** To be closed by who asked for it. */
    DuckDBConnection connection() throws SQLException {
        if (database == null) {
            throw new SQLException("The file of facts is not open");
        }
        return database.duplicate();
    }

    void open() throws IOException, SQLException {
        Files.createDirectories(config.file().toAbsolutePath().getParent());
        try {
            connect();
            if (!hasOurShape()) {
                LOG.info("Facts are kept in another shape from now on: all are read again");
                remake();
            }
        } catch (SQLException failed) {
            if (String.valueOf(failed.getMessage()).contains(HELD_BY_ANOTHER)) {
                throw failed;
            }
            LOG.warnf(
                    "The file of facts could not be opened (%s): it is made anew",
                    failed.getClass().getSimpleName());
            remake();
        }
        Population.load(config.population(), database);
        Files.setPosixFilePermissions(config.file(), PosixFilePermissions.fromString("rw-------"));
    }

    void close() throws SQLException {
        if (database != null) {
            database.close();
            database = null;
        }
    }

    private void connect() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("memory_limit", config.memory());
        settings.setProperty("threads", String.valueOf(config.threads()));
        settings.setProperty("temp_directory", config.file() + ".tmp");
        settings.setProperty("preserve_insertion_order", "false");
        // Memory that is free goes back to the machine.
        settings.setProperty("allocator_background_threads", "true");
        // Nothing is fetched from anywhere, and no statement reads a file.
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        database = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + config.file(), settings);
    }

    private void remake() throws IOException, SQLException {
        close();
        for (String part : List.of("", ".wal")) {
            Files.deleteIfExists(Path.of(config.file() + part));
        }
        connect();
        try (Statement statement = database.createStatement()) {
            for (String each : statements()) {
                statement.execute(each);
            }
            statement.execute("insert into shape values ('" + shape() + "')");
        }
    }

    private static List<String> statements() {
        List<String> all = new ArrayList<>(FactTable.statementsOfAll());
        all.addAll(OWN_STATEMENTS);
        for (PublicationSeries series : PublicationSeries.values()) {
            all.add("create schema " + series.schema());
            all.add(
                    "create table %s.publication (published_at timestamp not null, waiting bigint, content varchar not null)"
                            .formatted(series.schema()));
        }
        return all;
    }

    /** Changes with each statement that makes the tables. */
    private static UUID shape() {
        return UUID.nameUUIDFromBytes(String.join("\n", statements()).getBytes(StandardCharsets.UTF_8));
    }

    private boolean hasOurShape() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet known = statement.executeQuery(
                        "select 1 from duckdb_tables() where table_name = 'shape' and not internal")) {
            if (!known.next()) {
                return false;
            }
        }
        try (Statement statement = database.createStatement();
                ResultSet kept = statement.executeQuery("select id from shape")) {
            return kept.next() && kept.getObject(1).equals(shape());
        }
    }
}
