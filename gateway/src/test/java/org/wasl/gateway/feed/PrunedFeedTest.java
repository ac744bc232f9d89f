package org.wasl.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wasl.gateway.GatewayTest;
import org.wasl.platform.pruning.Pruning;
import org.wasl.platform.pruning.PruningConfig;
import org.wasl.platform.testing.Api.Answer;

@QuarkusTest
class PrunedFeedTest extends GatewayTest {
    @Inject
    Pruning pruning;

    @Inject
    PruningConfig keeps;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    @AfterEach
    void forget() {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("update feed_horizon set seq = 0")
                .executeUpdate());
    }

    @Test
    void who_was_away_for_longer_than_changes_are_kept_is_told_so_and_who_was_not_reads_on() {
        Instant old = clock.instant().minus(keeps.changes()).minusSeconds(60);
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("update change set at = :old")
                .setParameter("old", old)
                .executeUpdate());
        changed(old);
        long missed = changed(old);
        long last = changed(old);
        long young = changed(clock.instant().minus(Duration.ofDays(1)));
        long late = changed(old);

        pruning.prune();

        Answer away = as(UNHCR_SYSTEM).get("/v1/changes?after=" + missed).isProblem(410, "cursor-too-old");
        String resume = away.at("resumeAfter");
        assertThat(FeedCursor.fromString(resume).seq()).isEqualTo(last);
        assertThat(as(UNHCR_SYSTEM).get("/v1/changes?after=" + resume).<Integer>list("items.seq"))
                .as("an event that came late is behind a younger one")
                .containsExactly((int) young, (int) late);
        assertThat(as(UNHCR_SYSTEM).get("/v1/changes").<Integer>list("items.seq"))
                .as("who begins gets what there is")
                .containsExactly((int) young, (int) late);
    }

    private long changed(Instant at) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) entities.createNativeQuery("""
                                insert into change (event_id, type, subject, at, audience, data)
                                values (:id, 'org.wasl.person.changed', :subject, :at, array[cast(:agency as uuid)], '{}')
                                returning seq""")
                        .setParameter("id", UUID.randomUUID())
                        .setParameter("subject", UUID.randomUUID())
                        .setParameter("at", at)
                        .setParameter("agency", UUID.fromString(UNHCR))
                        .getSingleResult())
                .longValue());
    }
}
