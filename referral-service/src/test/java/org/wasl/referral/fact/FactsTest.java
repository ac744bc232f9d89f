package org.wasl.referral.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.EDITOR_IN_IRBID;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.event.Producer;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.StatedFacts;
import org.wasl.referral.ReferralTest;

/** What the referral service states for figures: referrals from when they are sent, and the directory. */
@QuarkusTest
class FactsTest extends ReferralTest {
    private StatedFacts facts;

    @BeforeEach
    void open() {
        facts = StatedFacts.of(Producer.REFERRAL);
    }

    @AfterEach
    void close() {
        facts.close();
    }

    @Test
    void each_kind_has_its_view() {
        StatedFacts.haveTheirViews(Producer.REFERRAL);
    }

    @Test
    void a_referral_is_stated_from_when_it_is_sent_and_after_each_step() {
        Answer referral = accepted(somebody());

        JsonNode stated = facts.await("referral.stated", referral.id(), fact -> fact.path("status")
                .asText()
                .equals("ACCEPTED"));

        assertThat(stated.path("decidedAt").asText()).isNotEmpty();
        assertThat(stated.path("acknowledgeDueAt").asText()).isNotEmpty();
        assertThat(stated.path("attempt").asInt()).isEqualTo(1);
        assertThat(stated.path("placeId").asText()).isNotEmpty();
        assertThat(stated.path("serviceGovernorate").asText()).isEqualTo("JO-IR");
    }

    @Test
    void a_place_of_the_directory_and_its_services_are_stated() {
        Answer added = serviceInIrbid("Sewing", "خياطة", Map.of(), 32.5);

        JsonNode service = facts.await(
                "service.stated",
                added.at("service.id"),
                fact -> fact.path("placeIds").size() == 1);

        JsonNode centre =
                facts.await("place.stated", service.path("placeIds").get(0).asText(), fact -> true);
        assertThat(centre.path("governorate").asText()).isEqualTo("JO-IR");
        assertThat(centre.path("confidential").asBoolean()).isFalse();
        assertThat(service.has("endedAt")).isFalse();

        String path = "/v1/directory/services/" + added.at("service.id");
        as(EDITOR_IN_IRBID)
                .patch(path, as(EDITOR_IN_IRBID).get(path).etag(), Map.of("status", "TEMPORARILY_CLOSED"))
                .hasStatus(200);
        facts.await("service.stated", added.at("service.id"), fact -> fact.has("endedAt"));
        as(EDITOR_IN_IRBID)
                .patch(path, as(EDITOR_IN_IRBID).get(path).etag(), Map.of("status", "ACTIVE"))
                .hasStatus(200);
        facts.await(
                "service.stated",
                added.at("service.id"),
                fact -> fact.path("revision").asLong()
                                > service.path("revision").asLong()
                        && fact.path("status").asText().equals("ACTIVE")
                        && !fact.has("endedAt"));
    }
}
