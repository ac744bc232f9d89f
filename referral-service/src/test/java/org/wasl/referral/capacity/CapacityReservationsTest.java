package org.wasl.referral.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_ELSEWHERE;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.StatedCases;
import org.wasl.referral.ReferralTest;

/** Places that are counted: held, taken, given back, waited for. */
@QuarkusTest
class PlacesTest extends ReferralTest {
    private static String withPlaces(int number) {
        String centre = centreElsewhere();
        as(PROVIDER_ELSEWHERE).put(capacity(centre), Map.of("places", number)).hasStatus(200);
        return centre;
    }

    private static String capacity(String centre) {
        return "/v1/directory/service-at-locations/" + centre + "/capacity";
    }

    private static void has(String centre, int held, int taken) {
        assertThat(figures(CASEWORKER_AT_MINISTRY, centre)).containsExactly(held, taken);
    }

    private static List<Integer> figures(Persona who, String centre) {
        Answer now = as(who).get(capacity(centre)).hasStatus(200);
        return List.of(now.at("held"), now.at("taken"));
    }

    @Test
    void a_place_is_held_at_sending_taken_at_acceptance_and_free_at_the_end() {
        String centre = withPlaces(2);

        Answer sent = sentTo(centre);
        has(centre, 1, 0);
        by(PROVIDER_ELSEWHERE, sent, "accept", Map.of()).hasStatus(200);
        has(centre, 0, 1);
        by(PROVIDER_ELSEWHERE, sent, "start", null).hasStatus(200);
        has(centre, 0, 1);
        by(PROVIDER_ELSEWHERE, sent, "complete", Map.of("outcome", "SERVICE_RECEIVED"))
                .hasStatus(200);
        has(centre, 0, 0);
        by(CASEWORKER_AT_MINISTRY, sent, "reopen", Map.of("reason", "It broke")).hasStatus(200);
        has(centre, 0, 1);
    }

    @Test
    void without_a_free_place_it_is_sent_for_the_waiting_list_or_not_at_all() {
        String centre = withPlaces(1);
        Answer first = sentTo(centre);
        Answer second = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/referrals", referralOf(somebody(), centre))
                .hasStatus(201);

        by(CASEWORKER_AT_MINISTRY, second, "send", null).isProblem(409, "no-free-place");
        by(CASEWORKER_AT_MINISTRY, second, "send?withoutPlace=true", null).hasStatus(200);
        by(PROVIDER_ELSEWHERE, second, "accept", Map.of()).isProblem(409, "no-free-place");
        Answer waiting = by(PROVIDER_ELSEWHERE, second, "waitlist", Map.of("estimatedStart", "2030-01-01"))
                .hasStatus(200);
        assertThat(waiting.<Integer>at("waitlistPosition")).isEqualTo(1);
        assertThat(waiting.<String>list("deadlines.running.deadline")).containsExactly("REVIEW");
        assertThat(waiting.instant("deadlines.expiresAt")).isAfter(waiting.instant("deadlines.running[0].dueAt"));
        assertThat(waiting.<String>at("details.estimatedStart")).isEqualTo("2030-01-01");

        by(PROVIDER_ELSEWHERE, first, "decline", Map.of("code", "NOT_ELIGIBLE")).hasStatus(200);
        by(PROVIDER_ELSEWHERE, second, "accept", Map.of()).hasStatus(200);
        has(centre, 0, 1);
    }

    @Test
    void who_is_more_urgent_waits_before_who_waits_longer() {
        String centre = withPlaces(0);
        Answer early = waits(centre, "NORMAL");
        Answer late = waits(centre, "NORMAL");
        Answer urgent = waits(centre, "URGENT");

        assertThat(List.of(position(urgent), position(early), position(late))).containsExactly(1, 2, 3);
    }

    private static Answer waits(String centre, String priority) {
        Map<String, Object> body = referralOf(somebody(), centre);
        body.put("priority", priority);
        Answer draft = as(CASEWORKER_AT_MINISTRY).post("/v1/referrals", body).hasStatus(201);
        by(CASEWORKER_AT_MINISTRY, draft, "send?withoutPlace=true", null).hasStatus(200);
        return by(PROVIDER_ELSEWHERE, draft, "waitlist", Map.of()).hasStatus(200);
    }

