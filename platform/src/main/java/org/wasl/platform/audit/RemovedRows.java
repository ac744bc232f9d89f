package org.wasl.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wasl.contracts.code.AuditFindingKind;
import org.wasl.platform.audit.AuditTables.Head;
import org.wasl.platform.audit.AuditVerifier.Finding;
import org.wasl.platform.caller.Actor;

/**
 * Rows that were removed before they were sealed. Each such loss becomes an entry of the audit itself, which is sealed like every other: it is told until the
 * operator accepts the loss of what was anchored up to it.
 */
@ApplicationScoped
class RemovedRows {
    /** What the entries of the audit about itself name as their record: none of a person. */
    static final UUID AUDIT = new UUID(0, 0);

    private static final String ACTION = "audit.rows-removed";

    private final AuditTables tables;
    private final WrittenRows written;
    private final AuditLog log;
    private final AuditAlert alert;

    @Inject
    RemovedRows(AuditTables tables, WrittenRows written, AuditLog log, AuditAlert alert) {
        this.tables = tables;
        this.written = written;
        this.log = log;
        this.alert = alert;
    }

    /** After each round of sealing. @param acceptedSeal losses up to this seal are accepted; empty where that is not known yet */
    void look(Optional<Long> acceptedSeal) {
        boolean more = tables.inTransaction(60, connection -> {
            Head head = AuditTables.head(connection);
            List<WrittenRows.Missing> missing = written.missing(connection, head.ended(), head.untilTx());
            for (WrittenRows.Missing one : missing) {
                log.write(
                        Actor.system("audit-seal", null),
                        ACTION,
                        AUDIT,
                        List.of("transaction:" + one.tx(), "written:" + one.written(), "found:" + one.found()));
            }
            return !missing.isEmpty();
        });
        if (more || (acceptedSeal.isPresent() && !alert.knowsRemovedRows())) {
            alert.rowsRemoved(tables.inTransaction(30, connection -> findings(connection, acceptedSeal.orElse(0L)))
                    .size());
        }
    }

    /** @param acceptedSeal losses up to this seal are left out */
    static List<Finding> findings(Connection connection, long acceptedSeal) throws SQLException {
        try (PreparedStatement told = connection.prepareStatement("""
                select e.details, coalesce(s.number, (select coalesce(max(number), 0) + 1 from audit_seal)) as seal
                from audit_entry e left join lateral
                    (select number from audit_seal where until_tx > e.tx order by until_tx limit 1) s on true
                where e.record_id = ? and e.action = ? order by e.tx, e.seq""")) {
            told.setObject(1, AUDIT);
            told.setString(2, ACTION);
            List<Finding> findings = new ArrayList<>();
            try (ResultSet row = told.executeQuery()) {
                while (row.next()) {
                    long seal = row.getLong("seal");
                    if (seal > acceptedSeal) {
                        findings.add(finding(row.getString("details"), seal));
                    }
                }
            }
            return findings;
        }
    }

    private static Finding finding(String details, long seal) {
        return new Finding(
                AuditFindingKind.ROWS_MISSING,
                seal,
                seal,
                number(details, "written:"),
                number(details, "found:"),
                null);
    }

    private static Long number(String details, String name) {
        for (String detail : details.split(",")) {
            if (detail.startsWith(name)) {
                return Long.valueOf(detail.substring(name.length()));
            }
        }
        return null;
    }
}
