package org.wasl.platform.fact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Uuid7;

/** Restatements of all records of this service, as they are asked for and how far they came; {@link FactStatements} does the work. */
@ApplicationScoped
@Transactional
class FactRestatements {
    /** So many events may wait for the relay before the next page is stated. */
    private static final int MOST_WAITING = 5_000;

    private final EntityManager entities;
    private final FactViews views;
    private final Clock clock;

    @Inject
    FactRestatements(EntityManager entities, FactViews views, Clock clock) {
        this.entities = entities;
        this.views = views;
        this.clock = clock;
    }

    /** @param stated records until now */
    @Schema(name = "FactRestatementPart")
    record Part(String kind, long stated, boolean done) {}

    /**
     * All records of a service, stated once more.
     *
     * @param parts the kinds of facts that were begun
     */
    @Schema(name = "FactRestatement")
    record Restatement(
            UUID id,
            String startedBy,
            Instant startedAt,
            @Schema(nullable = true) Instant completedAt,
            List<Part> parts) {}

    /** Where a restatement goes on: behind the last record of a kind; null at its beginning. */
    record Position(UUID restatement, String kind, UUID lastId) {}

    /** The one that is open. */
    void complete() {
        entities.createNativeQuery("update fact_restatement set completed_at = :now where completed_at is null")
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** One that runs is the answer: asking twice starts nothing twice. What failed before is read again, too. */
    Restatement start(String by) {
        if (views.kinds().isEmpty()) {
            complete(); // of a restoration that was declared while this service runs
        }
        return open().orElseGet(() -> {
            UUID id = Uuid7.next();
            entities.createNativeQuery("update fact_due set failed = false where failed")
                    .executeUpdate();
            entities.createNativeQuery(
                            "insert into fact_restatement (id, started_by, started_at) values (:id, :by, :at)"
                                    + " on conflict do nothing")
                    .setParameter("id", id)
                    .setParameter("by", by)
                    .setParameter("at", clock.instant())
                    .executeUpdate();
            if (views.kinds().isEmpty()) {
                complete();
                return get(id);
            }
            return open().orElseThrow();
        });
    }

    /** Newest first. */
    List<Restatement> all() {
        return some("true", Map.of());
    }

    Restatement get(UUID id) {
        return some("id = :id", Map.of("id", id)).stream().findFirst().orElseThrow(Problem::notFound);
    }

    private Optional<Restatement> open() {
        return some("completed_at is null", Map.of()).stream().findFirst();
    }

    /** What to state next; empty where nothing is asked for, or the relay is behind. A restatement whose kinds are all done is completed. */
    Optional<Position> nextPart() {
        Optional<Restatement> open = open();
        if (open.isEmpty() || isRelayBehind()) {
            return Optional.empty();
        }
        UUID id = open.get().id();
        begin(id);
        @SuppressWarnings("unchecked")
        List<Tuple> next = entities.createNativeQuery(
                        "select kind, last_id from fact_restatement_part where restatement_id = :id and not done"
                                + " order by kind limit 1",
                        Tuple.class)
                .setParameter("id", id)
                .getResultList();
        if (next.isEmpty()) {
            complete();
        }
        return next.stream()
                .map(row -> new Position(id, row.get("kind", String.class), row.get("last_id", UUID.class)))
                .findFirst();
    }

    /** Also the kinds that a newer version of the service has come to state meanwhile. */
    private void begin(UUID restatement) {
        entities.createNativeQuery("insert into fact_restatement_part (restatement_id, kind)"
                        + " select :id, kind from unnest(cast(:kinds as text[])) as kind on conflict do nothing")
                .setParameter("id", restatement)
                .setParameter("kinds", views.kinds().keySet().toArray(String[]::new))
                .executeUpdate();
    }

    /** @param page the records that were stated; a part without more is done */
    void cameTo(Position position, List<FactViews.Row> page) {
        if (page.isEmpty()) {
            entities.createNativeQuery(
                            "update fact_restatement_part set done = true where restatement_id = :id and kind = :kind")
                    .setParameter("id", position.restatement())
                    .setParameter("kind", position.kind())
                    .executeUpdate();
        } else {
            entities.createNativeQuery("update fact_restatement_part set last_id = :last, stated = stated + :stated"
                            + " where restatement_id = :id and kind = :kind")
                    .setParameter("last", page.get(page.size() - 1).id())
                    .setParameter("stated", page.size())
                    .setParameter("id", position.restatement())
                    .setParameter("kind", position.kind())
                    .executeUpdate();
        }
    }

    private boolean isRelayBehind() {
        Number waiting = (Number) entities.createNativeQuery(
                        "select count(*) from (select 1 from outbox limit " + (MOST_WAITING + 1) + ") first")
                .getSingleResult();
        return waiting.intValue() > MOST_WAITING;
    }

    @SuppressWarnings("unchecked")
    private List<Restatement> some(String which, Map<String, Object> parameters) {
        var query = entities.createNativeQuery(
                "select id, started_by, started_at, completed_at from fact_restatement where " + which
                        + " order by started_at desc limit 200",
                Tuple.class);
        parameters.forEach(query::setParameter);
        List<Tuple> rows = query.getResultList();
        return rows.stream()
                .map(row -> new Restatement(
                        row.get("id", UUID.class),
                        row.get("started_by", String.class),
                        row.get("started_at", Instant.class),
                        row.get("completed_at", Instant.class),
                        parts(row.get("id", UUID.class))))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Part> parts(UUID restatement) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select kind, stated, done from fact_restatement_part where restatement_id = :id order by kind",
                        Tuple.class)
                .setParameter("id", restatement)
                .getResultList();
        return rows.stream()
                .map(row -> new Part(
                        row.get("kind", String.class),
                        ((Number) row.get("stated")).longValue(),
                        row.get("done", Boolean.class)))
                .toList();
    }
}
