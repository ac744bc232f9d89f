package org.wasl.registry.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.OTHER_PROVIDER;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Tokens;
import org.wasl.registry.RegistryTest;

/** A provider passes on whom it serves: by a consent, and while a referral that it accepted is under way and known to the account. */
@QuarkusTest
class PassingOnTest extends RegistryTest {
    private static final String PROVIDERS = "role:provider";

    @Inject
    EntityManager entities;

    private String person;
    private final String referral = UUID.randomUUID().toString();

    @BeforeEach
    void a_person_who_allowed_it() {
        person = allowing(registered(REGISTRAR_AT_MINISTRY, somebody()).id());
    }

    private static String allowing(String person) {
        consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", OTHER_PROVIDER, "IDENTITY");
        return person;
    }

    @Test
    void only_while_a_referral_that_it_accepted_is_under_way() {
        passesOn(as(PROVIDER_IN_IRBID), person).isProblem(403, "work-with-person-required");

        StatedReferrals.underWay(referral, person, 1, PROVIDERS);
        awaitPassesOn(person, 200);

        StatedReferrals.ended(referral, 2);
        awaitPassesOn(person, 403);

        StatedReferrals.underWay(referral, person, 3, PROVIDERS);
        awaitPassesOn(person, 200);
    }

    @Test
    void a_referral_of_another_person_or_to_another_organization_opens_nothing() {
        String other = allowing(registered(REGISTRAR_AT_MINISTRY, somebody()).id());
        StatedReferrals.underWay(referral, other, 1, PROVIDERS);
        awaitPassesOn(other, 200);

        passesOn(as(PROVIDER_IN_IRBID), person).isProblem(403, "work-with-person-required");
        withToken(Tokens.of("provider-elsewhere", OTHER_PROVIDER, "provider"))
                .post(
                        "/v1/persons/" + other + "/disclosures",
                        Map.of("purpose", "REFERRAL", "recipient", REHABILITATION_CENTRE))
                .isProblem(403, "work-with-person-required");
    }

    @Test
    void a_referral_without_a_consent_opens_nothing() {
        String unasked = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        consented(REGISTRAR_AT_MINISTRY, unasked, "REFERRAL", OTHER_PROVIDER, "IDENTITY");
        StatedReferrals.underWay(referral, unasked, 1, PROVIDERS);
        StatedReferrals.underWay(UUID.randomUUID().toString(), person, 1, PROVIDERS);
        awaitPassesOn(person, 200);

        passesOn(as(PROVIDER_IN_IRBID), unasked).isProblem(404, "not-found");
    }

    @Test
    void of_a_confidential_one_only_the_accounts_that_may_know_it() {
        String listed = "listed-" + UUID.randomUUID();
        StatedReferrals.underWay(referral, person, 1, "account:" + listed);
        Api known = withToken(Tokens.of(listed, REHABILITATION_CENTRE, "provider"));
        await().atMost(Duration.ofSeconds(20)).until(() -> status(known, person) == 200);

        passesOn(as(PROVIDER_IN_IRBID), person).isProblem(403, "work-with-person-required");

        StatedReferrals.underWay(referral, person, 2, "account:somebody-else");
        await().atMost(Duration.ofSeconds(20)).until(() -> status(known, person) == 403);
    }

    @Test
    void what_arrives_again_or_late_changes_nothing() {
        StatedReferrals.ended(referral, 5);
        StatedReferrals.underWay(referral, person, 4, PROVIDERS);
        String another = UUID.randomUUID().toString();
        StatedReferrals.underWay(another, person, 7, PROVIDERS);
        StatedReferrals.underWay(another, person, 6, "account:somebody-else");
        StatedReferrals.underWay(another, person, 7, PROVIDERS);
        String last = UUID.randomUUID().toString();
        StatedReferrals.underWay(last, person, 1, PROVIDERS);
        await().atMost(Duration.ofSeconds(20)).until(() -> row(last) != null);

        assertThat(row(referral)).isEqualTo("null/0/5");
        assertThat(row(another)).isEqualTo(person + "/1/7");
    }

    @Test
    void a_merge_is_followed_and_so_is_its_undoing() {
        Map<String, Object> body = somebody();
        String survivor = registered(REGISTRAR_AT_MINISTRY, body).id();
        String other = registered(REGISTRAR_AT_UNHCR, body).id();
        consented(REGISTRAR_AT_UNHCR, other, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        consented(REGISTRAR_AT_UNHCR, other, "REFERRAL", OTHER_PROVIDER, "IDENTITY");
        allowing(survivor);
        StatedReferrals.underWay(referral, other, 1, PROVIDERS);
        awaitPassesOn(other, 200);
        passesOn(as(PROVIDER_IN_IRBID), survivor).isProblem(403, "work-with-person-required");

        Answer merge =
                merged(survivor, other, confirmed(reviewOf(survivor, other))).hasStatus(201);
        passesOn(as(PROVIDER_IN_IRBID), survivor).hasStatus(200);
        passesOn(as(PROVIDER_IN_IRBID), other).hasStatus(200);

        as(STEWARD_AT_MINISTRY)
                .step(merge, "/v1/merges/" + merge.id() + "/undo", null)
                .hasStatus(200);
        passesOn(as(PROVIDER_IN_IRBID), other).hasStatus(200);
        passesOn(as(PROVIDER_IN_IRBID), survivor).isProblem(403, "work-with-person-required");
    }

    @Test
    void of_an_erased_person_no_referral_names_anybody_also_where_its_news_come_after() {
        StatedReferrals.underWay(referral, person, 1, PROVIDERS);
        awaitPassesOn(person, 200);
        Answer request = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/subject-requests", Map.of("personId", person, "kind", "ERASURE", "askedBy", "SELF"))
                .hasStatus(201);
        as(STEWARD_AT_MINISTRY)
                .step(request, "/v1/subject-requests/" + request.id() + "/fulfil", null)
                .hasStatus(200);
        assertThat(row(referral)).isEqualTo("null/0/1");

        String late = UUID.randomUUID().toString();
        StatedReferrals.underWay(late, person, 2, PROVIDERS);
        await().atMost(Duration.ofSeconds(20)).until(() -> row(late) != null);
        assertThat(row(late)).isEqualTo("null/0/2");
    }

    private static Answer passesOn(Api who, String person) {
        return who.post(
                "/v1/persons/" + person + "/disclosures", Map.of("purpose", "REFERRAL", "recipient", OTHER_PROVIDER));
    }

    private static int status(Api who, String person) {
        return passesOn(who, person).raw().statusCode();
    }

    private static void awaitPassesOn(String person, int status) {
        await().atMost(Duration.ofSeconds(20)).until(() -> status(as(PROVIDER_IN_IRBID), person) == status);
    }

    /** Subject, number of readers and revision; null where nothing was stated. */
    private String row(String referral) {
        List<?> found = QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "select coalesce(cast(subject_id as text), 'null') || '/' || cardinality(readers) || '/' || revision"
                                + " from received_referral where referral_id = cast(:id as uuid)")
                .setParameter("id", referral)
                .getResultList());
        return found.isEmpty() ? null : (String) found.get(0);
    }
}
