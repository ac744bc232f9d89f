package org.wasl.referral.directory.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.ReferralTest;

/** How much of a package is judged before it is refused. Each broken line is told once: what was told is what was judged. */
@QuarkusTest
class PackageLimitsTest extends ReferralTest {
    private static final int MOST_TOLD = 100;
    private static final String BROKEN = "id,name\n";

    @Inject
    PackageRows rows;

    @TempDir
    Path folder;

    private int told;

    @Test
    void of_millions_of_short_broken_lines_none_is_judged() throws IOException {
        assertTooLarge("too-many-lines", Map.of("organizations.csv", BROKEN + broken(3_000_000)));
        assertThat(told).isZero();
    }

    @Test
    void lines_of_all_tables_count_together() throws IOException {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("organizations.csv", BROKEN + broken(600_000));
        tables.put("services.csv", BROKEN + broken(600_000));

        assertTooLarge("too-many-lines", tables);
        assertThat(told).isZero();
    }

    @Test
    void what_is_too_dense_is_not_judged_either() throws IOException {
        assertTooLarge("too-dense", Map.of("organizations.csv", BROKEN + "1\n", "services.csv", "0".repeat(60 << 20)));
        assertThat(told).isZero();
    }

    @Test
    void reading_stops_when_no_more_faults_are_taken() throws IOException {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("organizations.csv", BROKEN + broken(50_000));
        tables.put("services.csv", BROKEN + broken(50_000));

        assertThat(read(tables)).isFalse();
        assertThat(told).isEqualTo(MOST_TOLD);
    }

    @Test
    void rows_without_their_record_stop_it_as_well() throws IOException {
        String phones = IntStream.range(0, 2_000)
                .mapToObj(i -> i + ",nobody,+962\n")
                .collect(Collectors.joining("", "id,organization_id,number\n", ""));

        assertThat(read(Map.of("organizations.csv", "id,name\no,Centre\n", "phones.csv", phones)))
                .isFalse();
        assertThat(told).isEqualTo(MOST_TOLD);
    }

    @Test
    void what_many_records_share_is_counted_with_each() throws IOException {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("organizations.csv", "id,name\no,Centre\n");
        tables.put("services.csv", "id,organization_id,name\ns,o,Care\n");
        tables.put("locations.csv", "id,name\nl," + "x".repeat(100_000) + "\n");
        tables.put(
                "service_at_location.csv",
                IntStream.range(0, 1_000)
                        .mapToObj(i -> i + ",s,l\n")
                        .collect(Collectors.joining("", "id,service_id,location_id\n", "")));

        assertTooLarge("written-out-too-large", tables);
        assertThat(Files.size(folder.resolve("document.json"))).isLessThan(17L << 20);
    }

    /** Of other lengths, so that they are no denser than an honest file. */
    private static String broken(int lines) {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder(lines * 12);
        for (int i = 0; i < lines; i++) {
            text.append(random.nextInt()).append('\n');
        }
        return text.toString();
    }

    private void assertTooLarge(String limit, Map<String, String> tables) {
        assertThatThrownBy(() -> read(tables)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(CommonProblem.BODY_TOO_LARGE);
            assertThat(problem.errors()).extracting(Problem.FieldError::code).containsExactly(limit);
        });
    }

    private boolean read(Map<String, String> tables) throws IOException {
        Path zip = folder.resolve("package.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Map.Entry<String, String> table : tables.entrySet()) {
                out.putNextEntry(new ZipEntry(table.getKey()));
                out.write(table.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return new PackageReader(rows, (table, id, pointer, code) -> ++told < MOST_TOLD)
                .read(zip, folder.resolve("document.json"));
    }
}
