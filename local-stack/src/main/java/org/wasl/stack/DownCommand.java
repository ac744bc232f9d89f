package org.wasl.stack;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "down", description = "Stop everything. The data stays.")
final class DownCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Override
    public Integer call() throws Exception {
        options.existing().down();
        System.out.println("Stopped. The data is kept.");
        return 0;
    }
}
