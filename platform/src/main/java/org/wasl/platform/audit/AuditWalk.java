package org.wasl.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.postgresql.copy.CopyOut;
import org.wasl.contracts.code.AuditFindingKind;
import org.wasl.platform.audit.AuditTables.Sealed;
import org.wasl.platform.audit.AuditVerifier.Finding;

/** Walks the chain and compares each seal with its rows. Streams: the cost is time, not memory. */
@ApplicationScoped
class AuditWalk {
    /** Where every row was changed, a million findings would say no more. */
    private static final int FINDINGS_AT_MOST = 50;

    private final AuditTables tables;
    private final AuditChain chain;

    @Inject
    AuditWalk(AuditTables tables, AuditChain chain) {
        this.tables = tables;
        this.chain = chain;
    }

    /** @param entries rows in the seals that were walked, as the seals say */
    record Result(long entries, List<Finding> findings) {}

    /** From after one seal, which is taken for true, to another. */
    Result walk(Sealed from, long to) {
        Walk walk = new Walk(from);
        while (walk.last.number() < to && tables.inTransaction(3600, connection -> walk.some(connection, to))) {
            // goes on where the part before ended
        }
        return new Result(walk.entries, List.copyOf(walk.findings));
    }

    Result walkAll(long to) {
        return walk(new Sealed(0, AuditTables.BEFORE_ALL, new byte[0], 0, null), to);
    }

    private final class Walk {
        private final List<Finding> findings = new ArrayList<>();
        private Sealed last;
        private long entries;

        private Walk(Sealed from) {
            last = from;
        }

        /** Some thousand seals and their rows, both in their order. */
        private boolean some(Connection connection, long to) throws SQLException, IOException {
            List<Sealed> seals = AuditTables.seals(connection, last.number(), to);
            if (seals.isEmpty()) {
                found(AuditFindingKind.SEALS_MISSING, last.number() + 1, to, null, null);
                return false;
            }
            CopyOut rows = AuditTables.rows(
                    connection, last.untilTx(), seals.get(seals.size() - 1).untilTx());
            try {
                byte[] line = rows.readFromCopy();
                for (Sealed sealed : seals) {
                    boolean known = chain.hasKey(sealed.keyId());
                    AuditChain.Seal seal = chain.begin(
                            known ? sealed.keyId() : chain.keyId(), last.hash(), sealed.number(), sealed.untilTx());
                    for (; line != null && txOf(line) < sealed.untilTx(); line = rows.readFromCopy()) {
                        seal.add(line);
                    }
                    compare(sealed, seal, known);
                    entries += sealed.entries();
                    last = sealed;
                }
                return true;
            } finally {
                if (rows.isActive()) {
                    rows.cancelCopy();
                }
            }
        }

        private void compare(Sealed sealed, AuditChain.Seal seal, boolean keyKnown) {
            if (sealed.number() != last.number() + 1) {
                // What came before it is not known, so that its own hash cannot be made again.
                found(AuditFindingKind.SEALS_MISSING, last.number() + 1, sealed.number() - 1, null, null);
            } else if (!keyKnown) {
                found(AuditFindingKind.KEY_MISSING, sealed.number(), sealed.number(), sealed.entries(), null);
            } else {
                long rows = seal.entries();
                if (rows != sealed.entries() || !Arrays.equals(seal.hash(), sealed.hash())) {
                    found(kind(sealed.entries(), rows), sealed.number(), sealed.number(), sealed.entries(), rows);
                }
            }
        }

        private void found(AuditFindingKind kind, long from, long to, Long sealed, Long now) {
            if (findings.size() < FINDINGS_AT_MOST) {
                findings.add(new Finding(kind, from, to, sealed, now, null));
            }
        }
    }

    private static AuditFindingKind kind(long sealed, long now) {
        if (now < sealed) {
            return AuditFindingKind.ROWS_MISSING;
        }
        return now > sealed ? AuditFindingKind.ROWS_ADDED : AuditFindingKind.ROWS_CHANGED;
    }

    private static long txOf(byte[] line) {
        int i = line[0] == '-' ? 1 : 0;
        long tx = 0;
        for (; line[i] != '\t'; i++) {
            tx = tx * 10 + line[i] - '0';
        }
        return line[0] == '-' ? -tx : tx;
    }
}
