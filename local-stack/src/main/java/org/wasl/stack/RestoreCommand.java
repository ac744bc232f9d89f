package org.wasl.stack;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = "Put an installation back to the point of a backup. The backup is verified first.",
        footer = {"", "docs/guides/backup.md says what is to be done afterwards."})
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Parameters(paramLabel = "FILE", description = "The file of the data.")
    private Path file;

    @Option(names = "--keys", paramLabel = "FILE", description = "The file of the keys. Default: FILE.keys")
    private Path keys;

    @Option(names = "--check", description = "Verify the backup, say what it holds, and restore nothing.")
    private boolean checkOnly;

    @Option(
            names = "--overwrite",
            description = "Also where there is an installation. It is stopped, and its folder is put aside.")
    private boolean overwrite;

    @Override
    public Integer call() throws Exception {
        BackupFiles files = BackupFiles.of(file, keys, Wasl.environment());
        Stack stack = options.stack();
        if (checkOnly) {
            stack.check(files);
        } else {
            stack.restore(files, overwrite);
            System.out.println("Restored. Start it: ./wasl up");
        }
        return 0;
    }
}
