package org.wasl.stack;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "backup")
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Option(names = "--keys", paramLabel = "FILE")
    private Path keys;

    @Override
    public Integer call() throws Exception {
        BackupFiles files = BackupFiles.of(file, keys, Wasl.environment());
        options.installation().backup(files);
        System.out.println(Words.of("backup-data", files.data()));
        System.out.println(Words.of("backup-keys", files.keys()));
        return 0;
    }
}
