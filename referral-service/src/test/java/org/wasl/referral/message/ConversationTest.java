package org.wasl.referral.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.PROVIDER_ELSEWHERE;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.referral.ReferralTest;

/** What the two sides write to each other. */
@QuarkusTest
class ConversationTest extends ReferralTest {
    @Test
    void a_question_stops_the_clock_of_the_decision_until_it_is_answered() {
        Answer sent = sent(somebody());

        Answer asked = by(PROVIDER_IN_IRBID, sent, "request-info", text("Is there a medical report?"))
                .hasStatus(200);
        assertThat(asked.<String>at("status")).isEqualTo("RECEIVED");
        assertThat(asked.<String>at("businessStatus")).isEqualTo("INFO_REQUESTED");
        assertThat(asked.<String>list("deadlines.running.deadline")).containsExactly("INFORMATION");
        by(PROVIDER_IN_IRBID, sent, "request-info", text("And?")).isProblem(409, "illegal-step");

        Answer answered = by(CASEWORKER_AT_MINISTRY, sent, "provide-info", text("Yes, of September"))
                .hasStatus(200);
        assertThat(answered.<String>at("businessStatus")).isEqualTo("INFO_PROVIDED");
        assertThat(answered.<String>list("deadlines.running.deadline")).containsExactly("DECIDE");
        assertThat(answered.instant("deadlines.decideDueAt")).isAfter(sent.instant("deadlines.decideDueAt"));
        assertThat(answered.instant("deadlines.expiresAt")).isAfter(sent.instant("deadlines.expiresAt"));

        by(PROVIDER_IN_IRBID, sent, "request-info", text("Who accompanies her?"))
                .hasStatus(200);
        by(CASEWORKER_AT_MINISTRY, sent, "provide-info", text("Her aunt")).hasStatus(200);
        by(PROVIDER_IN_IRBID, sent, "request-info", text("A third")).isProblem(409, "illegal-step");
        assertThat(as(PROVIDER_IN_IRBID)
                        .get("/v1/referrals/" + sent.id() + "/messages")
                        .<String>list("items.kind"))
                .containsExactly("INFORMATION", "INFORMATION_REQUEST", "INFORMATION", "INFORMATION_REQUEST");
    }

    @Test
    void both_sides_write_and_nobody_else_reads() {
        Answer sent = sent(somebody());
        String path = "/v1/referrals/" + sent.id() + "/messages";

        as(CASEWORKER_AT_MINISTRY).post(path, text("Sundays only")).hasStatus(201);
        as(PROVIDER_IN_IRBID).post(path, text("Noted")).hasStatus(201);

        Answer read = as(PROVIDER_IN_IRBID).get(path).hasStatus(200);
        assertThat(read.<String>list("items.text")).containsExactly("Noted", "Sundays only");
        assertThat(read.<Boolean>list("items.mine")).containsExactly(true, false);
        as(PROVIDER_ELSEWHERE).get(path).isProblem(404, "not-found");
        as(CASEWORKER_AT_UNHCR).post(path, text("Hello")).isProblem(404, "not-found");
    }

    @Test
    void what_was_written_closes_with_access() {
        Answer sent = sent(somebody());
        String path = "/v1/referrals/" + sent.id() + "/messages";
        as(CASEWORKER_AT_MINISTRY).post(path, text("She is called Hind")).hasStatus(201);
        by(PROVIDER_IN_IRBID, sent, "decline", Map.of("code", "OUT_OF_AREA")).hasStatus(200);

        Answer read = as(PROVIDER_IN_IRBID).get(path).hasStatus(200);
        assertThat(read.raw().asString()).doesNotContain("Hind");
        assertThat(read.<List<String>>at("items[0].redactions")).containsExactly("text");
        as(PROVIDER_IN_IRBID).post(path, text("Sorry")).isProblem(409, "illegal-step");
        assertThat(as(CASEWORKER_AT_MINISTRY).get(path).<String>list("items.text"))
                .containsExactly("She is called Hind");
    }

    @Test
    void a_draft_has_nobody_to_write_to() {
        Answer draft = drafted(somebody());

        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/referrals/" + draft.id() + "/messages", text("Hello"))
                .isProblem(409, "illegal-step");
    }

    private static Map<String, Object> text(String text) {
        return new HashMap<>(Map.of("text", text));
    }
}
