package org.wasl.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The system's own program shows a log: it follows also one that is begun anew, and ends with who reads it. */
@Command(name = "logs")
final class LogsCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Option(names = {"-f", "--follow"})
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "NUMBER")
    private Integer lines;

    @Parameters(paramLabel = "PART", descriptionKey = "part", completionCandidates = Parts.class)
    private String part;

    @Override
    public Integer call() throws Exception {
        Installation installation = options.existing().installation();
        String name = Parts.named(part);
        List<String> known = installation.logs();
        Path log = installation.log(name);
        if (!known.contains(name) || !Files.isReadable(log)) {
            throw new CliException(Words.of("no-log", part, known.isEmpty() ? "-" : String.join(", ", known)));
        }
        List<String> command = new ArrayList<>(List.of("tail", "-n", lines == null ? "+1" : String.valueOf(lines)));
        if (follow) {
            command.add("-F");
        }
        command.addAll(List.of("--", log.toString()));
        Process tail = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(tail::destroy));
        return tail.waitFor() == 0 ? Wasl.DONE : Wasl.FAILED;
    }
}
