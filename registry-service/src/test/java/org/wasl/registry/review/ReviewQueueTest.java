package org.wasl.registry.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.testing.AnnouncedOrganizations;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Tokens;
import org.wasl.registry.RegistryTest;

/** The queue of an agency that nobody else writes for: that of the ministry has the pairs of all other tests, and is read to its end here. */
@QuarkusTest
class ReviewQueueTest extends RegistryTest {
    private static final Set<String> DECISIONS = Set.of("confirm", "reject", "defer");

    private final String agency = UUID.randomUUID().toString();
    private final Api steward = ofTheAgency();
    private final Api secondSteward = ofTheAgency();

    @Inject
    CheckQueue queue;

    @BeforeEach
    void theAgencyIsInTheDirectory() {
        AnnouncedOrganizations.organization(agency, OrganizationStatus.OPEN);
    }

    private Api ofTheAgency() {
        return withToken(Tokens.of(UUID.randomUUID().toString(), agency, Roles.REGISTRAR, Roles.DATA_STEWARD));
    }

    @Test
    void the_most_probable_pair_comes_first_and_pages_follow_each_other() {
        for (int i = 0; i < 3; i++) {
            aPair(i);
        }

        List<Float> weights = new java.util.ArrayList<>();
        String next = "/v1/match-reviews?limit=2&status=PENDING";
        while (next != null) {
            Answer page = steward.get(next).hasStatus(200);
            // Pairs with another agency's record come without a weight.
            page.<Float>list("items.weight").stream().filter(Objects::nonNull).forEach(weights::add);
            next = page.at("next");
        }

        assertThat(weights).hasSizeGreaterThanOrEqualTo(3).isSortedAccordingTo(Collections.reverseOrder());
    }

    /** The weaker pair is the newer one: where the order followed the weights, it would come last. */
    @Test
    void the_order_of_pairs_with_another_agency_tells_nothing_of_how_alike_they_are() {
        List<String> made = new java.util.ArrayList<>();
        for (int mistakes = 0; mistakes < 3; mistakes++) {
            Map<String, Object> body = named("سلمى", "بلال", invented());
            String ours = registered(steward, body).id();
            String theirs =
                    registered(REGISTRAR_AT_UNHCR, again(body, mistakes)).id();
            made.add(0, reviewOf(steward, ours, theirs).id());
        }
        aPair(2);

        List<String> others = walked("otherAgencies=true", "items.id");
        assertThat(others).containsSubsequence(made).isSortedAccordingTo(Collections.reverseOrder());
        assertThat(walked("otherAgencies=false", "items.weight")).isNotEmpty().doesNotContainNull();
        List<Float> all = walked("status=PENDING", "items.weight");
        assertThat(all.subList(all.indexOf(null), all.size()))
                .as("own pairs come first")
                .containsOnlyNulls();
    }

    private <T> List<T> walked(String filter, String items) {
        List<T> found = new java.util.ArrayList<>();
        String next = "/v1/match-reviews?limit=2&" + filter;
        while (next != null) {
            Answer page = steward.get(next).hasStatus(200);
            found.addAll(page.list(items));
            next = page.at("next");
        }
        return found;
    }

    @Test
    void a_pair_is_claimed_by_one_steward_and_closed_to_others_until_she_leaves_it() {
        Answer review = aPair(0);
        String path = "/v1/match-reviews/" + review.id();
        Answer claimed = steward.step(review, path + "/claim", null).hasStatus(200);
        assertThat(claimed.<Boolean>at("claimedByMe")).isTrue();
        assertThat(claimed.<String>at("claimedUntil")).isNotNull();

        Answer seen = secondSteward.get(path).hasStatus(200);
        assertThat(seen.<Boolean>at("claimedByMe")).isFalse();
        assertThat(seen.<List<String>>at("allowedActions")).isEmpty();
        for (String step : List.of("claim", "release", "confirm", "reject", "defer")) {
            secondSteward
                    .step(seen, path + "/" + step, DECISIONS.contains(step) ? Map.of() : null)
                    .isProblem(409, "claimed-by-another");
        }
        assertThat(secondSteward
                        .get("/v1/match-reviews?unclaimed=true&limit=200")
                        .<String>list("items.id"))
                .doesNotContain(review.id());
        assertThat(steward.get("/v1/match-reviews?unclaimed=true&limit=200").<String>list("items.id"))
                .contains(review.id());

        Answer released = steward.step(claimed, path + "/release", null).hasStatus(200);
        secondSteward
                .step(released, path + "/reject", Map.of("note", "a namesake"))
                .hasStatus(200);
    }

    @Test
    void a_pair_that_was_put_off_is_decided_later() {
        Answer review = aPair(0);
        String path = "/v1/match-reviews/" + review.id();
        Answer deferred = steward.step(review, path + "/defer", Map.of("note", "ask for the family book"))
                .hasStatus(200);

        assertThat(deferred.<String>at("status")).isEqualTo("DEFERRED");
        assertThat(deferred.<List<String>>at("allowedActions")).contains("claim", "confirm", "reject");
        steward.step(deferred, path + "/confirm", Map.of("note", "seen")).hasStatus(200);
    }

    @Test
    void two_people_who_were_told_apart_are_not_asked_about_again() {
        Answer review = aPair(0);
        steward.step(review, "/v1/match-reviews/" + review.id() + "/reject", Map.of("note", "twins"))
                .hasStatus(200);
        String right = review.at("rightId");
        Answer person = steward.get("/v1/persons/" + right);

        steward.patch("/v1/persons/" + right, person.etag(), Map.of("contactPoints", reachedBy("+962790001122")))
                .hasStatus(200);

        allAreChecked();
        assertThat(reviewOf(steward, review.at("leftId"), right).<String>at("status"))
                .as("others may be like her; of this pair")
                .isEqualTo("REJECTED");
    }

    private void allAreChecked() {
        await().until(() -> QuarkusTransaction.requiringNew().call(queue::isEmpty));
    }

    /** One person twice, the second time with so many mistakes. */
    private Answer aPair(int mistakes) {
        Map<String, Object> body = named("سلمى", "بلال", invented());
        String one = registered(steward, body).id();
        String other = registered(steward, again(body, mistakes)).id();
        return reviewOf(steward, one, other);
    }

    private static Map<String, Object> again(Map<String, Object> body, int mistakes) {
        Map<String, Object> again = new HashMap<>(body);
        if (mistakes > 0) {
            again.put("contactPoints", reachedBy("+962781112233"));
        }
        if (mistakes > 1) {
            again.put("governorate", "JO-AQ");
        }
        return again;
    }
}
