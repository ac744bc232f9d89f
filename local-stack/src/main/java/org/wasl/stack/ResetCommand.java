package org.wasl.stack;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "reset", description = "Stop everything and remove all data and secrets of this installation.")
final class ResetCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Option(names = "--yes", description = "Really.")
    private boolean sure;

    @Override
    public Integer call() throws Exception {
        if (!sure) {
            throw new CliException(
                    "This removes all data and keys of this installation for good. If you mean it: ./wasl reset --yes");
        }
        options.existing().reset();
        System.out.println("Everything is removed.");
        return 0;
    }
}
