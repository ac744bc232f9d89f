package org.wasl.stack;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.wasl.stack.Ports.Name;

/** Looks at all that a start needs, and says of each what to do where it is not as it should be. A start itself tells only the first. */
final class CheckUp {
    private static final int JAVA_TRIED = 25;

    private final Stack stack;
    private final Installation installation;
    private final Ports ports;
    private final Distribution software;
    private final Map<String, String> environment;
    private final List<Finding> findings = new ArrayList<>();

    enum How {
        GOOD,
        /** It works, and could be better. */
        UNSURE,
        BAD
    }

    /** @param what a sentence, with what to do */
    record Finding(How how, String what) {}

    CheckUp(Stack stack, Ports ports, Distribution software, Map<String, String> environment) {
        this.stack = stack;
        this.installation = stack.installation();
        this.ports = ports;
        this.software = software;
        this.environment = environment;
    }

    List<Finding> findings() throws IOException {
        machine();
        build();
        folder();
        List<String> missing = stack.missing();
        resources(missing);
        ports(missing);
        if (missing.isEmpty()) {
            answers();
        }
        return findings;
    }

    private void machine() {
        int java = Runtime.version().feature();
        add(java > JAVA_TRIED ? How.UNSURE : How.GOOD, java > JAVA_TRIED ? "doctor.java-newer" : "doctor.java", java);
        String processor = System.getProperty("os.arch");
        boolean known = Set.of("amd64", "aarch64").contains(processor)
                && System.getProperty("os.name").equals("Linux");
        add(
                known || environment.containsKey("WASL_POSTGRES_URL") ? How.GOOD : How.BAD,
                known ? "doctor.machine" : "doctor.machine-unknown",
                System.getProperty("os.name") + " " + processor);
        boolean utf8 = StandardCharsets.UTF_8.equals(nameEncoding());
        add(utf8 ? How.GOOD : How.UNSURE, utf8 ? "doctor.utf8" : "doctor.not-utf8", nameEncoding());
        if (Machine.isRoot() && !onPath("unshare")) {
            add(How.BAD, "doctor.no-unshare");
        }
        if (!onPath("curl")) {
            add(How.UNSURE, "doctor.no-curl");
        }
    }

    /** In which the names of files are written; not what files contain. */
    private static Charset nameEncoding() {
        try {
            return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.US_ASCII;
        }
    }

    private boolean onPath(String program) {
        return Stream.of(environment.getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isBlank())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private void build() {
        try {
            ServiceLaunch.SERVICES.forEach(service -> software.service(ServiceLaunch.moduleOf(service)));
            add(How.GOOD, "doctor.built", software.root());
        } catch (CliException notBuilt) {
            findings.add(new Finding(How.BAD, notBuilt.getMessage()));
        }
        Path unpacked = software.root().resolve("local-stack/target");
        if (!Files.isWritable(unpacked)) {
            add(How.BAD, "doctor.build-closed", unpacked, System.getProperty("user.name"));
        }
    }

    private void folder() {
        Path data = installation.data();
        Path nearest = data;
        while (!Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        boolean open = Files.isDirectory(nearest) && Files.isWritable(nearest);
        add(open ? How.GOOD : How.BAD, open ? "doctor.folder" : "closed", data, System.getProperty("user.name"));
        try {
            installation.requireSecretsOfTheData();
            if (Files.exists(installation.secretsFile())) {
                boolean shut = isOwnersOnly(installation.secretsFile());
                add(
                        shut ? How.GOOD : How.BAD,
                        shut ? "doctor.secrets" : "doctor.secrets-open",
                        installation.secretsFile());
            }
        } catch (CliException | IOException lost) {
            findings.add(new Finding(How.BAD, lost.getMessage()));
        }
        Path version = installation.dataOf("postgres").resolve("PG_VERSION");
        if (Files.exists(version)) {
            versions(version);
        }
    }

    private static boolean isOwnersOnly(Path file) throws IOException {
        return Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)
                .containsAll(Files.getPosixFilePermissions(file));
    }

    private void versions(Path version) {
        try {
            String data = Files.readString(version).strip();
            String program = PostgresServer.version(software.postgres());
            boolean same = program.equals(data);
            add(same ? How.GOOD : How.BAD, same ? "doctor.postgres" : "doctor.postgres-other", data, program);
        } catch (IOException | CliException unknown) {
            findings.add(new Finding(How.BAD, unknown.getMessage()));
        }
    }

    private void resources(List<String> missing) throws IOException {
        Path nearest = installation.data();
        while (!Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        MachineResources free = MachineResources.of(nearest);
        try {
            if (!missing.isEmpty()) {
                free.requireFor(missing.size());
            }
            add(How.GOOD, "doctor.resources", free.memory(), free.disk());
        } catch (CliException tooLittle) {
            findings.add(new Finding(How.BAD, tooLittle.getMessage()));
        }
    }

    private void ports(List<String> missing) {
        int taken = 0;
        for (String part : missing) {
            for (Name name : Components.needs(part)) {
                if (ports.taken(name)) {
                    taken++;
                    add(How.BAD, "port-taken", ports.of(name), part, Ports.option(name), name);
                }
            }
        }
        if (taken == 0) {
            add(How.GOOD, "doctor.ports");
        }
    }

    private void answers() {
        stack.status().forEach((part, state) -> {
            boolean ready = state.equals("ready");
            add(
                    ready ? How.GOOD : How.BAD,
                    ready ? "doctor.answers" : "doctor.silent",
                    part,
                    Words.of("state." + state.replace(' ', '-')));
        });
        if (!stack.supervised()) {
            add(How.UNSURE, "unwatched");
        }
    }

    private void add(How how, String key, Object... values) {
        findings.add(new Finding(how, Words.of(key, values)));
    }
}
