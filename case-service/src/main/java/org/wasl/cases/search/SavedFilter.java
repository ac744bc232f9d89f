package org.wasl.cases.search;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.value.Aggregate;

/** A filter that one account keeps under a name. */
@Entity
@Table(name = "saved_filter")
class SavedFilter extends Aggregate {
    @Column(name = "account_id", updatable = false)
    private String accountId;

    @Column(updatable = false)
    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    private CaseCriteria criteria;

    protected SavedFilter() {}

    SavedFilter(Caller caller, String name, CaseCriteria criteria, Clock clock) {
        super(caller.agency(), clock);
        accountId = caller.subject();
        this.name = name;
        this.criteria = criteria;
    }

    void looksFor(CaseCriteria now, Clock clock) {
        criteria = now;
        touch(clock);
    }

    String name() {
        return name;
    }

    CaseCriteria criteria() {
        return criteria;
    }
}
