package org.wasl.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.wasl.platform.audit.AuditTables.Head;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.job.ProgressWatch;

/**
 * Rows wait for their seal as long as any transaction of the database server runs that began before them. Until then nothing shows whether one of them was taken
 * away, so that whoever holds a transaction open holds the proof off: it is told while it lasts, and when it is over it is written down.
 */
@ApplicationScoped
class SealingWatch {
    private final AuditTables tables;
    private final AuditAlert alert;
    private final AuditLog log;
    private final Duration within;

    private final ProgressWatch progress = new ProgressWatch();

    @Inject
    SealingWatch(AuditTables tables, AuditAlert alert, AuditLog log, AuditConfig config) {
        this.tables = tables;
        this.alert = alert;
        this.log = log;
        this.within = config.sealedWithin();
    }

    /** After each round of sealing. */
    void look() {
        Duration soFar = progress.look(tables.inTransaction(30, connection -> {
            Head head = AuditTables.head(connection);
            return AuditTables.hasUnsealed(connection, head.untilTx()) ? head.ended() : null;
        }));
        if (soFar.compareTo(within) > 0) {
            alert.sealingWaits(soFar);
        } else if (alert.isSealingLate()) {
            Duration was = alert.sealingGoesOn();
            tables.inTransaction(30, connection -> {
                log.write(
                        Actor.system("audit-seal", null),
                        "audit.sealed-late",
                        RemovedRows.AUDIT,
                        List.of("seconds:" + was.toSeconds()));
                return null;
            });
        }
    }
}
