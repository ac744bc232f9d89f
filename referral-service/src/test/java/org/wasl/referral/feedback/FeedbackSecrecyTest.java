package org.wasl.referral.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.AtOnce;
import org.wasl.platform.testing.Topic;

/** What the person said is hidden from the recipient of the referral. */
@QuarkusTest
class FeedbackSecrecyTest extends FeedbackScenario {
    /** The recipient has the name and the number of a person who may say that something was done to them. */
    @Test
    void nothing_that_the_recipient_reads_tells_that_the_person_said_something() {
        for (String received : List.of("YES", "NO")) {
            Answer referral = completed();
            String code = code(referral);

            unseenByTheRecipient(referral, () -> assertThat(
                            says(code, Map.of("received", received)).statusCode())
                    .isEqualTo(303));
        }
    }

    @Test
    void nothing_that_the_recipient_reads_tells_that_the_caseworker_wrote_down_what_the_person_said() {
        Answer referral = completed();

        unseenByTheRecipient(referral, () -> by(
                        CASEWORKER_AT_MINISTRY,
                        referral,
                        "feedback",
                        Map.of("receivedService", "NO", "channel", "PHONE"))
                .hasStatus(200));
    }

    @Test
    void of_two_who_write_down_at_once_what_the_person_said_one_is_heard() {
        Answer seen = read(completed());

        AtOnce.succeed(1, 409, "illegal-step", i -> as(CASEWORKER_AT_MINISTRY)
                .step(
                        seen,
                        "/v1/referrals/" + seen.id() + "/feedback",
                        Map.of("receivedService", "YES", "channel", "PHONE", "rating", 1 + i % 5)));
    }

    private static void unseenByTheRecipient(Answer referral, Runnable told) {
        List<String> before = readByTheRecipient(referral);

        told.run();

        assertThat(readByTheRecipient(referral)).isEqualTo(before);
        assertThat(before.toString())
                .contains("complete")
                .doesNotContain("person-confirms", "person-disputes", "\"step\":\"feedback\"");
        assertThat(read(referral).<Object>at("feedback")).isNotNull();
        try (Topic events = Topic.open("wasl.referral.events")) {
            String heard = events.await(event -> event.key().equals(referral.id())
                            && (event.value().contains("\"step\":\"person-")
                                    || event.value().contains("\"step\":\"feedback\"")))
                    .value();
            assertThat(JsonPath.from(heard).getString("audience")).isEqualTo(MINISTRY);
        }
    }

    private static List<String> readByTheRecipient(Answer referral) {
        return Stream.of(
                        "/v1/referrals/" + referral.id(),
                        "/v1/referrals/" + referral.id() + "/events",
                        "/v1/referrals/" + referral.id() + "/chain",
                        "/fhir/Task/" + referral.id(),
                        "/fhir/ServiceRequest/" + referral.<String>at("chain.chainId"))
                .map(path -> {
                    Answer answer = as(PROVIDER_IN_IRBID).get(path).hasStatus(200);
                    return answer.raw().header("ETag") + " " + answer.raw().asString();
                })
                .toList();
    }
}
