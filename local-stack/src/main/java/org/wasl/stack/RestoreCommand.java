package org.wasl.stack;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "restore")
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Option(names = "--keys", paramLabel = "FILE")
    private Path keys;

    @Option(names = "--check")
    private boolean checkOnly;

    @Option(names = "--overwrite")
    private boolean overwrite;

    @Override
    public Integer call() throws Exception {
        BackupFiles files = BackupFiles.of(file, keys, Wasl.environment());
        Stack stack = options.stack();
        if (checkOnly) {
            stack.check(files);
        } else {
            stack.restore(files, overwrite);
            System.out.println(Words.of("restored", options.again("up")));
        }
        return 0;
    }
}
