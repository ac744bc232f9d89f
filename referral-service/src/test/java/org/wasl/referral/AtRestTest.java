package org.wasl.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.wasl.platform.crypto.Resealer;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.AtRestRules;

@QuarkusTest
class AtRestTest extends ReferralTest {
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
        Map<String, Object> body = referralOf(somebody());
        body.put("reason", "Wheelchair, out of sight of " + word);
        body.put("restrictions", "Never call " + word);
        Answer draft = as(CASEWORKER_AT_MINISTRY).post("/v1/referrals", body).hasStatus(201);

        assertThat(AtRestRules.columnsWith(database, word)).isEmpty();
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/referrals/" + draft.id())
                        .raw()
                        .asString())
                .contains("out of sight of " + word)
                .contains("Never call " + word);
    }
}
