package org.wasl.registry.retention;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.wasl.contracts.code.RetentionSubject;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Whoever may read them at all reads all of them. */
@ApplicationScoped
public class RetentionRules extends Aggregates<RetentionRule> {
    @Override
    public Filter<RetentionRule> visibleTo(Caller caller) {
        return Filter.of(RetentionRule.class);
    }

    /** For how long it is kept; empty where the rule is not in use. */
    public Optional<Duration> keeping(RetentionSubject subject) {
        return find("subject = ?1 and active = true", subject)
                .firstResultOptional()
                .map(RetentionRule::keep);
    }

    List<RetentionRule> active() {
        return list("active = true order by id");
    }
}
