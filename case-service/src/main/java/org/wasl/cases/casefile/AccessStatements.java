package org.wasl.cases.casefile;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.wasl.contracts.event.CaseAccessStated;
import org.wasl.contracts.event.EventTypes;
import org.wasl.platform.job.SingleInstanceJob;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.outbox.Outbox;
import org.wasl.platform.outbox.RelayConfig;

/**
 * Tells the other services who may know of a case, whenever that changes (ADR 25). Changes are noted by the database in the transaction that makes them; this
 * turns the notes into statements, one instance at a time, so that a later statement never goes out before an earlier one.
 */
@ApplicationScoped
public class AccessStatements {
    private static final long LOCK = 0x4B4E4F57L; // "KNOW"
    private static final int AT_ONCE = 500;

    private final CaseFiles cases;
    private final GrantedAccess grantedAccess;
    private final Outbox outbox;
    private final EntityManager entities;
    private final RelayConfig config;
    private final SingleInstanceJob job;

    @Inject
    AccessStatements(
            CaseFiles cases,
            GrantedAccess grantedAccess,
            Outbox outbox,
            EntityManager entities,
            DataSource database,
            RelayConfig config) {
        this.cases = cases;
        this.grantedAccess = grantedAccess;
        this.outbox = outbox;
        this.entities = entities;
        this.config = config;
        this.job = new SingleInstanceJob("access-statements", LOCK, database, this::round);
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent started) {
        job.start(config.idlePause());
    }

    void stop(@Observes ShutdownEvent ending) {
        job.stop();
    }

    /**
     * States a case in the transaction that closes it to somebody, because the next round would be too late. The lock is held until that transaction ends, so
     * that no round states the case in between.
     */
    public void stateNow(CaseFile file) {
        entities.createNativeQuery("select pg_advisory_xact_lock(" + LOCK + ")").getResultList();
        entities.flush();
        state(List.of(file));
    }

    /** States them anew with the next round, changed or not: another service may have assumed something of them meanwhile. */
    public void stateAgain(List<CaseFile> files) {
        entities.createNativeQuery("insert into case_access_change (case_id) select unnest(cast(:cases as uuid[]))")
                .setParameter(
                        "cases",
                        files.stream().map(CaseFile::rawId).map(UUID::toString).toArray(String[]::new))
                .executeUpdate();
    }

    /** @return whether there may be more */
    private boolean round() {
        @SuppressWarnings("unchecked")
        List<UUID> changed = entities.createNativeQuery(
                        "delete from case_access_change where seq in (select seq from case_access_change order by seq limit :most)"
                                + " returning case_id")
                .setParameter("most", AT_ONCE)
                .getResultList();
        List<UUID> ids = changed.stream().distinct().toList();
        if (!ids.isEmpty()) {
            state(cases.list("id in ?1", ids));
        }
        return changed.size() == AT_ONCE;
    }

    private void state(List<CaseFile> files) {
        Map<UUID, List<CaseAccessStated.Reader>> beyond =
                grantedAccess.readersOf(files.stream().map(CaseFile::rawId).toList());
        outbox.addAll(
                files.stream()
                        .map(file -> statement(file, beyond.getOrDefault(file.rawId(), List.of())))
                        .toList(),
                EventTypes.typeOf(CaseAccessStated.class),
                Audience.RESTRICTED);
    }

    /** Who may know of a case, for the other services. Of an erased person's case nobody may. */
    private static CaseAccessStated statement(CaseFile file, List<CaseAccessStated.Reader> beyondNeedToKnow) {
        List<CaseAccessStated.Reader> readers = new ArrayList<>();
        if (!file.isErased()) {
            NeedToKnowPolicy.readersOf(file)
                    .forEach(key -> readers.add(
                            new CaseAccessStated.Reader(file.agency(), key, CaseAccess.ofReader(key), null, null)));
            readers.addAll(beyondNeedToKnow);
        }
        return new CaseAccessStated(
                file.id(),
                file.subject(),
                file.originalSubject(),
                file.agency(),
                file.sensitivity(),
                file.running(),
                file.lifecycle().endedAt(file.updatedAt()),
                file.lifecycle().restsOnNothing() ? true : null,
                readers);
    }
}
