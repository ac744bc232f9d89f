package org.wasl.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.wasl.platform.crypto.Resealer;
import org.wasl.platform.crypto.SealedColumn;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.testing.AtRestRules;
import org.wasl.platform.testing.TestServersResource;

@QuarkusTest
class AtRestTest extends CaseTest {
    @Inject
    DataSource database;

    @Inject
    Resealer resealer;

    @Inject
    Sealer sealer;

    @Test
    void every_column_that_can_hold_words_is_sealed_or_decided_otherwise() {
        AtRestRules.check(database, resealer);
    }

    @Test
    void what_is_written_about_a_person_is_read_nowhere_in_the_database() {
        String word = "word" + UUID.randomUUID().toString().substring(0, 8);
        var file = opened("GBV");
        String path = "/v1/cases/" + file.id();
        as(CASEWORKER_AT_MINISTRY)
                .post(
                        path + "/plans",
                        Map.of(
                                "agreedWithClient",
                                true,
                                "goals",
                                List.of(Map.of(
                                        "description",
                                        "Lives away from " + word,
                                        "actions",
                                        List.of(Map.of(
                                                "serviceType",
                                                "DISABILITY_REHABILITATION",
                                                "description",
                                                "Ask " + word + " for the key"))))))
                .hasStatus(201);
        as(CASEWORKER_AT_MINISTRY)
                .step(
                        read(file),
                        path + "/risk-assessments",
                        Map.of("level", "HIGH", "criteria", List.of("health"), "rationale", "Afraid of " + word))
                .hasStatus(201);
        as(OTHER_CASEWORKER_AT_MINISTRY)
                .post(path + "/break-glass", Map.of("reason", "She called, " + word + " stands at the door"))
                .hasStatus(201);

        assertThat(AtRestRules.columnsWith(database, word)).isEmpty();
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get(path + "/plans")
                        .<String>at("items[0].goals[0].actions[0].description"))
                .isEqualTo("Ask " + word + " for the key");
        assertThat(as(SUPERVISOR_AT_MINISTRY).get(path + "/break-glass").<String>at("items[0].reason"))
                .contains(word);
    }

    /** Whoever has the service's role of the database may write its tables. */
    @Test
    void a_part_that_somebody_puts_under_another_case_is_not_read_there() {
        String word = "word" + UUID.randomUUID().toString().substring(0, 8);
        String note = note(opened("GBV").id(), word);
        String other = opened("GBV").id();
        TestServersResource.asAdministrator("update note set case_id = '" + other + "' where id = '" + note + "'");

        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/cases/" + other + "/notes")
                        .raw()
                        .asString())
                .doesNotContain(word);
        TestServersResource.asAdministrator("delete from note where id = '" + note + "'");
    }

    @Test
    void what_was_sealed_for_its_row_alone_is_still_read_and_is_sealed_anew() throws Exception {
        String file = opened("GBV").id();
        String note = note(file, "Told before");
        JsonNode content = sealer.openPart(sealed(note), UUID.fromString(file), UUID.fromString(note), JsonNode.class);
        TestServersResource.asAdministrator(
                "update note set content_sealed = '" + sealer.seal(content, note) + "' where id = '" + note + "'");

        assertThat(text(file)).isEqualTo("Told before");
        SealedColumn notes = resealer.columns().stream()
                .filter(column -> column.table().equals("note"))
                .findFirst()
                .orElseThrow();
        QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                return resealer.reseal(connection, notes, null, 100);
            }
        });

        assertThat(sealed(note)).contains(":^");
        assertThat(text(file)).isEqualTo("Told before");
    }

    private static String note(String file, String text) {
        return as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + file + "/notes", Map.of("kind", "CLIENT_CONTACT", "text", text))
                .hasStatus(201)
                .id();
    }

    private static String text(String file) {
        return as(CASEWORKER_AT_MINISTRY).get("/v1/cases/" + file + "/notes").at("items[0].text");
    }

    private String sealed(String note) throws Exception {
        try (Connection connection = database.getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("select content_sealed from note where id = '" + note + "'")) {
            row.next();
            return row.getString(1);
        }
    }
}
