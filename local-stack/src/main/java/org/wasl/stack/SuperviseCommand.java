package org.wasl.stack;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "supervise", hidden = true, description = "Watch what up started. Up starts this itself.")
final class SuperviseCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Override
    public Integer call() throws Exception {
        options.installation().watch();
        return 0;
    }
}
