package org.wasl.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Only one command at a time starts or ends what an installation has. The system gives the lock back when its holder ends, however it ends. */
final class InstallationLock {
    interface Work {
        void run() throws IOException;
    }

    private InstallationLock() {}

    /** Waits while another has it. */
    static void during(Work work, Path data, Consumer<String> progress) throws IOException {
        Path file = data.resolve("run/lock");
        boolean told = false;
        while (true) {
            OwnerOnly.file(file);
            Object opened = identity(file);
            try (FileChannel channel = open(file)) {
                while (channel != null && !held(channel)) {
                    if (!told) {
                        progress.accept(Words.of("waiting-for-another"));
                        told = true;
                    }
                    LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                }
                // Who waited while the installation was removed holds a file that nobody else will ask for.
                if (channel != null && opened != null && opened.equals(identity(file))) {
                    work.run();
                    return;
                }
            }
        }
    }

    /** Null where it was removed meanwhile, with the whole installation; a new one is made then. */
    private static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (NoSuchFileException gone) {
            return null;
        }
    }

    /** Asked without opening the file: closing it again would give the lock away. Null where it is gone. */
    private static Object identity(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException gone) {
            return null;
        }
    }

    private static boolean held(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }
}
