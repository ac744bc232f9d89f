package org.wasl.stack;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "status", description = "Tell what runs. Exit status 0 when everything is ready.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Override
    public Integer call() throws Exception {
        Stack stack = options.installation();
        Map<String, String> status = stack.status();
        status.forEach((component, state) -> System.out.printf(
                "%-10s %s%s%n",
                component,
                state,
                stack.restarts(component)
                        .map(r -> "   (started again " + (r.times() == 1 ? "once" : r.times() + " times") + ", last at "
                                + r.last() + ")")
                        .orElse("")));
        System.out.printf("%-10s %s%n", "supervisor", stack.supervised() ? "watching" : "off: what dies stays down");
        return status.values().stream().allMatch("ready"::equals) ? 0 : 1;
    }
}
