package org.wasl.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.event.CodeChange;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Topic;
import org.wasl.referral.ReferralTest;
import org.wasl.referral.directory.TestPlaces;
import org.wasl.referral.referral.ReferralTransitions.Party;

/** Codes of a referral that changed are told with what they were, who acted, and where. */
@QuarkusTest
class ChangedCodesTest extends ReferralTest {
    @Test
    void a_step_tells_the_status_of_before_and_now_and_which_agency_acted_where() {
        Answer referral = accepted(somebody());

        try (Topic topic = Topic.open("wasl.referral.events")) {
            JsonNode sent = moved(topic, referral, "send");
            assertThat(sent.path("agencyid").asText()).isEqualTo(Persona.MINISTRY);
            assertThat(sent.at("/data/codes").toString())
                    .contains("{\"field\":\"status\",\"from\":\"DRAFT\",\"to\":\"SENT\"}");
            JsonNode accepted = moved(topic, referral, "accept");
            assertThat(accepted.path("agencyid").asText()).isNotEmpty().isNotEqualTo(Persona.MINISTRY);
            assertThat(accepted.path("placeid").asText())
                    .isEqualTo(sent.path("placeid").asText())
                    .isNotEmpty();
        }
    }

    @Test
    void a_draft_that_is_edited_tells_its_priority_of_before_and_a_step_its_business_status() {
        Referral draft = TestReferrals.draft();
        draft.drafted();

        assertThat(draft.edit(
                                TestReferrals.content(
                                        TestReferrals.body(null, ReferralPriority.URGENT),
                                        TestPlaces.of(TestReferrals.RECIPIENT, false),
                                        Sensitivity.STANDARD),
                                TestReferrals.by(Party.REQUESTER, -1))
                        .codes())
                .containsExactly(new CodeChange("priority", "NORMAL", "URGENT"));

        Referral sent = TestReferrals.sent();
        assertThat(sent.decision()
                        .requestInfo(TestReferrals.TIMETABLE, TestReferrals.by(Party.TARGET, 1))
                        .codes())
                .containsExactly(
                        new CodeChange("businessStatus", "SUMMARY_SENT", "INFO_REQUESTED"),
                        new CodeChange("status", "SENT", "RECEIVED"));
    }

    private static JsonNode moved(Topic topic, Answer referral, String step) {
        return topic.awaitEvent("referral.moved", referral.id(), event -> event.at("/data/step")
                .asText()
                .equals(step));
    }
}
