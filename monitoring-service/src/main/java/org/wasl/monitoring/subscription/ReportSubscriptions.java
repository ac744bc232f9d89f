package org.wasl.monitoring.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.event.WorkerActivityStated;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Subscriptions: each account knows its own. They end with the account, and with its organization. */
@ApplicationScoped
public class ReportSubscriptions extends Aggregates<ReportSubscription> {
    private final Journal journal;

    @Inject
    ReportSubscriptions(Journal journal) {
        this.journal = journal;
    }

    @Override
    public Filter<ReportSubscription> visibleTo(Caller caller) {
        return Filter.of(ReportSubscription.class).and("e.accountId = :account", "account", caller.subject());
    }

    long numberOf(String account) {
        return count("accountId", account);
    }

    /** Of which a mail is due. */
    List<UUID> due(LocalDate publishedOn, Instant now, int atMost) {
        return find(
                        "select e.id from ReportSubscription e where e.dueOn <= ?1 and (e.retryAt is null or e.retryAt <= ?2) order by e.dueOn, e.id",
                        publishedOn,
                        now)
                .project(UUID.class)
                .page(0, atMost)
                .list();
    }

    /** In the transaction of the inbox. */
    public void follow(WorkerActivityStated stated) {
        if (!stated.active()) {
            end(list(
                    "accountId = ?1 and agencyId = ?2",
                    stated.accountId(),
                    stated.agencyId().value()));
        }
    }

    /** In the transaction of the inbox. */
    public void follow(DirectoryChanged changed) {
        if (changed.status() == OrganizationStatus.CLOSED) {
            end(list("agencyId", changed.organizationId().value()));
        }
    }

    private void end(List<ReportSubscription> ended) {
        if (!ended.isEmpty()) {
            Journal.asSystem(Actor.system("report-subscriptions", null), () -> ended.forEach(this::end));
        }
    }

    void end(ReportSubscription subscription) {
        delete(subscription);
        journal.act("report-subscription.ended", subscription.rawId(), Set.of());
    }
}
