package org.wasl.stack;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = "Write all data of this installation into an encrypted file, while it runs.",
        footer = {
            "",
            "The keys go into a file of their own with another passphrase: keep the two in different places.",
            "Without either of them nothing can be restored. docs/guides/backup.md tells the rest."
        })
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Parameters(paramLabel = "FILE", description = "The file of the data; it must not be there yet.")
    private Path file;

    @Option(names = "--keys", paramLabel = "FILE", description = "The file of the keys. Default: FILE.keys")
    private Path keys;

    @Override
    public Integer call() throws Exception {
        BackupFiles files = BackupFiles.of(file, keys, Wasl.environment());
        options.installation().backup(files);
        System.out.println("Data   " + files.data());
        System.out.println("Keys   " + files.keys() + "   Take this file to another place.");
        return 0;
    }
}
