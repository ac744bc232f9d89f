package org.wasl.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.gateway.GatewayTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Topic;

@QuarkusTest
class ChangeFeedTest extends GatewayTest {
    @Test
    void an_agency_reads_what_it_may_know_in_order_once_and_without_demographics() {
        List<String> persons = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String person = UUID.randomUUID().toString();
            persons.add(person);
            String event = registered(person, UNHCR);
            Topic.send("wasl.registry.events", person, event);
            Topic.send("wasl.registry.events", person, event);
        }
        String secret = UUID.randomUUID().toString();
        Topic.send("wasl.registry.events", secret, registered(secret, ""));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> walk("/v1/changes?limit=2").containsAll(persons));

        assertThat(walk("/v1/changes?limit=2")).doesNotHaveDuplicates().doesNotContain(secret);
        assertThat(as(UNHCR_SYSTEM).get("/v1/changes").raw().asString()).doesNotContain("demographics", "1991");
        assertThat(as(MANAGER_AT_MINISTRY).get("/v1/changes").<String>list("items.subject"))
                .doesNotContainAnyElementsOf(persons);
        as(CASEWORKER_AT_MINISTRY).get("/v1/changes").isProblem(403, "not-allowed");
    }

    @Test
    void the_case_of_a_referral_is_not_told_and_a_restricted_topic_is_not_read() {
        String referral = UUID.randomUUID().toString();
        String restricted = UUID.randomUUID().toString();
        String file = UUID.randomUUID().toString();
        Topic.send("wasl.referral.restricted", restricted, moved(restricted, file));
        Topic.send("wasl.referral.events", referral, moved(referral, file));

        await().atMost(Duration.ofSeconds(20)).until(() -> walk("/v1/changes").contains(referral));

        assertThat(walk("/v1/changes")).doesNotContain(restricted);
        assertThat(as(UNHCR_SYSTEM).get("/v1/changes?limit=1000").raw().asString())
                .contains(referral)
                .doesNotContain(file, "planActionId");
    }

    /** Who acted, and the codes of before, are for the services. */
    @Test
    void neither_the_agency_that_acted_nor_a_place_nor_a_former_code_is_told() {
        String referral = UUID.randomUUID().toString();
        String acted = UUID.randomUUID().toString();
        String place = UUID.randomUUID().toString();
        Topic.send("wasl.referral.events", referral, """
                {"specversion":"1.0","id":"%s","source":"/wasl/referral","type":"org.wasl.referral.moved","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"%s","agencyid":"%s","placeid":"%s","district":"JO2101",
                 "data":{"referralId":"%s","requesterId":"%s","step":"send","status":"SENT","serviceType":"HEALTH_MEDICAL",
                 "codes":[{"field":"status","from":"DRAFT","to":"SENT"}]}}""".formatted(
                        UUID.randomUUID(), referral, UNHCR, acted, place, referral, UNHCR));

        await().atMost(Duration.ofSeconds(20)).until(() -> walk("/v1/changes").contains(referral));

        Map<String, Object> told =
                as(UNHCR_SYSTEM).get("/v1/changes?limit=1000").at("items.find { it.subject == '" + referral + "' }");
        assertThat(told).containsOnlyKeys("cursor", "seq", "id", "type", "subject", "at", "data");
        assertThat(told.toString()).doesNotContain(acted, place, "JO2101", "DRAFT", "codes", "place");
    }

    /** A recipient is told of its own right alone. */
    @Test
    void the_other_recipients_of_a_consent_are_not_told() {
        String person = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        Topic.send("wasl.registry.events", person, """
                {"specversion":"1.0","id":"%s","source":"/wasl/registry","type":"org.wasl.consent.recorded","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"%s","data":{"personId":"%s","consentId":"%s","purpose":"REFERRAL",
                 "recipients":["%s","%s"]}}""".formatted(
                        UUID.randomUUID(), person, UNHCR, person, UUID.randomUUID(), UNHCR, other));

        await().atMost(Duration.ofSeconds(20)).until(() -> walk("/v1/changes").contains(person));

        assertThat(as(UNHCR_SYSTEM).get("/v1/changes?limit=1000").raw().asString())
                .contains(person)
                .doesNotContain(other, "recipients");
    }

    private static String moved(String referral, String file) {
        return """
                {"specversion":"1.0","id":"%s","source":"/wasl/referral","type":"org.wasl.referral.moved","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"%s","data":{"referralId":"%s","requesterId":"%s","caseId":"%s",
                 "planActionId":"%s","step":"send","status":"SENT","serviceType":"HEALTH_MEDICAL"}}""".formatted(UUID.randomUUID(), referral, UNHCR, referral, UNHCR, file, UUID.randomUUID());
    }

    private static List<String> walk(String path) {
        List<String> subjects = new ArrayList<>();
        for (String next = path; next != null; ) {
            Answer page = as(UNHCR_SYSTEM).get(next).hasStatus(200);
            subjects.addAll(page.list("items.subject"));
            next = page.at("next");
        }
        return subjects;
    }

    private static String registered(String person, String audience) {
        return """
                {"specversion":"1.0","id":"%s","source":"/wasl/registry","type":"org.wasl.person.registered","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"%s","data":{"personId":"%s","demographics":{"sex":"FEMALE",
                 "birthYear":1991,"governorate":"JO-IR","legalStatus":"REFUGEE","disability":null}}}""".formatted(UUID.randomUUID(), person, audience, person);
    }
}
