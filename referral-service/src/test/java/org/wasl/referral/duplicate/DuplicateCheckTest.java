package org.wasl.referral.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.referral.FakeRegistry;
import org.wasl.referral.ReferralTest;

@QuarkusTest
class DuplicateCheckTest extends ReferralTest {
    private static final String CHECK = "/v1/referrals/duplicate-check";

    @Inject
    EntityManager entities;

    @Test
    void another_agency_learns_what_and_when_but_not_from_whom() {
        String served = somebody();
        String unserved = somebody();
        Answer sent = sent(served);

        Answer found = as(CASEWORKER_AT_UNHCR)
                .post(CHECK, Map.of("subjectIds", List.of(served, unserved)))
                .hasStatus(200);

        assertThat(found.<Map<String, Object>>list("items"))
                .containsExactly(Map.of(
                        "subjectId",
                        served,
                        "serviceType",
                        "DISABILITY_REHABILITATION",
                        "month",
                        YearMonth.from(TestClock.today()).toString(),
                        "strength",
                        "STRONG"));
        assertThat(found.raw().asString()).doesNotContain(sent.id(), CENTRE, sent.at("agencyId"));
    }

    @Test
    void of_a_person_who_does_not_exist_for_the_caller_nothing_is_told_nor_while_nobody_can_say_so() {
        String hidden = somebody();
        sent(hidden);
        FakeRegistry.knowsNobody(hidden);

        assertThat(duplicates(hidden)).isEmpty();
        FakeRegistry.isDown(true);
        try {
            as(CASEWORKER_AT_UNHCR)
                    .post(CHECK, Map.of("subjectIds", List.of(somebody())))
                    .isProblem(503, "dependency-unavailable");
        } finally {
            FakeRegistry.isDown(false);
        }
    }

    @Test
    void a_draft_and_what_was_declined_are_no_service() {
        String drafted = somebody();
        drafted(drafted);
        String declined = somebody();
        Answer sent = sent(declined);
        as(PROVIDER_IN_IRBID)
                .step(sent, "/v1/referrals/" + sent.id() + "/decline", Map.of("code", "NO_CAPACITY"))
                .hasStatus(200);

        assertThat(duplicates(drafted, declined)).isEmpty();
    }

    @Test
    void what_was_given_lately_is_told_until_one_may_ask_for_it_again() {
        String person = somebody();
        Answer accepted = accepted(person);
        as(PROVIDER_IN_IRBID)
                .step(accepted, "/v1/referrals/" + accepted.id() + "/complete", Map.of("outcome", "SERVICE_RECEIVED"))
                .hasStatus(200);

        assertThat(duplicates(person)).containsExactly("WEAK");
        closedDaysAgo(accepted.id(), 91);
        assertThat(duplicates(person)).isEmpty();
    }

    @Test
    void of_a_sensitive_service_nothing_is_told_even_when_it_is_asked_for() {
        String person = somebody();
        sent(person);
        sensitive(true);
        try {
            assertThat(duplicates(person)).isEmpty();
        } finally {
            sensitive(false);
        }
        assertThat(as(CASEWORKER_AT_UNHCR)
                        .post(CHECK, Map.of("subjectIds", List.of(person), "serviceTypes", List.of("SAFE_HOUSE")))
                        .hasStatus(200)
                        .list("items"))
                .isEmpty();
    }

    @Test
    void a_thousand_persons_are_asked_for_at_once_and_no_more() {
        String served = somebody();
        sent(served);
        List<String> thousand = Stream.concat(
                        Stream.of(served),
                        Stream.generate(() -> UUID.randomUUID().toString()).limit(999))
                .toList();

        assertThat(as(CASEWORKER_AT_UNHCR)
                        .post(CHECK, Map.of("subjectIds", thousand))
                        .hasStatus(200)
                        .<String>list("items.subjectId"))
                .containsExactly(served);
        as(CASEWORKER_AT_UNHCR)
                .post(
                        CHECK,
                        Map.of(
                                "subjectIds",
                                Stream.concat(
                                                thousand.stream(),
                                                Stream.of(UUID.randomUUID().toString()))
                                        .toList()))
                .isProblem(422, "invalid-fields");
        as(COORDINATING_EDITOR)
                .post(CHECK, Map.of("subjectIds", List.of(served)))
                .isProblem(403, "not-allowed");
    }

    private static List<String> duplicates(String... persons) {
        return as(CASEWORKER_AT_UNHCR)
                .post(CHECK, Map.of("subjectIds", List.of(persons)))
                .hasStatus(200)
                .list("items.strength");
    }

    private void closedDaysAgo(String referral, int days) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update referral set closed_at = :then where id = :id")
                        .setParameter("then", TestClock.now().minus(Duration.ofDays(days)))
                        .setParameter("id", UUID.fromString(referral))
                        .executeUpdate());
    }

    private void sensitive(boolean whether) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update service set sensitive = :whether where id = :id")
                        .setParameter("whether", whether)
                        .setParameter("id", UUID.fromString("0190b000-0000-7000-8000-000000000002"))
                        .executeUpdate());
    }
}
