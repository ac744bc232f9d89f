package org.wasl.referral.directory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.journal.Journal;

/**
 * States organizations as they are that nobody has heard of: those which were in the directory before other services kept them. A service that lost its read
 * model gets all of them again when {@code announced} is set to false.
 */
@ApplicationScoped
class Announcements {
    private static final int AT_ONCE = 200;

    private final Organizations organizations;
    private final Journal journal;

    @Inject
    Announcements(Organizations organizations, Journal journal) {
        this.organizations = organizations;
        this.journal = journal;
    }

    @Scheduled(every = "${wasl.directory.announce-every:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void announce() {
        Journal.asSystem(Actor.system("directory-announcement", null), () -> {
            int told;
            do {
                told = QuarkusTransaction.requiringNew().call(() -> {
                    List<Organization> silent = organizations.unannounced(AT_ONCE);
                    silent.forEach(each -> journal.record(each.announced(), Set.of(each.agency())));
                    return silent.size();
                });
            } while (told == AT_ONCE);
        });
    }
}
