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
            throw new CliException(Words.of("too-little-memory", memory, needed));
        }
        if (disk < DISK) {
            throw new CliException(Words.of("too-little-disk", disk, data, DISK));
        }
    }
}
