package org.wasl.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.wasl.platform.audit.AuditTables.Head;
import org.wasl.platform.caller.Actor;

/**
 * Rows wait for their seal as long as any transaction of the database server runs that began before them. Until then nothing shows whether one of them was taken
 * away, so that whoever holds a transaction open holds the proof off: it is told while it lasts, and when it is over it is written down.
 */
@ApplicationScoped
class SealingWatch {
    /** No record of a person: the audit itself is what it is about. */
    private static final UUID AUDIT = new UUID(0, 0);

    private final AuditTables tables;
    private final AuditAlert alert;
    private final AuditLog log;
    private final Duration within;

    private long waitsFor = Long.MIN_VALUE;
    private boolean waited;
    private long since;

    @Inject
    SealingWatch(
            AuditTables tables,
            AuditAlert alert,
            AuditLog log,
            @ConfigProperty(name = "wasl.audit.sealed-within", defaultValue = "60s") Duration within) {
        this.tables = tables;
        this.alert = alert;
        this.log = log;
        this.within = within;
    }

    /** After each round of sealing. */
    void look() {
        boolean waits = tables.inTransaction(30, connection -> {
            Head head = AuditTables.head(connection);
            boolean unsealed = AuditTables.unsealed(connection, head.untilTx()) > 0;
            boolean same = head.ended() == waitsFor;
            waitsFor = head.ended();
            return unsealed && same;
        });
        long now = System.nanoTime();
        if (!waits || !waited) {
            since = now;
        }
        waited = waits;
        Duration soFar = Duration.ofNanos(now - since);
        if (soFar.compareTo(within) > 0) {
            alert.sealingWaits(soFar);
        } else if (alert.isSealingLate()) {
            Duration was = alert.sealingGoesOn();
            tables.inTransaction(30, connection -> {
                log.write(
                        Actor.system("audit-seal", null),
                        "audit.sealed-late",
                        AUDIT,
                        List.of("seconds:" + was.toSeconds()));
                return null;
            });
        }
    }
}
