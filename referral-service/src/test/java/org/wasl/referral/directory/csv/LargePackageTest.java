package org.wasl.referral.directory.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.wasl.referral.ReferralTest;

/** What a package of half a gigabyte takes of memory: {@code -Dwasl.measure=true}. It is within every limit. */
@QuarkusTest
@EnabledIfSystemProperty(named = "wasl.measure", matches = "true")
class LargePackageTest extends ReferralTest {
    private static final int ORGANIZATIONS = 5_000;
    private static final int SERVICES = 490_000;

    @Inject
    PackageRows rows;

    @TempDir
    Path folder;

    @Test
    void half_a_gigabyte_is_taken_apart_in_little_memory() throws Exception {
        Path zip = written();
        Path document = folder.resolve("document.json");
        long before = used();
        AtomicBoolean over = new AtomicBoolean();
        long[] peak = {0};
        Thread watch = new Thread(() -> {
            while (!over.get()) {
                peak[0] = Math.max(peak[0], used());
                java.util.concurrent.locks.LockSupport.parkNanos(2_000_000_000L);
            }
        });
        watch.start();
        long begin = System.nanoTime();

        new PackageReader(rows, (table, id, pointer, code) -> true).read(zip, document);
        over.set(true);
        watch.join();

        System.out.printf(
                "MEASURED package %d KB, document %d MB, %.0f s, live heap before %d MB, most %d MB%n",
                Files.size(zip) >> 10,
                Files.size(document) >> 20,
                (System.nanoTime() - begin) / 1e9,
                before >> 20,
                peak[0] >> 20);
        assertThat(peak[0] - before).isLessThan(40L << 20);
    }

    /** What is alive. */
    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private Path written() throws IOException {
        Path zip = folder.resolve("large.zip");
        String about = "Care for children and their families, every day. ".repeat(20);
        Random random = new Random(7);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("organizations.csv"));
            out.write("id,name\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < ORGANIZATIONS; i++) {
                out.write((i + ",Organization\n").getBytes(StandardCharsets.UTF_8));
            }
            out.putNextEntry(new ZipEntry("services.csv"));
            out.write("id,organization_id,name,description\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < SERVICES; i++) {
                // As dense as a package may be: half a gigabyte in the ten megabytes of a body.
                String own = Integer.toHexString(random.nextInt());
                out.write((i + "," + i % ORGANIZATIONS + ",Service " + own + ",\"" + about + "\"\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return zip;
    }
}
