package org.wasl.cases.search;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.wasl.contracts.code.CaseScope;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.SpecificNeed;

/** A filter that one account keeps under a name. */
@Entity
@Table(name = "saved_filter")
class SavedFilter extends Aggregate {
    @Column(name = "account_id", updatable = false)
    private String accountId;

    @Column(updatable = false)
    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    private Criteria criteria;

    /** What the filter asks for; null where it does not. */
    @StoredForm("saved-filter")
    record Criteria(
            CaseScope scope,
            CaseStatus status,
            Programme programme,
            RiskLevel riskLevel,
            String concern,
            SpecificNeed specificNeed,
            UUID centreId,
            String ownerId,
            Integer dueWithinDays) {}

    protected SavedFilter() {}

    SavedFilter(Caller caller, String name, Criteria criteria, Clock clock) {
        super(caller.agency(), clock);
        accountId = caller.subject();
        this.name = name;
        this.criteria = criteria;
    }

    void looksFor(Criteria now, Clock clock) {
        criteria = now;
        touch(clock);
    }

    String name() {
        return name;
    }

    Criteria criteria() {
        return criteria;
    }
}
