package org.wasl.referral.directory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.journal.Journal;

/**
 * States organizations and places as they are that nobody has heard of: those which were in the directory before other services kept them, those of an import,
 * and places that became confidential or are so no longer. A service that lost its read model gets all of them again when {@code announced} is set to false.
 */
@ApplicationScoped
class Announcements {
    private static final int AT_ONCE = 200;

    private final Organizations organizations;
    private final Locations locations;
    private final Journal journal;

    @Inject
    Announcements(Organizations organizations, Locations locations, Journal journal) {
        this.organizations = organizations;
        this.locations = locations;
        this.journal = journal;
    }

    @Scheduled(every = "${wasl.directory.announce-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void announce() {
        Journal.asSystem(Actor.system("directory-announcement", null), () -> {
            all(this::someOrganizations);
            all(this::somePlaces);
        });
    }

    private static void all(Callable<Integer> some) {
        int stated;
        do {
            stated = QuarkusTransaction.requiringNew().call(some);
        } while (stated == AT_ONCE);
    }

    private int someOrganizations() {
        List<Organization> silent = organizations.unannounced(AT_ONCE);
        silent.forEach(each -> journal.record(each.announced(), Set.of(each.agency())));
        return silent.size();
    }

    private int somePlaces() {
        List<Location> silent = locations.unannounced(AT_ONCE);
        if (!silent.isEmpty()) {
            silent.forEach(each -> journal.record(each.stated(), Set.of(each.agency())));
            locations.announced(silent);
        }
        return silent.size();
    }
}
