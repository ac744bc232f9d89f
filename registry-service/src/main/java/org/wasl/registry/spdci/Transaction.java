package org.wasl.registry.spdci;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.value.Aggregate;
import org.wasl.registry.spdci.sender.Sender;

/** One message that was taken, and what became of each request in it. Its id is the {@code correlation_id}. No record is kept here, only whether there was an answer. */
@Entity
@Table(name = "spdci_transaction")
class Transaction extends Aggregate {
    enum Kind {
        SEARCH,
        SUBSCRIBE
    }

    /** @param status rcvd, pdng, succ or rjct */
    @StoredForm("spdci-transaction")
    record Outcome(String referenceId, Instant timestamp, String status, String reason) {}

    @Column(name = "sender_id")
    private String sender;

    @Column(name = "transaction_id")
    private String transactionId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Outcome> outcomes;

    @Column(name = "reference_ids")
    private String[] referenceIds;

    protected Transaction() {}

    Transaction(UUID id, Sender sender, String transactionId, Kind kind, List<Outcome> outcomes, Clock clock) {
        super(id, sender.agency(), clock);
        this.sender = sender.name();
        this.transactionId = transactionId;
        this.kind = kind;
        this.outcomes = outcomes;
        referenceIds = outcomes.stream().map(Outcome::referenceId).distinct().toArray(String[]::new);
    }

    String transactionId() {
        return transactionId;
    }

    List<Outcome> outcomes() {
        return outcomes;
    }
}
