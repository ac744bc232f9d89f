package org.wasl.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of one installation: its data, its logs, its pid files, its secrets, and the marker that says what it is. */
final class Installation {
    /** What Wasl makes in it. Whatever else lies there is somebody's. */
    private static final Pattern MADE = Pattern.compile(
            "postgres|postgres\\.started|kafka|figures|log|run|tmp|build\\.log"
                    + "|secrets\\.properties(.*\\.tmp)?|installation\\.properties(.*\\.tmp)?|initdb.*\\.tmp|hs_err_pid\\d+\\.log");

    private final Path data;
    private final Secrets secrets;
    private final Marker marker;

    Installation(Path data) throws IOException {
        this.data = data.toAbsolutePath().normalize();
        this.marker = new Marker(this.data.resolve(Marker.NAME));
        this.secrets = new Secrets(secretsFile());
    }

    Path data() {
        return data;
    }

    Secrets secrets() {
        return secrets;
    }

    Path log(String component) {
        return data.resolve("log").resolve(component + ".log");
    }

    /** Of each part that has written one. */
    List<String> logs() {
        try (Stream<Path> files = Files.list(data.resolve("log"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".log"))
                    .map(name -> name.substring(0, name.length() - ".log".length()))
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** A log that is larger is begun anew, and what it was is kept until the next time. Who writes appends, and goes on at the beginning. */
    void limitLogs(long bytes) throws IOException {
        for (String name : logs()) {
            Path log = log(name);
            if (Files.size(log) > bytes) {
                Files.copy(
                        log,
                        log.resolveSibling(name + ".log.1"),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
                try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
                    file.truncate(0);
                }
            }
        }
    }

    /** What is known of processes that run. */
    Path runFolder() {
        return data.resolve("run");
    }

    Path dataOf(String component) {
        return data.resolve(component);
    }

    ManagedProcess process(String component) {
        return new ManagedProcess(runFolder().resolve(component + ".pid"), log(component), data);
    }

    /**
     * A Java program whose temporary files lie here: the folder that all share in the system belongs to who came first, and what is sent in stays with the
     * data.
     */
    List<String> withOwnTemporaryFiles(List<String> command) throws IOException {
        List<String> whole = new ArrayList<>(command);
        whole.add(1, temporaryFiles(data));
        return whole;
    }

    /** The option that says so, for a folder of data. */
    static String temporaryFiles(Path data) throws IOException {
        OwnerOnly.folder(data.resolve("tmp"));
        return "-Djava.io.tmpdir=" + data.resolve("tmp");
    }

    /** What processes that were killed have left there. Not while one runs. */
    void forgetTemporaryFiles() throws IOException {
        Distribution.deleteTree(data.resolve("tmp"));
    }

    /** Programs that work here, whoever started them. */
    List<ProcessHandle> programs() {
        return ProcessFacts.programsIn(List.of(data, dataOf("postgres")));
    }

    /** The end of a log, as the rest of a sentence that names the log. */
    String lastLines(String component) {
        return LogEnd.of(log(component));
    }

    /** Makes the folder and its marker. With new secrets nothing of what is there could be read, so data without secrets is refused. */
    void prepare() throws IOException {
        requireSecretsOfTheData();
        OwnerOnly.folder(data);
        if (!marker.exists()) {
            secrets.markAsMade();
        }
    }

    void requireSecretsOfTheData() throws IOException {
        Set<String> lost = secrets.lost();
        if (!secrets.exist() && (holdsData() || !lost.isEmpty())) {
            throw new CliException(Words.of("secrets-file-lost", data, secretsFile()));
        }
        if (!lost.isEmpty()) {
            throw new CliException(Words.of("secrets-lost", secretsFile(), String.join(", ", lost), data));
        }
    }

    void requireExisting() {
        if (!isMarked() && !holdsData()) {
            throw new CliException(Words.of("no-installation", data));
        }
    }

    /** Before anything is removed: a folder that looks like an installation is none. */
    void requireMarked() {
        requireExisting();
        if (!isMarked()) {
            throw new CliException(Words.of("no-marker", data, data.resolve(Marker.NAME)));
        }
    }

    /** One that is older than its marker is known by its keys. */
    private boolean isMarked() {
        return marker.exists() || secrets.has("key.encryption.registry");
    }

    /** Whether something would be lost if it were removed. */
    boolean isThere() {
        return secrets.exist() || holdsData();
    }

    /** What somebody else has in the folder is not ours to take away. */
    void requireNobodyElses() throws IOException {
        if (!isThere() && !notMade().isEmpty()) {
            throw new CliException(Words.of("folder-of-others", data));
        }
    }

    private boolean holdsData() {
        return PostgresServer.isMade(dataOf("postgres")) || Files.exists(dataOf("kafka"));
    }

    Path secretsFile() {
        return data.resolve("secrets.properties");
    }

    /** What a removal takes away. */
    List<Path> made() throws IOException {
        return entries(true);
    }

    /** What it leaves. */
    List<Path> notMade() throws IOException {
        return entries(false);
    }

    private List<Path> entries(boolean made) throws IOException {
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(data)) {
            return all.filter(entry ->
                            MADE.matcher(entry.getFileName().toString()).matches() == made)
                    .sorted()
                    .toList();
        }
    }

    /** Removes what Wasl made, the marker last: what is interrupted can be done again. The folder itself goes when nothing else is in it. */
    void remove() throws IOException {
        Path last = data.resolve(Marker.NAME);
        List<Path> first = new ArrayList<>(made());
        first.remove(last);
        for (Path each : first) {
            Distribution.deleteTree(each);
        }
        Files.deleteIfExists(last);
        if (notMade().isEmpty()) {
            Files.deleteIfExists(data);
        }
    }

    /** One command at a time: who comes while another does the same waits for it. */
    void alone(InstallationLock.Work work, Consumer<String> progress) throws IOException {
        InstallationLock.during(work, data, progress);
    }
}
