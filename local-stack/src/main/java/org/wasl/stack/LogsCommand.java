package org.wasl.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        description = "Print the log of one part: postgres, kafka, keycloak, registry, case, referral, gateway.")
final class LogsCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Parameters(paramLabel = "PART")
    private String part;

    @Override
    public Integer call() throws Exception {
        Path log = options.existing().log(part.replace("-service", ""));
        if (!Files.exists(log)) {
            throw new CliException("There is no log of " + part
                    + ". Parts: postgres, kafka, keycloak, registry, case, referral, gateway.");
        }
        try (Stream<String> lines = Files.lines(log)) {
            lines.forEach(System.out::println);
        }
        return 0;
    }
}
