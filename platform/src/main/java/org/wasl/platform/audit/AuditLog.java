package org.wasl.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.wasl.platform.caller.Actor;

/** Writes audit rows, unsealed; {@link AuditSeal} chains them off the request path. */
@ApplicationScoped
public class AuditLog {
    private final EntityManager entities;
    private final WrittenRows written;
    private final Clock clock;

    @Inject
    AuditLog(EntityManager entities, WrittenRows written, Clock clock) {
        this.entities = entities;
        this.written = written;
        this.clock = clock;
    }

    public void write(Actor actor, String action, UUID record, List<String> details) {
        writeAll(actor, action, List.of(record), details);
    }

    /** One row for each record, one statement for all. */
    public void writeAll(Actor actor, String action, Collection<UUID> records, List<String> details) {
        if (records.isEmpty()) {
            return;
        }
        Long tx = (Long) entities.createNativeQuery("""
                        with written as (
                            insert into audit_entry (at, subject, agency_id, purpose, action, record_id, details, request_id)
                            select :at, :subject, cast(:agency as uuid), cast(:purpose as text), :action, r, :details, cast(:request as text)
                            from unnest(cast(:records as uuid[])) as r
                            returning tx)
                        select min(tx) from written""", Long.class)
                // It asks for nothing that may still wait to be written.
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter("at", clock.instant())
                .setParameter("subject", actor.subject())
                .setParameter(
                        "agency", actor.agency() == null ? null : actor.agency().toString())
                .setParameter("purpose", actor.purpose())
                .setParameter("action", action)
                .setParameter("details", String.join(",", details))
                .setParameter("request", actor.requestId())
                .setParameter(
                        "records",
                        records.stream()
                                .map(Object::toString)
                                .collect(java.util.stream.Collectors.joining(",", "{", "}")))
                .getSingleResult();
        written.wrote(tx, records.size());
    }
}
