package org.wasl.stack.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.wasl.stack.Words;

/**
 * The files of a running PostgreSQL, as its manual says of base backups: between {@code pg_backup_start} and {@code pg_backup_stop} they are copied while they are
 * written, and the log of that time makes them one state of all databases: that of the stop. The binaries of the build have no {@code pg_basebackup}.
 */
public final class DatabaseFiles implements AutoCloseable {
    static final String FOLDER = "postgres";

    private static final String LOG = "pg_wal";

    /** They are made at a start, or are of the server that runs: see "Backing Up the Data Directory" in the manual. */
    private static final Set<String> FOLDERS_LEFT_EMPTY = Set.of(
            "pg_dynshmem", "pg_notify", "pg_replslot", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans", LOG);

    private static final List<String> LEFT_OUT = List.of(
            "postmaster.pid",
            "postmaster.opts",
            "backup_label",
            "tablespace_map",
            "current_logfiles",
            "pg_internal.init",
            "pgsql_tmp");

    private static final Set<PosixFilePermission> OWNERS_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNERS_FILE = PosixFilePermissions.fromString("rw-------");

    private final Path data;
    private final Connection session;
    private final BackupWriter into;
    private String firstLog;

    /** @param administrator one session that stays open for as long as the copy takes; closed with this */
    public DatabaseFiles(Path data, Connection administrator, BackupWriter into) {
        this.data = data;
        this.session = administrator;
        this.into = into;
    }

    /** The slot keeps the log until it is copied; it ends with the session. */
    public void start() throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute("select pg_create_physical_replication_slot('wasl_backup', true, true)");
            try (ResultSet row =
                    statement.executeQuery("select pg_walfile_name(pg_backup_start('wasl backup', true))")) {
                row.next();
                firstLog = row.getString(1);
            }
        }
    }

    public void copy() throws IOException {
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (isLeftOut(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                into.addFolder(nameOf(folder));
                boolean empty = folder.getParent().equals(data)
                        && FOLDERS_LEFT_EMPTY.contains(folder.getFileName().toString());
                return empty ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!isLeftOut(file)) {
                    into.addLive(nameOf(file), file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (failed instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failed;
            }
        });
    }

    /** Puts the files of a backup into a folder that is not there yet; others are read past. */
    public static BackupReader.Visitor into(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        return (name, content) -> {
            boolean isOne = name.equals(FOLDER) || name.startsWith(FOLDER + "/");
            Path target = isOne
                    ? root.resolve(Path.of(FOLDER).relativize(Path.of(name)).toString())
                            .normalize()
                    : null;
            if (isOne && !target.startsWith(root)) {
                throw new DamagedBackup(Words.of("damaged-name", name));
            }
            if (!isOne) {
                if (content != null) {
                    content.transferTo(OutputStream.nullOutputStream());
                }
            } else if (content == null) {
                Files.createDirectory(target, PosixFilePermissions.asFileAttribute(OWNERS_FOLDER));
            } else {
                Files.createFile(target, PosixFilePermissions.asFileAttribute(OWNERS_FILE));
                try (OutputStream out = Files.newOutputStream(target)) {
                    content.transferTo(out);
                }
            }
        };
    }

    private static boolean isLeftOut(Path path) {
        return LEFT_OUT.stream().anyMatch(path.getFileName().toString()::startsWith);
    }

    private String nameOf(Path path) {
        Path inside = data.relativize(path);
        return inside.toString().isEmpty() ? FOLDER : FOLDER + "/" + inside;
    }

    /**
     * The point. What commits in any database before this call returns may be in the backup; what commits after it is not.
     *
     * @return of the log, the last segment that is needed
     */
    public String stop() throws SQLException, IOException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pg_walfile_name(s.lsn), s.labelfile from pg_backup_stop(false) as s")) {
            row.next();
            into.add(FOLDER + "/backup_label", row.getString(2).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return row.getString(1);
        }
    }

    public void copyLog(String last) throws IOException {
        try (Stream<Path> segments = Files.list(data.resolve(LOG))) {
            for (Path segment : segments.sorted().toList()) {
                String name = segment.getFileName().toString();
                if (name.matches("[0-9A-F]{24}") && name.compareTo(firstLog) >= 0 && name.compareTo(last) <= 0) {
                    into.addLive(FOLDER + "/" + LOG + "/" + name, segment);
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }
}
