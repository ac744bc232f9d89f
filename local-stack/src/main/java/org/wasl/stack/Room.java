package org.wasl.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is left on this machine, in MiB. */
record Room(Path data, long memory, long disk) {
    private static final long MEMORY_OF_ALL = 3072;
    private static final long DISK = 1024;
    private static final int COMPONENTS = 7;

    static Room of(Path data) throws IOException {
        return new Room(
                data, Machine.availableMemoryMib(), Files.getFileStore(data).getUsableSpace() / (1024 * 1024));
    }

    /** Better said before the start than found out half-way. */
    void requireFor(int components) {
        long needed = MEMORY_OF_ALL * components / COMPONENTS;
        if (memory < needed) {
            throw new Refusal("There are " + memory + " MiB of memory free, and " + needed
                    + " MiB are needed. Close something and try again.");
        }
        if (disk < DISK) {
            throw new Refusal("There are " + disk + " MiB free on the disk of " + data + ", and " + DISK
                    + " MiB are needed. Free some, or choose another folder: --data FOLDER or WASL_DATA.");
        }
    }
}
