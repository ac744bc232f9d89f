package org.wasl.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.wasl.stack.backup.BackupReader;
import org.wasl.stack.backup.BackupWriter;
import org.wasl.stack.backup.DatabaseFiles;
import org.wasl.stack.backup.KeysFile;
import org.wasl.stack.backup.Manifest;
import org.wasl.stack.backup.PublishingPause;
import org.wasl.stack.backup.TopicFiles;

/** One backup of a running installation (ADR 67): everything as it was at one point, which is where PostgreSQL stops copying while nobody writes to Kafka. */
final class Backup {
    private final Installation installation;
    private final Components components;
    private final ServiceLaunch launch;
    private final Consumer<String> progress;

    Backup(Installation installation, Components components, ServiceLaunch launch, Consumer<String> progress) {
        this.installation = installation;
        this.components = components;
        this.launch = launch;
        this.progress = progress;
    }

    void write(BackupFiles files) throws IOException {
        requireOwnServers(launch);
        for (String server : List.of("postgres", "kafka")) {
            if (!components.running(server)) {
                throw new CliException(Words.of("backup-not-running", server));
            }
        }
        for (Path file : List.of(files.data(), files.keys())) {
            if (Files.exists(file)) {
                throw new CliException(Words.of("backup-is-there", file));
            }
        }
        Path unfinished = files.data().resolveSibling(files.data().getFileName() + ".part");
        Files.deleteIfExists(unfinished);
        try {
            Manifest written = write(unfinished, files);
            if (!new BackupReader(unfinished, files.forData()).verify().equals(written)) {
                throw new IOException(Words.of("backup-not-as-written"));
            }
            KeysFile.write(files.keys(), written.id(), installation.secrets().all(), files.forKeys());
            Files.move(unfinished, files.data(), StandardCopyOption.ATOMIC_MOVE);
            progress.accept(Words.of("backup-point", written.point()));
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    static void requireOwnServers(ServiceLaunch launch) {
        if (launch.externalPostgres() || launch.externalKafka()) {
            throw new CliException(Words.of("backup-of-your-own"));
        }
    }

    /** @param lastLog the last segment of the log that is needed */
    private record Point(TopicFiles.Cut cut, Instant at, String lastLog) {}

    private Manifest write(Path file, BackupFiles files) throws IOException {
        PostgresServer postgres = components.postgres();
        Map<String, Object> kafka = components.kafkaAccess().asAdmin();
        try (BackupWriter writer = new BackupWriter(file, files.forData());
                DatabaseFiles databases =
                        new DatabaseFiles(installation.dataOf("postgres"), postgres.asAdmin("postgres"), writer)) {
            databases.start();
            databases.copy();
            Point point = PublishingPause.during(ServiceLaunch.databases(), postgres::asAdmin, () -> {
                TopicFiles.Cut cut = TopicFiles.cut(kafka);
                return new Point(cut, Instant.now().truncatedTo(ChronoUnit.SECONDS), databases.stop());
            });
            databases.copyLog(point.lastLog());
            TopicFiles.copy(kafka, point.cut(), writer);
            Manifest manifest = new Manifest(
                    Manifest.FORMAT,
                    DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                            .withZone(ZoneOffset.UTC)
                            .format(point.at()),
                    point.at().toString(),
                    KeysFile.fingerprint(installation.secrets().all()),
                    Files.readString(installation.dataOf("postgres").resolve("PG_VERSION"))
                            .strip(),
                    migrations(postgres),
                    point.cut().positions(),
                    Map.copyOf(writer.files()));
            writer.finish(manifest);
            return manifest;
        } catch (SQLException e) {
            throw new IOException(Words.of("backup-not-given", e.getMessage()), e);
        }
    }

    private static Map<String, Set<Integer>> migrations(PostgresServer postgres) throws SQLException {
        Map<String, Set<Integer>> migrations = new TreeMap<>();
        for (String service : ServiceLaunch.SERVICES) {
            try (Connection database = postgres.asAdmin(ServiceLaunch.databaseOf(service))) {
                migrations.put(service, SchemaMigrations.applied(database));
            }
        }
        return migrations;
    }
}
