package org.wasl.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "status")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Mixin
    private Patience patience;

    @Option(names = "--wait")
    private boolean wait;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Stack stack = options.installation();
        Map<String, String> status = wait ? awaited(stack) : stack.status();
        boolean ready = isReady(status);
        if (json) {
            System.out.println(asJson(stack, status, ready));
        } else {
            status.forEach((part, state) -> System.out.printf(
                    "%-10s %s%s%n",
                    part,
                    Words.of("state." + state.replace(' ', '-')),
                    stack.restarts(part)
                            .map(again -> "   " + Words.of("restarts", again.times(), again.last()))
                            .orElse("")));
            System.out.printf("%-10s %s%n", "supervisor", Words.of(stack.supervised() ? "watched" : "unwatched"));
        }
        return ready ? Wasl.DONE : Wasl.NOT_READY;
    }

    private Map<String, String> awaited(Stack stack) {
        long begin = System.nanoTime();
        Duration limit = patience.limit() == null ? Startup.PATIENCE : patience.limit();
        Map<String, String> status = stack.status();
        while (!isReady(status) && System.nanoTime() - begin < limit.toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            status = stack.status();
        }
        return status;
    }

    private static boolean isReady(Map<String, String> status) {
        return status.values().stream().allMatch("ready"::equals);
    }

    /** States are words of the contract of this command, in no language of people. */
    private static String asJson(Stack stack, Map<String, String> status, boolean ready) {
        ObjectNode whole = new ObjectMapper().createObjectNode();
        whole.put("ready", ready)
                .put("data", stack.installation().data().toString())
                .put("gateway", stack.gateway())
                .put("supervised", stack.supervised());
        status.forEach((part, state) -> {
            ObjectNode one = whole.withArray("parts").addObject();
            one.put("name", part).put("state", state.replace(' ', '-'));
            stack.pid(part).ifPresent(pid -> one.put("pid", pid));
            stack.restarts(part).ifPresent(again -> one.put("restarts", again.times())
                    .put("lastRestart", again.last().toString()));
        });
        return whole.toPrettyString();
    }
}
