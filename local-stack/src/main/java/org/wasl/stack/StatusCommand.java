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
        Map<String, String> status = options.stack().status();
        status.forEach((component, state) -> System.out.printf("%-10s %s%n", component, state));
        return status.values().stream().allMatch("ready"::equals) ? 0 : 1;
    }
}
