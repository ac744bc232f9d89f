package org.wasl.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasl.platform.testing.Api.Answer;

/** A file with too many faults is not read to its end. */
@QuarkusTest
class ImportLimitsTest extends ImportTest {
    private static final int MOST = PersonImports.MOST_FAULTS;
    private static final int ROWS = 60_000;
    private static final int BATCH = 512;

    @ParameterizedTest
    @CsvSource({"CSV, x, wrong-number-of-cells", "JSON_LINES, {, malformed-json"})
    void rows_after_too_many_faults_are_not_read(String format, String broken, String code) {
        String good = format.equals("CSV") ? "external_id,given_en,sex\n1,Rana,F\n" : rana() + "\n";

        Answer done = imported(format, good + (broken + "\n").repeat(ROWS));

        assertThat(done.<String>at("status")).isEqualTo("FAILED");
        assertThat(done.<Integer>at("rows")).isBetween(MOST, MOST + BATCH);
        assertThat(done.<Integer>at("created")).as("what was written stays").isEqualTo(1);
        List<String> report = report(done).lines().toList();
        assertThat(report).filteredOn(line -> line.contains("," + code + ",")).hasSize(MOST);
        assertThat(report).filteredOn(line -> line.contains(",more-faults,")).hasSize(1);
        assertThat(report.get(report.size() - 1)).contains(",too-many-faults,");
    }

    @Test
    void a_row_or_a_header_of_too_many_cells_is_told() {
        String cells = ",x".repeat(20_000);
        Answer rows = imported("CSV", "external_id,given_en,sex\n1,Rana" + cells + "\n2,Rima" + cells + "\n3,Lina,F\n");
        assertThat(counts(rows)).containsExactly(3, 1, 0, 0, 2);
        assertThat(report(rows)).contains("2,,wrong-number-of-cells", "3,,wrong-number-of-cells");

        Answer header = imported("CSV", "external_id,given_en" + cells + "\n1,Rana\n");
        assertThat(header.<String>at("status")).isEqualTo("FAILED");
        assertThat(report(header)).contains("1,,too-long");
    }

    @Test
    void a_json_line_that_is_no_person_costs_itself_only() {
        Answer done = imported(
                "JSON_LINES",
                "null\n[]\n5\n{\"externalIds\":[null]}\n{\"externalIds\":[{\"value\":\"1\"}]}\n" + rana());

        assertThat(counts(done)).containsExactly(6, 1, 0, 0, 5);
    }

    @Test
    void a_part_that_is_too_large_names_the_limit() {
        Answer job = announced("CSV", Map.of());

        put(job, 0, new byte[ImportFiles.LARGEST_PART + 1])
                .isProblem(413, "body-too-large")
                .names("", "too-many-bytes");
    }

    private String rana() {
        return "{\"names\":[{\"script\":\"LATN\",\"use\":\"OFFICIAL\",\"given\":\"Rana\"}],\"sex\":\"FEMALE\",\"legalStatus\":\"REFUGEE\","
                + "\"externalIds\":[{\"scheme\":\"" + scheme + "\",\"value\":\"1\"}]}";
    }
}
