package org.wasl.system.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.wasl.system.laws.NamedIds.Answer;
import org.wasl.system.world.Contract;

/** The table of ids speaks of every member of a request body that is an id, and of no other. Needs no platform. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IdsTableTest {
    private final Map<String, NamedIds.Row> table = NamedIds.table();

    @Test
    void every_id_of_a_body_has_a_row_and_every_row_an_id() {
        Set<String> ids = new NamedIds(Contract.read()).all();
        Set<String> missing = new TreeSet<>(ids);
        missing.removeAll(table.keySet());
        Set<String> gone = new TreeSet<>(table.keySet());
        gone.removeAll(ids);

        assertThat(missing)
                .as(
                        "to add to access/ids.csv: what it names, who owns that, how a request is answered that names nothing")
                .isEmpty();
        assertThat(gone).as("to take from access/ids.csv").isEmpty();
    }

    @Test
    void what_is_refused_has_a_code_with_its_texts() throws IOException {
        Properties texts = new Properties();
        try (var file = Files.newBufferedReader(Path.of(System.getProperty("wasl.root"))
                .resolve("contracts/src/main/resources/org/wasl/contracts/problems_en.properties"))) {
            texts.load(file);
        }
        table.forEach((id, row) -> {
            assertThat(row.names()).as(id).isNotBlank();
            assertThat(row.owner()).as(id).isIn("registry", "case", "referral", "monitoring", "directory");
            boolean refused = row.answer() == Answer.FIELD || row.answer() == Answer.OBJECTION;
            assertThat(row.codes().isEmpty()).as(id).isNotEqualTo(refused);
            if (row.answer() == Answer.FIELD) {
                assertThat(row.codes()).as(id).allMatch(code -> texts.containsKey("field." + code));
            }
        });
    }
}
