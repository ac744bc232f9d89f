package org.wasl.stack;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "restart")
final class RestartCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Mixin
    private Patience patience;

    @Parameters(paramLabel = "PART", descriptionKey = "part", completionCandidates = Parts.class)
    private String part;

    @Override
    public Integer call() throws Exception {
        String name = Parts.named(part);
        options.installation().restart(name, patience.limit());
        System.out.println(Words.of("restarted", name));
        return Wasl.DONE;
    }
}
