package org.wasl.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.wasl.stack.backup.BackupReader;
import org.wasl.stack.backup.DatabaseFiles;
import org.wasl.stack.backup.KeysFile;
import org.wasl.stack.backup.Manifest;
import org.wasl.stack.backup.TopicFiles;

/** Makes an installation of a backup (ADR 67), beside the one that is there, which is put aside when the new one is whole. */
final class Restore {
    private static final String RESTORING = ".restoring";
    private static final String PUT_ASIDE = ".before-restore-";

    private final BackupFiles files;
    private final Installation target;
    private final Distribution software;
    private final Ports ports;
    private final ServiceLaunch launch;
    private final Consumer<String> progress;
    private final BackupReader reader;
    private Manifest manifest;
    private Map<String, String> secrets;

    Restore(
            BackupFiles files,
            Installation target,
            Distribution software,
            Ports ports,
            ServiceLaunch launch,
            Consumer<String> progress) {
        this.files = files;
        this.target = target;
        this.software = software;
        this.ports = ports;
        this.launch = launch;
        this.progress = progress;
        this.reader = new BackupReader(files.data(), files.forData());
    }

    /** Checksums, keys and versions. */
    void check() throws IOException {
        Backup.requireOwnServers(launch);
        if (!Files.exists(files.data())) {
            throw new CliException(Words.of("backup-missing", files.data()));
        }
        manifest = reader.verify();
        progress.accept(Words.of("backup-is-of", manifest.id(), manifest.point()));
        long bytes = manifest.files().values().stream()
                .mapToLong(Manifest.Content::bytes)
                .sum();
        progress.accept(Words.of("backup-is-whole", manifest.files().size(), bytes / 1024 / 1024));
        secrets = KeysFile.read(files.keys(), manifest, files.forKeys());
        progress.accept(Words.of("backup-keys-fit"));
        requireKnownMigrations();
        String own = PostgresServer.version(software.postgres());
        if (!manifest.postgres().equals(own)) {
            throw new CliException(Words.of("backup-of-other-postgres", manifest.postgres(), own));
        }
    }

    private void requireKnownMigrations() throws IOException {
        for (Map.Entry<String, Set<Integer>> each : manifest.migrations().entrySet()) {
            Set<Integer> unknown = new TreeSet<>(each.getValue());
            unknown.removeAll(SchemaMigrations.versions(launch.jars(each.getKey())));
            if (!unknown.isEmpty()) {
                throw new CliException(Words.of("backup-of-newer-release", unknown, each.getKey()));
            }
        }
    }

    /** After {@link #check()}. */
    void run() throws IOException {
        Path folder = target.data().resolveSibling(target.data().getFileName() + RESTORING);
        Distribution.deleteTree(folder); // of one that was broken off
        OwnerOnly.folder(folder);
        Installation restored = new Installation(folder);
        restored.secrets().take(secrets);
        reader.read(DatabaseFiles.into(folder.resolve("postgres")));
        fill(restored);
        OwnerOnly.file(Keycloak.realmIsImported(folder)); // it is in its database
        putInPlace(folder);
    }

    private void fill(Installation restored) throws IOException {
        ServiceLaunch own = launch.of(restored.secrets());
        Components components = new Components(restored, software, ports, own, progress);
        Startup startup = new Startup(
                restored,
                components,
                List.of("postgres", "kafka"),
                new SchemaMigrations(restored, own, progress),
                own,
                null,
                progress);
        startup.requireResources();
        try (Readiness readiness = new Readiness(ports, restored.secrets(), own.issuer())) {
            startup.run(readiness);
            tell(components.postgres());
            fillTopics(components.kafkaAccess().asAdmin());
        } finally {
            components.stop("kafka");
            components.stop("postgres");
        }
    }

    /** Each database learns that it was put back, so that nobody goes on as if nothing were lost. */
    private void tell(PostgresServer postgres) throws IOException {
        Map<String, Long> waiting = new TreeMap<>();
        for (String service : ServiceLaunch.SERVICES) {
            try (Connection database = postgres.asAdmin(ServiceLaunch.databaseOf(service));
                    PreparedStatement declare = database.prepareStatement("select declare_restoration(?)");
                    var statement = database.createStatement()) {
                declare.setObject(1, Instant.parse(manifest.point()).atOffset(ZoneOffset.UTC));
                declare.execute();
                try (ResultSet row = statement.executeQuery("select count(*) from outbox")) {
                    row.next();
                    waiting.put(service, row.getLong(1));
                }
            } catch (SQLException e) {
                throw new IOException(Words.of("database-not-restored", service, e.getMessage()), e);
            }
        }
        progress.accept(Words.of("events-waiting", waiting));
    }

    private void fillTopics(Map<String, Object> kafka) throws IOException {
        try (TopicFiles.Restoring topics = new TopicFiles.Restoring(kafka)) {
            reader.read((name, content) -> {
                if (!topics.take(name, content) && content != null) {
                    content.transferTo(OutputStream.nullOutputStream());
                }
            });
            topics.positions(manifest.positions());
            progress.accept(Words.of("topics-restored", topics.records()));
        }
    }

    private void putInPlace(Path folder) throws IOException {
        if (target.isThere()) {
            Path aside = target.data()
                    .resolveSibling(target.data().getFileName()
                            + PUT_ASIDE
                            + Instant.now().getEpochSecond());
            Files.move(target.data(), aside, StandardCopyOption.ATOMIC_MOVE);
            progress.accept(Words.of("put-aside", aside));
        } else {
            target.remove();
        }
        Files.move(folder, target.data(), StandardCopyOption.ATOMIC_MOVE);
    }
}
