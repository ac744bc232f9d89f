package org.wasl.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The folder of one installation: its data, its logs, its pid files, and its secrets. */
final class Installation {
    private final Path data;
    private final Secrets secrets;

    Installation(Path data) throws IOException {
        this.data = data.toAbsolutePath();
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

    /** What is known of processes that run. */
    Path runFolder() {
        return data.resolve("run");
    }

    Path dataOf(String component) {
        return data.resolve(component);
    }

    ManagedProcess process(String component) {
        return new ManagedProcess(runFolder().resolve(component + ".pid"), log(component));
    }

    /** The end of a log, as the rest of a sentence that names the log. */
    String lastLines(String component) {
        try {
            List<String> lines = Files.readAllLines(log(component));
            return ":\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException none) {
            return ".";
        }
    }

    /** Makes the folder and the secrets that are missing. With new ones nothing of what is there could be read, so data without secrets is refused. */
    void prepare() throws IOException {
        requireSecretsOfTheData();
        OwnerOnly.folder(data);
    }

    void requireSecretsOfTheData() {
        if (!secrets.exist() && holdsData()) {
            throw new CliException(data + " holds the data of an installation, and its passwords and keys are missing: "
                    + secretsFile() + ". Put that file back from your backup: without it the data can not be read."
                    + " To remove the data for good and begin anew: ./wasl reset --yes --data " + data);
        }
    }

    void requireExisting() {
        if (!secrets.exist() && !holdsData()) {
            throw new CliException("There is no installation in " + data
                    + ". ./wasl up makes one there; --data FOLDER or WASL_DATA names another folder.");
        }
    }

    /** Whether something would be lost if it were removed. */
    boolean isThere() {
        return secrets.exist() || holdsData();
    }

    private boolean holdsData() {
        return PostgresServer.isMade(dataOf("postgres")) || Files.exists(dataOf("kafka"));
    }

    private Path secretsFile() {
        return data.resolve("secrets.properties");
    }

    /** One command at a time: who comes while another does the same waits for it. */
    void alone(InstallationLock.Work work, Consumer<String> progress) throws IOException {
        InstallationLock.during(work, data, progress);
    }
}
