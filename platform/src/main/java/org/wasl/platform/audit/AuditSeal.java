package org.wasl.platform.audit;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.postgresql.copy.CopyOut;
import org.wasl.platform.audit.AuditTables.Head;
import org.wasl.platform.audit.AuditTables.Sealed;
import org.wasl.platform.lock.InstanceLock;

/**
 * Seals the rows of the audit, a stretch of transactions that have ended at a time (ADR 9), and has the head anchored outside the database (ADR 30). It does
 * not go on over a head that is not the one it knows.
 */
@ApplicationScoped
public class AuditSeal {
    private static final Logger LOG = Logger.getLogger(AuditSeal.class);
    /** Advisory lock of the instance that seals. */
    public static final long LOCK = 0x5345414cL; // "SEAL"

    private final AuditTables tables;
    private final AuditChain chain;
    private final Anchors anchors;
    private final RemovedRows removed;
    private final SealingWatch watch;

    @Inject
    AuditSeal(AuditTables tables, AuditChain chain, Anchors anchors, RemovedRows removed, SealingWatch watch) {
        this.tables = tables;
        this.chain = chain;
        this.anchors = anchors;
        this.removed = removed;
        this.watch = watch;
    }

    void goOn(@Observes StartupEvent started) {
        tables.continueNumbers();
    }

    @Scheduled(every = "${wasl.audit.seal-every:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void seal() {
        try {
            anchors.learnOnce();
            Sealed own = tables.inTransaction(60, this::sealWhatHasEnded);
            if (own != null) {
                anchors.sealedHere(own);
            }
            anchors.anchorIfDue();
            removed.look(anchors.acceptedSeal());
            watch.look();
        } catch (RuntimeException later) {
            LOG.warnf("The audit was not sealed this time: %s", later.getClass().getSimpleName());
        }
    }

    private Sealed sealWhatHasEnded(Connection connection) throws SQLException, java.io.IOException {
        if (!InstanceLock.take(connection, LOCK) || !anchors.headIsKnown(connection)) {
            return null;
        }
        Head head = AuditTables.head(connection);
        AuditChain.Seal seal = chain.begin(chain.keyId(), head.hash(), head.number() + 1, head.ended());
        CopyOut rows = AuditTables.rows(connection, head.untilTx(), head.ended());
        for (byte[] line = rows.readFromCopy(); line != null; line = rows.readFromCopy()) {
            seal.add(line);
        }
        if (seal.entries() == 0) {
            return null;
        }
        Sealed sealed = new Sealed(head.number() + 1, head.ended(), seal.hash(), seal.entries(), chain.keyId());
        AuditTables.keep(connection, sealed);
        return sealed;
    }
}
