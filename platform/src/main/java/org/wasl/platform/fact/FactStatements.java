package org.wasl.platform.fact;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.FactRemoved;
import org.wasl.platform.job.SingleInstanceJob;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.outbox.Outbox;
import org.wasl.platform.outbox.RelayConfig;

/**
 * States the records that changed, as they are now. A record that changed several times meanwhile is stated once. Of many instances one works, so that a higher
 * revision is never an older state.
 */
@Singleton
class FactStatements {
    private static final Logger LOG = Logger.getLogger(FactStatements.class);
    private static final long LOCK = 0x46414354L; // "FACT"
    private static final int AT_ONCE = 1000;

    private final FactViews views;
    private final FactRestatements restatements;
    private final Outbox outbox;
    private final EntityManager entities;
    private final RelayConfig config;
    private final SingleInstanceJob job;
    private boolean changesAreNext;
    private int idleTurns;

    @Inject
    FactStatements(
            FactViews views,
            FactRestatements restatements,
            Outbox outbox,
            EntityManager entities,
            DataSource database,
            RelayConfig config) {
        this.views = views;
        this.restatements = restatements;
        this.outbox = outbox;
        this.entities = entities;
        this.config = config;
        job = new SingleInstanceJob("facts", LOCK, database, this::round);
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent started) {
        if (views.kinds().isEmpty()) {
            restatements.complete(); // it states nothing
        } else {
            job.start(config.idlePause());
        }
    }

    void stop(@Observes ShutdownEvent ending) {
        job.stop();
    }

    /**
     * One transaction: of what changed, or of what is stated once more, in turns. Neither keeps the other waiting, and what fails of one takes nothing of the
     * other back.
     */
    private boolean round() {
        changesAreNext = !changesAreNext;
        boolean worked = changesAreNext ? stateDue() : stateAgain();
        idleTurns = worked ? 0 : idleTurns + 1;
        return idleTurns < 2;
    }

    private boolean stateDue() {
        @SuppressWarnings("unchecked")
        List<Tuple> due = entities.createNativeQuery(
                        "select seq, kind, record_id from fact_due where not failed order by seq limit " + AT_ONCE,
                        Tuple.class)
                .getResultList();
        Map<String, Set<UUID>> byKind = new TreeMap<>();
        due.forEach(row -> byKind.computeIfAbsent(row.get("kind", String.class), kind -> new LinkedHashSet<>())
                .add(row.get("record_id", UUID.class)));
        Set<UUID> unread = new LinkedHashSet<>();
        byKind.forEach((kind, records) -> unread.addAll(state(kind, records)));
        if (!due.isEmpty()) {
            settle(due, unread);
        }
        return !due.isEmpty();
    }

    /** What could not be read stays, so that it is not forgotten, and holds up nothing. */
    private void settle(List<Tuple> due, Set<UUID> unread) {
        Long[] seqs =
                due.stream().map(row -> ((Number) row.get("seq")).longValue()).toArray(Long[]::new);
        if (!unread.isEmpty()) {
            entities.createNativeQuery(
                            "update fact_due set failed = true where seq = any(cast(:seqs as bigint[])) and record_id in (:unread)")
                    .setParameter("seqs", seqs)
                    .setParameter("unread", unread)
                    .executeUpdate();
        }
        entities.createNativeQuery("delete from fact_due where seq = any(cast(:seqs as bigint[])) and not failed")
                .setParameter("seqs", seqs)
                .executeUpdate();
    }

    /** @return the records whose fact could not be read */
    private Set<UUID> state(String kind, Set<UUID> records) {
        Map<UUID, FactViews.Row> counted = views.of(kind, records);
        Set<UUID> unread = add(kind, counted.values());
        List<UUID> gone =
                records.stream().filter(record -> !counted.containsKey(record)).toList();
        if (!gone.isEmpty()) {
            long revision = views.nextRevision();
            outbox.addAll(
                    gone.stream()
                            .map(record -> new FactRemoved(record, revision))
                            .toList(),
                    EventTypes.removalOf(views.kinds().get(kind)),
                    Audience.FACTS);
        }
        return unread;
    }

    private Set<UUID> add(String kind, Collection<FactViews.Row> rows) {
        List<Fact> facts = new ArrayList<>(rows.size());
        Set<UUID> unread = new LinkedHashSet<>();
        for (FactViews.Row row : rows) {
            try {
                facts.add(views.read(kind, row));
            } catch (JsonProcessingException failed) {
                LOG.errorf("The fact %s of record %s cannot be read", kind, row.id());
                unread.add(row.id());
            }
        }
        if (!facts.isEmpty()) {
            outbox.addAll(facts, EventTypes.typeOf(views.kinds().get(kind)), Audience.FACTS);
        }
        return unread;
    }

    /** A page of a restatement, if one is open; the relay keeps up with it. */
    private boolean stateAgain() {
        return restatements.nextPart().map(this::stateAgain).orElse(false);
    }

    private boolean stateAgain(FactRestatements.Position position) {
        List<FactViews.Row> page = views.after(position.kind(), position.lastId(), AT_ONCE);
        add(position.kind(), page);
        restatements.cameTo(position, page);
        return true;
    }
}
