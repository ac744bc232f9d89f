package org.wasl.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.EDITOR_IN_IRBID;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Topic;
import org.wasl.referral.ReferralTest;

/** The registry learns who of a recipient works with a person on a referral, and this service asks the same before a referral goes onward. */
@QuarkusTest
class WhoServesIsStatedTest extends ReferralTest {
    private Topic restricted;

    @BeforeEach
    void listen() {
        restricted = Topic.open("wasl.referral.restricted");
    }

    @AfterEach
    void stop() {
        restricted.close();
    }

    @Test
    void from_acceptance_to_the_end_and_again_when_it_is_reopened() {
        String person = somebody();
        Answer accepted = accepted(person);
        JsonPath first = stated(accepted, says -> says.getBoolean("data.underWay"));
        assertThat(first.getString("data.subjectId")).isEqualTo(person);
        assertThat(first.getString("data.recipientId")).isEqualTo(REHABILITATION_CENTRE);
        assertThat(first.getList("data.readers.key")).isEqualTo(List.of("role:provider"));
        assertThat(first.getString("audience")).isEmpty();

        by(PROVIDER_IN_IRBID, accepted, "complete", Map.of("outcome", "SERVICE_RECEIVED"))
                .hasStatus(200);
        JsonPath ended = stated(accepted, says -> !says.getBoolean("data.underWay"));
        assertThat(ended.getString("data.subjectId")).isNull();
        assertThat(ended.getList("data.readers")).isEmpty();
        assertThat(ended.getLong("data.revision")).isGreaterThan(first.getLong("data.revision"));

        by(CASEWORKER_AT_MINISTRY, accepted, "reopen", Map.of("reason", "It broke"))
                .hasStatus(200);
        stated(
                accepted,
                says -> says.getBoolean("data.underWay")
                        && says.getLong("data.revision") > ended.getLong("data.revision"));
    }

    @Test
    void what_was_not_accepted_is_never_stated() {
        Answer sent = sent(somebody());
        by(PROVIDER_IN_IRBID, sent, "decline", Map.of("code", "OUT_OF_AREA")).hasStatus(200);
        Answer accepted = accepted(somebody());

        stated(accepted, says -> true);
        assertThat(restricted.seen()).noneMatch(record -> record.key().equals(sent.id()));
    }

    @Test
    void of_a_sensitive_service_the_accounts_that_the_organization_lists_as_long_as_it_does() {
        String listed = listedInIrbid();
        String house = serviceInIrbid("House", "دار", Map.of("serviceType", "SAFE_HOUSE"), 32.1)
                .id();
        Answer sent = sentTo(house);
        inIrbid(listed)
                .with("If-Match", sent.etag())
                .post("/v1/referrals/" + sent.id() + "/accept", Map.of())
                .hasStatus(200);
        JsonPath first = stated(sent, says -> says.getBoolean("data.underWay"));
        assertThat(first.<String>getList("data.readers.key"))
                .contains("account:" + listed)
                .doesNotContain("role:provider");

        listedInIrbid();
        as(EDITOR_IN_IRBID)
                .delete("/v1/directory/organizations/" + REHABILITATION_CENTRE + "/sensitive-service-accounts/"
                        + listed)
                .hasStatus(204);

        JsonPath later = stated(sent, says -> says.getLong("data.revision") > first.getLong("data.revision"));
        assertThat(later.<String>getList("data.readers.key")).doesNotContain("account:" + listed);
    }

    @Test
    void a_withdrawn_consent_and_an_erased_person_end_it() {
        String person = somebody();
        Answer accepted = accepted(person);
        stated(accepted, says -> says.getBoolean("data.underWay"));

        Topic.send("wasl.registry.events", person, """
                {"specversion":"1.0","id":"%s","source":"/wasl/registry","type":"org.wasl.person.status-changed","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":{"personId":"%s","status":"ERASED"}}""".formatted(UUID.randomUUID(), person, person));

        assertThat(stated(accepted, says -> !says.getBoolean("data.underWay")).getString("data.subjectId"))
                .isNull();
    }

    @Test
    void a_referral_goes_onward_only_while_the_one_that_was_received_is_under_way() {
        Answer accepted = accepted(somebody());
        Answer draft = by(PROVIDER_IN_IRBID, accepted, "refer-onward", Map.of("serviceAtLocationId", centreElsewhere()))
                .hasStatus(201);
        Answer completed = by(PROVIDER_IN_IRBID, accepted, "complete", Map.of("outcome", "REFERRED_ONWARD"))
                .hasStatus(200);
        assertThat(completed.<List<String>>at("allowedActions")).doesNotContain("refer-onward");

        by(PROVIDER_IN_IRBID, draft, "send", null).isProblem(403, "work-with-person-required");

        by(PROVIDER_IN_IRBID, accepted, "reopen", Map.of("reason", "Not finished"))
                .hasStatus(200);
        by(PROVIDER_IN_IRBID, draft, "send", null).hasStatus(200);
    }

    private JsonPath stated(Answer referral, Predicate<JsonPath> wanted) {
        return new JsonPath(restricted
                .await(record -> record.key().equals(referral.id())
                        && record.value().contains("referral.access-stated")
                        && wanted.test(new JsonPath(record.value())))
                .value());
    }
}
