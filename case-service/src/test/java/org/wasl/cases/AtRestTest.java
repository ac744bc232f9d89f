package org.wasl.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.wasl.platform.crypto.Resealer;
import org.wasl.platform.testing.AtRestRules;

@QuarkusTest
class AtRestTest extends CaseTest {
    @Inject
    DataSource database;

    @Inject
    Resealer resealer;

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
}
