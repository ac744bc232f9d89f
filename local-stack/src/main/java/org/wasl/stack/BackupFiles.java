package org.wasl.stack;

import java.nio.file.Path;
import java.util.Map;
import org.wasl.stack.backup.Passphrase;

/** A backup: the file of the data and that of the keys, each with a passphrase of its own. */
public record BackupFiles(Path data, Passphrase forData, Path keys, Passphrase forKeys) {
    static final String DATA = "WASL_BACKUP_PASSPHRASE";
    static final String KEYS = "WASL_BACKUP_KEYS_PASSPHRASE";

    /** @param keys null where they are beside the data, under the same name and {@code .keys} */
    public static BackupFiles of(Path data, Path keys, Map<String, String> environment) {
        Passphrase forData = Passphrase.of(DATA, Words.of("passphrase-data"), environment);
        Passphrase forKeys = Passphrase.of(KEYS, Words.of("passphrase-keys"), environment);
        forData.requireOtherThan(forKeys);
        return new BackupFiles(
                data.toAbsolutePath(),
                forData,
                keys == null
                        ? data.toAbsolutePath().resolveSibling(data.getFileName() + ".keys")
                        : keys.toAbsolutePath(),
                forKeys);
    }
}
