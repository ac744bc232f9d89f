package org.wasl.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory and disk space that are free on this machine, in MiB. */
record MachineResources(Path data, long memory, long disk) {
    private static final long MEMORY_OF_ALL = 3072;
    private static final long DISK = 1024;
    private static final int COMPONENTS = 7;

    static MachineResources of(Path data) throws IOException {
        return new MachineResources(
                data, Machine.availableMemoryMib(), Files.getFileStore(data).getUsableSpace() / (1024 * 1024));
    }

    /** Better said before the start than found out half-way. */
    void requireFor(int components) {
        long needed = MEMORY_OF_ALL * components / COMPONENTS;
        if (memory < needed) {
            throw new CliException("There are " + memory + " MiB of memory free, and " + needed
                    + " MiB are needed. Close something and try again.");
        }
        if (disk < DISK) {
            throw new CliException("There are " + disk + " MiB free on the disk of " + data + ", and " + DISK
                    + " MiB are needed. Free some, or choose another folder: --data FOLDER or WASL_DATA.");
        }
    }
}
