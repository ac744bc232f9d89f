package org.wasl.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wasl.platform.audit.AuditResource.Entry;
import org.wasl.platform.audit.AuditResource.Place;

/** Reads the entries of the audit. */
@ApplicationScoped
class AuditEntries {
    /** The first seal takes whatever is before it. */
    private static final Map<String, String> CONDITIONS = Map.of(
            "recordId", "e.record_id = :recordId",
            "subject", "e.subject = :subject",
            "requestId", "e.request_id = :requestId",
            "seal",
                    "e.tx < (select until_tx from audit_seal where number = :seal)"
                            + " and e.tx >= coalesce((select until_tx from audit_seal where number = :seal - 1), 0)");

    private final EntityManager entities;

    @Inject
    AuditEntries(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * @param filter values by the names of {@link #CONDITIONS}
     * @param before null for the newest
     */
    List<Entry> newestFirst(Map<String, Object> filter, Place before, int limit) {
        List<String> where =
                new ArrayList<>(filter.keySet().stream().map(CONDITIONS::get).toList());
        if (before != null) {
            where.add("(e.tx, e.seq) < (:tx, :seq)");
        }
        var query = entities.createNativeQuery(
                        """
                        select e.tx, e.seq, e.at, e.subject, e.agency_id, e.purpose, e.action, e.record_id, e.details, e.request_id,
                            (select s.number from audit_seal s where s.until_tx > e.tx order by s.until_tx limit 1) as seal
                        from audit_entry e where %s order by e.tx desc, e.seq desc limit :limit""".formatted(where.isEmpty() ? "true" : String.join(" and ", where)), Tuple.class)
                .setParameter("limit", limit);
        filter.forEach(query::setParameter);
        if (before != null) {
            query.setParameter("tx", before.tx()).setParameter("seq", before.seq());
        }
        @SuppressWarnings("unchecked")
        List<Tuple> rows = query.getResultList();
        return rows.stream().map(AuditEntries::entry).toList();
    }

    private static Entry entry(Tuple row) {
        String details = row.get("details", String.class);
        return new Entry(
                new Place(row.get("tx", Long.class), row.get("seq", Long.class)).toString(),
                row.get("at", Instant.class),
                row.get("subject", String.class),
                row.get("agency_id", UUID.class),
                row.get("purpose", String.class),
                row.get("action", String.class),
                row.get("record_id", UUID.class),
                details.isEmpty() ? List.of() : List.of(details.split(",")),
                row.get("request_id", String.class),
                row.get("seal", Long.class));
    }
}
