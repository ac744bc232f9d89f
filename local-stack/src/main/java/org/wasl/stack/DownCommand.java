package org.wasl.stack;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "down")
final class DownCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Override
    public Integer call() throws Exception {
        List<Stack.Remaining> remaining = options.existing().down();
        requireNone(remaining);
        System.out.println(Words.of("stopped"));
        return Wasl.DONE;
    }

    static void requireNone(List<Stack.Remaining> remaining) {
        if (!remaining.isEmpty()) {
            throw new CliException(Words.of(
                    "still-runs",
                    String.join(
                            ", ",
                            remaining.stream()
                                    .map(each -> each.part() + " (" + each.pid() + ")")
                                    .toList()),
                    String.join(
                            " ",
                            remaining.stream()
                                    .map(each -> String.valueOf(each.pid()))
                                    .toList())));
        }
    }
}
