package org.wasl.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Consumer;

/** Only one command at a time starts what an installation has. The system gives the lock back when its holder ends, however it ends. */
final class InstallationLock {
    interface Work {
        void run() throws IOException;
    }

    private InstallationLock() {}

    /** Waits while another has it. */
    static void during(Work work, Path data, Consumer<String> progress) throws IOException {
        Path file = data.resolve("run/lock");
        OwnerOnly.file(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            boolean told = false;
            while (!held(channel)) {
                if (!told) {
                    progress.accept("Another ./wasl up starts this installation. Waiting for it.");
                    told = true;
                }
                java.util.concurrent.locks.LockSupport.parkNanos(
                        Duration.ofMillis(200).toNanos());
            }
            work.run();
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
