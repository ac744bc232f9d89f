package org.wasl.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_ELSEWHERE;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.event.ReferralStep;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestRandom;
import org.wasl.referral.ReferralTest;
import org.wasl.referral.TimeTravel;

/**
 * Referrals played through random steps, legal and illegal, by both sides and by time, over places that are counted. What must hold afterwards is asked of
 * the database. {@code -Dwasl.plays=10000} plays more of them.
 */
@QuarkusTest
class RandomPlayTest extends ReferralTest {
    private static final int PLAYS = Integer.getInteger("wasl.plays", 25);
    private static final int MOVES = 14;
    private static final long SEED = TestRandom.seed();
    private static final List<String> STEPS = Arrays.stream(ReferralStep.values())
            .filter(step -> step != ReferralStep.DRAFT
                    && step != ReferralStep.PURGE
                    && step != ReferralStep.EDIT
                    && step != ReferralStep.EXPIRE
                    && step != ReferralStep.WITHDRAW_CONSENT)
            .map(ReferralStep::path)
            .toList();
    private static final Map<String, Object> BODIES = Map.ofEntries(
            Map.entry("accept", Map.of()),
            Map.entry("waitlist", Map.of()),
            Map.entry("review", Map.of()),
            Map.entry("decline", Map.of("code", "NO_CAPACITY")),
            Map.entry("cancel", Map.of("code", "CLIENT_MOVED")),
            Map.entry("void", Map.of("code", "SENT_IN_ERROR")),
            Map.entry("schedule", Map.of("appointmentStart", "2035-01-01T09:00:00Z")),
            Map.entry("hold", Map.of("code", "AWAITING_CLIENT")),
            Map.entry("complete", Map.of("outcome", "SERVICE_RECEIVED")),
            Map.entry("fail", Map.of("code", "UNREACHABLE")),
            Map.entry("reopen", Map.of("reason", "It was not finished")),
            Map.entry("feedback", Map.of("receivedService", "YES", "channel", "PHONE")),
            Map.entry("request-info", Map.of("text", "Which one?")),
            Map.entry("provide-info", Map.of("text", "That one")));

    @Inject
    EntityManager entities;

    @Inject
    OverdueReferralJob job;

    @Inject
    TimeTravel time;

    private final Map<String, Integer> outcomes = new ConcurrentHashMap<>();

    @Test
    void whatever_is_tried_the_loop_holds() {
        centreInIrbid();
        List<String> places =
                Stream.generate(ReferralTest::centreElsewhere).limit(3).toList();
        places.subList(0, 2).forEach(place -> as(PROVIDER_ELSEWHERE)
                .put("/v1/directory/service-at-locations/" + place + "/capacity", Map.of("places", 5))
                .hasStatus(200));

        IntStream.range(0, PLAYS).parallel().forEach(i -> play(places, new Random(SEED + i)));
        job.sweep();

        System.out.printf("Seed %d; answers: %s%n", SEED, new java.util.TreeMap<>(outcomes));
        none("a step does not begin where the one before ended", """
                select 1 from (select from_status, lag(to_status) over (partition by referral_id order by id) as before
                                 from referral_event) e where before is not null and before <> from_status""");
        none("a status that is not that of the last step", """
                select 1 from referral r join lateral (select to_status from referral_event e where e.referral_id = r.id
                  order by id desc limit 1) e on true where e.to_status <> r.status""");
        none("a step without its audit row", """
                select 1 from referral r where (select count(*) from referral_event e where e.referral_id = r.id) + 1
                  > (select count(*) from audit_entry a where a.record_id = r.id and a.action like '%referral.moved')""");
        none("an open referral that nobody looks at again", """
                select 1 from referral where status in ('SENT','RECEIVED','WAITLISTED','ACCEPTED','IN_PROGRESS','ON_HOLD')
                  and next_check_at is null and escalation_level < 3""");
        none("a closed referral that waits for something", """
                select 1 from referral where status in ('DECLINED','COMPLETED','FAILED','CANCELLED','EXPIRED','ENTERED_IN_ERROR')
                  and (next_check_at is not null or next_due_at is not null or escalation_level > 0)""");
        none("an emergency that expired", "select 1 from referral where priority = 'EMERGENCY' and status = 'EXPIRED'");
        none("something disclosed to who must not see it any more", """
                select 1 from referral where status in ('DECLINED','CANCELLED','EXPIRED','ENTERED_IN_ERROR')
                  and (profile_sealed is not null or summary_sealed is not null)""");
        none("counts that differ from the places kept", """
                select 1 from capacity c
                 where c.held <> (select count(*) from capacity_hold h where h.service_at_location_id = c.service_at_location_id and h.state = 'HELD')
                    or c.taken <> (select count(*) from capacity_hold h where h.service_at_location_id = c.service_at_location_id and h.state = 'CONSUMED')""");
        none("a person who is served without a place, or a place without a person", """
                select 1 from referral r join capacity c on c.service_at_location_id = r.service_at_location_id
                  left join capacity_hold h on h.referral_id = r.id and h.state = 'CONSUMED'
                 where (r.status in ('ACCEPTED','IN_PROGRESS','ON_HOLD')) <> (h.id is not null)""");
        none("an escalation that is open although nothing waits", """
                select 1 from referral_escalation e join referral r on r.id = e.referral_id
                 where e.resolved_at is null and r.escalation_level = 0""");
    }

