package org.wasl.registry.spdci;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.RetentionSubject;
import org.wasl.registry.retention.RetainedRows;
import org.wasl.registry.spdci.sender.Sender;

/** What a sender asked lately; others' transactions do not exist for it. */
@ApplicationScoped
class Transactions implements RetainedRows<Transaction> {
    private static final int MOST = 50;

    List<Transaction> named(Sender sender, Transaction.Kind kind, String transactionId) {
        return of(sender, kind, "t.transactionId = :value", transactionId);
    }

    List<Transaction> correlated(Sender sender, Transaction.Kind kind, String correlationId) {
        try {
            return of(sender, kind, "t.id = :value", UUID.fromString(correlationId));
        } catch (IllegalArgumentException notOurs) {
            return List.of();
        }
    }

    List<Transaction> referring(Sender sender, Transaction.Kind kind, List<String> referenceIds) {
        return of(sender, kind, "array_overlaps(t.referenceIds, :value)", referenceIds.toArray(String[]::new));
    }

    private List<Transaction> of(Sender sender, Transaction.Kind kind, String which, Object value) {
        return getEntityManager()
                .createQuery(
                        "select t from Transaction t where t.agencyId = :agency and t.sender = :sender and t.kind = :kind and "
                                + which + " order by t.id desc",
                        Transaction.class)
                .setParameter("agency", sender.agency().value())
                .setParameter("sender", sender.name())
                .setParameter("kind", kind)
                .setParameter("value", value)
                .setMaxResults(MOST)
                .getResultList();
    }

    @Override
    public Set<RetentionSubject> subjects() {
        return Set.of(RetentionSubject.EXCHANGED_MESSAGE);
    }

    @Override
    public Class<Transaction> kept() {
        return Transaction.class;
    }
}