    private static int position(Answer referral) {
        return as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + referral.id()).at("waitlistPosition");
    }

    @Test
    void a_place_is_kept_while_the_person_is_asked_and_used_at_sending() {
        String centre = withPlaces(1);
        Answer hold = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/capacity-holds", Map.of("serviceAtLocationId", centre))
                .hasStatus(201);
        as(CASEWORKER_AT_UNHCR)
                .post("/v1/capacity-holds", Map.of("serviceAtLocationId", centre))
                .isProblem(409, "no-free-place");
        as(CASEWORKER_AT_UNHCR).get("/v1/capacity-holds/" + hold.id()).isProblem(404, "not-found");

        Answer draft = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/referrals", referralOf(somebody(), centre))
                .hasStatus(201);
        by(CASEWORKER_AT_MINISTRY, draft, "send?hold=" + UUID.randomUUID(), null)
                .isProblem(422, "invalid-fields")
                .names("#hold", "unknown-hold");
        by(CASEWORKER_AT_MINISTRY, draft, "send?hold=" + hold.id(), null).hasStatus(200);

        has(centre, 1, 0);
        Answer used = as(CASEWORKER_AT_MINISTRY).get("/v1/capacity-holds/" + hold.id());
        assertThat(used.<List<String>>at("allowedActions")).isEmpty();
        as(CASEWORKER_AT_MINISTRY)
                .step(used, "/v1/capacity-holds/" + hold.id() + "/release", null)
                .isProblem(409, "already-done");
    }

    @Test
    void a_kept_place_is_given_back_and_nobody_keeps_too_many() {
        String centre = withPlaces(10);
        Answer hold = kept(centre).hasStatus(201);
        has(centre, 1, 0);
        as(CASEWORKER_AT_MINISTRY)
                .step(hold, "/v1/capacity-holds/" + hold.id() + "/release", null)
                .hasStatus(200);
        has(centre, 0, 0);

        for (int i = 0; i < 5; i++) {
            kept(centre).hasStatus(201);
        }
        kept(centre).isProblem(409, "too-many-holds");
        as(OTHER_CASEWORKER_AT_MINISTRY)
                .post("/v1/capacity-holds", Map.of("serviceAtLocationId", centre))
                .hasStatus(201);
    }

    @Test
    void a_hold_is_of_whoever_keeps_it_and_no_colleague_knows_releases_or_uses_it() {
        String centre = withPlaces(5);
        Answer hold = kept(centre).hasStatus(201);
        String path = "/v1/capacity-holds/" + hold.id();

        as(OTHER_CASEWORKER_AT_MINISTRY).get(path).isProblem(404, "not-found");
        as(OTHER_CASEWORKER_AT_MINISTRY).step(hold, path + "/release", null).isProblem(404, "not-found");
        assertThat(holdsOf(OTHER_CASEWORKER_AT_MINISTRY)).doesNotContain(hold.id());
        assertThat(holdsOf(CASEWORKER_AT_MINISTRY)).contains(hold.id());
        String person = somebody();
        Map<String, Object> body = referralOf(person, centre);
        body.put("caseId", StatedCases.standard(person, OTHER_CASEWORKER_AT_MINISTRY));
        Answer theirs =
                as(OTHER_CASEWORKER_AT_MINISTRY).post("/v1/referrals", body).hasStatus(201);
        by(OTHER_CASEWORKER_AT_MINISTRY, theirs, "send?hold=" + hold.id(), null)
                .isProblem(422, "invalid-fields")
                .names("#hold", "unknown-hold");
        has(centre, 1, 0);
    }

    @Test
    void the_place_of_a_referral_is_known_with_the_referral() {
        String centre = withPlaces(5);
        Set<String> before = Set.copyOf(holdsOf(OTHER_CASEWORKER_AT_MINISTRY));
        String person = somebody();
        Map<String, Object> body = referralOf(person, centre);
        body.put("caseId", StatedCases.restricted(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY));
        Answer sent = sentAs(body);
        by(PROVIDER_ELSEWHERE, sent, "accept", Map.of()).hasStatus(200);

        assertThat(figures(PROVIDER_ELSEWHERE, centre)).containsExactly(0, 1);
        assertThat(holdsOf(OTHER_CASEWORKER_AT_MINISTRY)).allMatch(before::contains);
        String hold = holdsOf(CASEWORKER_AT_MINISTRY).get(0);
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/capacity-holds/" + hold)
                        .hasStatus(200)
                        .<String>at("serviceAtLocationId"))
                .isEqualTo(centre);
        as(SUPERVISOR_AT_MINISTRY).get("/v1/capacity-holds/" + hold).hasStatus(200);
        as(OTHER_CASEWORKER_AT_MINISTRY).get("/v1/capacity-holds/" + hold).isProblem(404, "not-found");

        sentTo(centre);
        String known = holdsOf(CASEWORKER_AT_MINISTRY).get(0);
        as(OTHER_CASEWORKER_AT_MINISTRY).get("/v1/capacity-holds/" + known).hasStatus(200);
        as(CASEWORKER_AT_UNHCR).get("/v1/capacity-holds/" + known).isProblem(404, "not-found");
    }

    private static List<String> holdsOf(Persona who) {
        return as(who).get("/v1/capacity-holds?limit=200").hasStatus(200).list("items.id");
    }

    private static Answer kept(String centre) {
        return as(CASEWORKER_AT_MINISTRY).post("/v1/capacity-holds", Map.of("serviceAtLocationId", centre));
    }

    @Test
    void who_is_served_when_the_counting_begins_takes_a_place() {
        String centre = centreElsewhere();
        Answer sent = sentTo(centre);
        by(PROVIDER_ELSEWHERE, sent, "accept", Map.of()).hasStatus(200);

        as(PROVIDER_ELSEWHERE).put(capacity(centre), Map.of("places", 3)).hasStatus(200);

        has(centre, 0, 1);
        by(PROVIDER_ELSEWHERE, sent, "fail", Map.of("code", "NO_SHOW")).hasStatus(200);
        has(centre, 0, 0);
    }

    @Test
    void only_its_own_people_count_the_places_of_a_centre() {
        String centre = withPlaces(3);

        as(PROVIDER_IN_IRBID).put(capacity(centre), Map.of("places", 0)).isProblem(403, "not-allowed");
        as(PROVIDER_ELSEWHERE).put(capacity(centre), Map.of("places", -1)).isProblem(422, "invalid-fields");
        as(PROVIDER_ELSEWHERE).delete(capacity(centre)).hasStatus(204);
        as(PROVIDER_ELSEWHERE).get(capacity(centre)).isProblem(404, "not-found");
    }

    @Test
    void of_many_who_want_the_last_place_exactly_one_gets_it() throws Exception {
        String centre = withPlaces(1);
        var agencies = List.of(CASEWORKER_AT_MINISTRY, CASEWORKER_AT_UNHCR);
        for (int race = 0; race < 5; race++) {
            List<CompletableFuture<Answer>> runners = new ArrayList<>();
            for (var agency : agencies) {
                for (int i = 0; i < 2; i++) {
                    runners.add(CompletableFuture.supplyAsync(
                            () -> as(agency).post("/v1/capacity-holds", Map.of("serviceAtLocationId", centre))));
                }
            }
            List<Answer> answers = runners.stream().map(CompletableFuture::join).toList();
            List<Answer> winners =
                    answers.stream().filter(a -> a.raw().statusCode() == 201).toList();
            assertThat(winners).hasSize(1);
            assertThat(answers.stream().filter(a -> a.raw().statusCode() == 409))
                    .hasSize(3);
            Answer won = winners.get(0);
            for (var agency : agencies) {
                as(agency).with("If-Match", won.etag()).post("/v1/capacity-holds/" + won.id() + "/release", null);
            }
            has(centre, 0, 0);
        }
    }
}
