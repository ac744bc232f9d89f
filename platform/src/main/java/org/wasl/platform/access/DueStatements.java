package org.wasl.platform.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.wasl.platform.job.SingleInstanceJob;

/**
 * Records of this service of which the other services must be told anew. Triggers of the database note a record in the transaction that changes what is stated
 * of it, so that no way of changing it is forgotten; a note is taken where the record is stated, in the same transaction or, a moment
 * later, by the job.
 */
public abstract class DueStatements {
    private static final Logger LOG = Logger.getLogger(DueStatements.class);
    private static final int AT_ONCE = 200;

    private final EntityManager entities;
    private final String table;
    private final SingleInstanceJob job;
    private final Duration pause;

    /**
     * @param table of the notes: {@code seq} and {@code record_id}
     * @param lock of the job, for all instances of the service
     * @param pause of the job, where nothing is due
     */
    protected DueStatements(
            String name, String table, long lock, EntityManager entities, DataSource database, Duration pause) {
        this.entities = entities;
        this.table = table;
        this.pause = pause;
        job = new SingleInstanceJob(name, lock, database, this::round);
    }

    /** States a record where {@link #take} says that it is due; in a transaction of its own. */
    protected abstract void look(UUID record);

    protected void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent started) {
        job.start(pause);
    }

    protected void stop(@Observes ShutdownEvent ending) {
        job.stop();
    }

    /** Whether the record must be stated now. The caller holds the lock of its row, or is the job: a statement of an older state is never the later one. */
    protected boolean take(UUID record) {
        return entities.createNativeQuery("delete from " + table + " where record_id = :record")
                        .setParameter("record", record)
                        .executeUpdate()
                > 0;
    }

    /** Of the statement that is made now: higher than that of each before it. */
    protected long nextRevision() {
        return ((Number) entities.createNativeQuery("select nextval('statement_revision')")
                        .getSingleResult())
                .longValue();
    }

    private boolean round() {
        @SuppressWarnings("unchecked")
        List<UUID> due = entities.createNativeQuery(
                        "select record_id from " + table + " group by record_id order by min(seq) limit :most",
                        UUID.class)
                .setParameter("most", AT_ONCE)
                .getResultList();
        long looked = due.stream().filter(this::looksAt).count();
        return due.size() == AT_ONCE && looked > 0;
    }

    /** One that cannot be stated holds up no other. */
    private boolean looksAt(UUID record) {
        try {
            QuarkusTransaction.requiringNew().run(() -> look(record));
            return true;
        } catch (RuntimeException failed) {
            LOG.warnf("Record %s is stated later: %s", record, failed.getClass().getSimpleName());
            return false;
        }
    }
}