    private void play(List<String> places, Random random) {
        Map<String, Object> body = referralOf(somebody(), places.get(random.nextInt(places.size())));
        body.put("priority", List.of("EMERGENCY", "URGENT", "NORMAL").get(random.nextInt(3)));
        String path = "/v1/referrals/"
                + as(CASEWORKER_AT_MINISTRY)
                        .post("/v1/referrals", body)
                        .hasStatus(201)
                        .id();
        for (int move = 0; move < MOVES; move++) {
            if (random.nextInt(8) == 0) {
                time.passes(Duration.ofHours(random.nextInt(24 * 12)), path.substring(path.lastIndexOf('/') + 1));
                job.sweep();
            } else {
                step(path, random.nextBoolean() ? CASEWORKER_AT_MINISTRY : PROVIDER_ELSEWHERE, random);
            }
        }
    }

    private void step(String path, Persona who, Random random) {
        Answer now = as(who).get(path);
        if (now.raw().statusCode() == 404) {
            return;
        }
        List<String> allowed = now.<List<String>>at("allowedActions").stream()
                .filter(STEPS::contains)
                .toList();
        boolean legal = !allowed.isEmpty() && random.nextInt(4) > 0;
        String step = legal ? allowed.get(random.nextInt(allowed.size())) : STEPS.get(random.nextInt(STEPS.size()));
        Answer answer = as(who).step(now, path + "/" + url(step), body(step));
        int status = answer.raw().statusCode();
        outcomes.merge(Integer.toString(status), 1, Integer::sum);
        assertThat(status)
                .as("%s by %s: %s", step, who, answer.raw().asString())
                .isLessThan(500);
        if (legal) {
            // Time and the other side may have moved it meanwhile, the last place may be gone, and so may a draft.
            assertThat(status)
                    .as("%s by %s: %s", step, who, answer.raw().asString())
                    .isIn(200, 201, 404, 409, 412);
        } else if (!allowed.contains(step)) {
            assertThat(status)
                    .as("%s by %s: %s", step, who, answer.raw().asString())
                    .isGreaterThanOrEqualTo(400);
        }
    }

    private static String url(String step) {
        return step.equals("message") ? "messages" : step.equals("send") ? "send?withoutPlace=true" : step;
    }

    private static Object body(String step) {
        return switch (step) {
            case "message" -> Map.of("text", "Hello");
            case "re-refer", "refer-onward" -> Map.of("serviceAtLocationId", CENTRE);
            default -> BODIES.get(step);
        };
    }

    private void none(String what, String query) {
        List<?> found = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(query).getResultList());
        assertThat(found).as(what).isEmpty();
    }
}
