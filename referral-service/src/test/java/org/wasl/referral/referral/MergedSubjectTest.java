package org.wasl.referral.referral;

import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;
import org.wasl.referral.FakeRegistry;

/** A referral follows its person through merges. */
@QuarkusTest
class MergedSubjectTest extends ClosedLoop {
    @Test
    void a_merged_person_is_followed_to_the_survivor_and_back() {
        String person = somebody();
        String survivor = UUID.randomUUID().toString();
        Answer sent = sent(person);

        Topic.send("wasl.registry.events", person, merged("person.merged", person, survivor));
        await().atMost(Duration.ofSeconds(20)).until(() -> subjectOf(sent).equals(survivor));
        Topic.send("wasl.registry.events", person, merged("merge.undone", person, survivor));
        await().atMost(Duration.ofSeconds(20)).until(() -> subjectOf(sent).equals(person));
    }

    @Test
    void a_referral_of_meanwhile_goes_to_the_person_whose_record_its_agency_holds() {
        String person = UUID.randomUUID().toString();
        String survivor = somebody();
        Answer sent = sent(survivor);

        Topic.send(
                "wasl.registry.events",
                person,
                event(
                        "merge.undone",
                        person,
                        "{\"personId\":\"%1$s\",\"survivorId\":\"%2$s\",\"mergeId\":\"%3$s\",\"parting\":{\"separated\":\"%1$s\",\"survivor\":\"%2$s\",\"records\":[\"%1$s\"],\"leaving\":[\"%4$s\"],\"staying\":[\"%5$s\"],\"mergedAt\":\"%6$s\"}}"
                                .formatted(
                                        person,
                                        survivor,
                                        UUID.randomUUID(),
                                        MINISTRY,
                                        UNHCR,
                                        TestClock.now().minusSeconds(3600))));
        await().atMost(Duration.ofSeconds(20)).until(() -> subjectOf(sent).equals(person));
    }

    @Test
    void a_merge_that_is_undone_closes_what_was_sent_on_the_consent_of_the_other() {
        String survivor = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        String consent = UUID.randomUUID().toString();
        FakeRegistry.grants(survivor, consent);
        Answer sent = sent(survivor);

        Topic.send(
                "wasl.registry.events",
                other,
                event(
                        "merge.undone",
                        other,
                        "{\"personId\":\"%s\",\"survivorId\":\"%s\",\"mergeId\":\"%s\",\"consentIds\":[\"%s\"]}"
                                .formatted(other, survivor, UUID.randomUUID(), consent)));

        await().atMost(Duration.ofSeconds(20)).until(() -> as(CASEWORKER_AT_MINISTRY)
                .get("/v1/referrals/" + sent.id())
                .at("status")
                .equals("CANCELLED"));
    }

    private static String subjectOf(Answer referral) {
        return as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + referral.id()).at("subjectId");
    }

    private static String merged(String type, String person, String survivor) {
        return event(
                type,
                person,
                "{\"personId\":\"%s\",\"survivorId\":\"%s\",\"mergeId\":\"%s\"}"
                        .formatted(person, survivor, UUID.randomUUID()));
    }
}
