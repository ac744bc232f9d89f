package org.wasl.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;
import static org.wasl.platform.testing.Persona.PROVIDER_ELSEWHERE;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.AtOnce;

/** Twenty equal requests at the same moment do what they would do one after another. */
@QuarkusTest
class AtOnceTest extends ReferralTest {
    @Test
    void one_of_many_like_referrals_is_sent() {
        String person = somebody();
        List<Answer> drafts =
                IntStream.range(0, AtOnce.MANY).mapToObj(i -> drafted(person)).toList();

        AtOnce.succeed(1, 409, "possible-duplicate", i -> as(CASEWORKER_AT_MINISTRY)
                .step(drafts.get(i), "/v1/referrals/" + drafts.get(i).id() + "/send", null));
    }

    @Test
    void an_agency_keeps_only_so_many_places() {
        String centre = centreElsewhere();
        as(PROVIDER_ELSEWHERE)
                .put("/v1/directory/service-at-locations/" + centre + "/capacity", Map.of("places", 100))
                .hasStatus(200);

        AtOnce.succeed(5, 409, "too-many-holds", i -> as(CASEWORKER_AT_MINISTRY)
                .post("/v1/capacity-holds", Map.of("serviceAtLocationId", centre)));
    }

    @Test
    void places_are_counted_from_the_first_time_on() {
        String centre = centreElsewhere();

        AtOnce.allSucceed(i -> as(PROVIDER_ELSEWHERE)
                .put("/v1/directory/service-at-locations/" + centre + "/capacity", Map.of("places", 7)));
    }

    @Test
    void only_so_many_invitations_are_made_a_day() {
        Answer accepted = accepted(somebody());
        Answer completed = by(PROVIDER_IN_IRBID, accepted, "complete", Map.of("outcome", "SERVICE_RECEIVED"))
                .hasStatus(200);

        List<Answer> answers = AtOnce.many(i -> as(CASEWORKER_AT_MINISTRY)
                .post("/v1/referrals/" + completed.id() + "/feedback-invitations", Map.of("delivery", "HANDED_OVER")));

        long made = answers.stream()
                .filter(answer -> answer.raw().statusCode() == 201)
                .count();
        Answer another = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/referrals/" + completed.id() + "/feedback-invitations", Map.of("delivery", "HANDED_OVER"));
        another.isProblem(another.raw().statusCode(), "too-many-links");
        assertThat(made).isLessThan(AtOnce.MANY / 2);
    }

    @Test
    void a_directory_that_two_take_in_at_once_is_there_once() {
        String document = """
                {"organizations":[{"id":"%s","name":"New","x_type":"NATIONAL_NGO_ASSOCIATION",
                  "x_i18n":{"name":{"en":"New","ar":"جديد"}}}]}""".formatted(UUID.randomUUID());

        AtOnce.allSucceed(i -> as(COORDINATING_EDITOR).post("/v1/directory/imports", document));
    }
}
