package org.wasl.stack;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "reset")
final class ResetCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Option(names = "--yes")
    private boolean sure;

    @Override
    public Integer call() throws Exception {
        Stack stack = options.existing();
        Installation installation = stack.installation();
        installation.requireMarked();
        tell(installation);
        if (!sure && !agreed()) {
            throw new CliException(Words.of("nothing-removed"));
        }
        DownCommand.requireNone(stack.reset());
        List<Path> left = installation.notMade();
        System.out.println(
                left.isEmpty() ? Words.of("removed") : Words.of("removed-but", installation.data(), names(left)));
        return Wasl.DONE;
    }

    private static void tell(Installation installation) throws IOException {
        System.out.println(Words.of("is-removed", installation.data()));
        for (Path each : installation.made()) {
            System.out.printf("  %-28s %,8d KiB%n", each.getFileName(), size(each) / 1024);
        }
        List<Path> left = installation.notMade();
        if (!left.isEmpty()) {
            System.out.println(Words.of("is-left", names(left)));
        }
    }

    /** Of who sits at the terminal: a program that forgot what it asks for is not taken for a yes. */
    private static boolean agreed() {
        Console console = System.console();
        if (console == null) {
            throw new CliException(Words.of("say-yes"));
        }
        String answer = console.readLine("%s ", Words.of("really"));
        return answer != null && List.of("yes", "نعم").contains(answer.strip());
    }

    private static String names(List<Path> entries) {
        return String.join(
                ", ",
                entries.stream().map(each -> each.getFileName().toString()).toList());
    }

    private static long size(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            return all.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
                    .mapToLong(each -> each.toFile().length())
                    .sum();
        } catch (java.io.UncheckedIOException changedMeanwhile) {
            return 0;
        }
    }
}
