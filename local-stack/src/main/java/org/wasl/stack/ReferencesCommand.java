package org.wasl.stack;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "references")
final class ReferencesCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Override
    public Integer call() throws IOException {
        Stack stack = options.installation();
        if (stack.status().values().stream().anyMatch(state -> !state.equals("ready"))) {
            throw new CliException(Words.of("start-it"));
        }
        Map<String, Long> counts = OrphanedIds.of(stack);
        counts.forEach((reference, count) -> System.out.printf("%-50s %d%n", reference, count));
        return counts.values().stream().allMatch(count -> count == 0) ? 0 : 1;
    }
}
