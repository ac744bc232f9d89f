package org.wasl.registry.review;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.journal.Journal;
import org.wasl.registry.duplicate.DuplicateCheck;
import org.wasl.registry.duplicate.DuplicateCheck.Match;
import org.wasl.registry.person.MatchProfiles;
import org.wasl.registry.person.Persons;

/**
 * Looks for duplicates of a record soon after it was written: two that were registered at the same moment did not find each other, and a new name may show a
 * duplicate that was not found before.
 */
@ApplicationScoped
class BackgroundCheck {
    private static final Logger LOG = Logger.getLogger(BackgroundCheck.class);
    private static final Actor ACTOR = Actor.system("duplicate-check", null);
    private static final int AT_ONCE = 500;

    private final Persons persons;
    private final CheckQueue queue;
    private final DuplicateCheck duplicates;
    private final MatchReviews reviews;
    private final MatchProfiles profiles;
    private volatile boolean stopping;

    @Inject
    BackgroundCheck(
            Persons persons,
            CheckQueue queue,
            DuplicateCheck duplicates,
            MatchReviews reviews,
            MatchProfiles profiles) {
        this.persons = persons;
        this.queue = queue;
        this.duplicates = duplicates;
        this.reviews = reviews;
        this.profiles = profiles;
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
    }

    /** Two at once, since an import writes faster than one checks. */
    @Scheduled(
            identity = "duplicate-check",
            every = "${wasl.matching.check-every:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Scheduled(
            identity = "duplicate-check-beside",
            every = "${wasl.matching.check-every:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void check() {
        Set<UUID> failed = new HashSet<>();
        int oneByOne = 0;
        boolean more = true;
        while (more && !stopping) {
            int most = oneByOne > 0 ? 1 : AT_ONCE;
            List<UUID> taken = new ArrayList<>();
            boolean done = checked(taken, most, failed);
            more = !taken.isEmpty();
            if (done || taken.size() == 1) {
                oneByOne = Math.max(0, oneByOne - 1);
            } else {
                oneByOne = taken.size();
            }
            if (!done && taken.size() == 1) {
                // A record that cannot be checked holds up no other: it is left for the next run.
                failed.addAll(taken);
            }
        }
    }

    /** @param taken gets those that were taken, done or not */
    private boolean checked(List<UUID> taken, int most, Set<UUID> failed) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                taken.addAll(queue.take(most, failed));
                Journal.asSystem(ACTOR, () -> check(taken));
            });
            return true;
        } catch (RuntimeException unchecked) {
            LOG.warnf(
                    "A check of %d is done anew: %s",
                    taken.size(), unchecked.getClass().getSimpleName());
            return false;
        }
    }

    private void check(List<UUID> taken) {
        if (taken.isEmpty()) {
            return;
        }
        List<MatchProfiles.Stored> those = List.copyOf(profiles.of(persons.survivorsOf(taken)));
        List<List<Match>> matches = duplicates.matches(those.stream()
                .map(one -> new DuplicateCheck.Query(new PersonId(one.id()), one.profile()))
                .toList());
        Map<UUID, List<Match>> matched = new LinkedHashMap<>();
        for (int i = 0; i < those.size(); i++) {
            if (!matches.get(i).isEmpty()) {
                matched.put(those.get(i).id(), matches.get(i));
            }
        }
        if (!matched.isEmpty()) {
            List<MatchReviews.Found> found = new ArrayList<>();
            persons.list("id in ?1", matched.keySet()).forEach(person -> matched.get(person.rawId())
                    .forEach(match ->
                            found.add(new MatchReviews.Found(person.id(), person.holders(), person.agency(), match))));
            reviews.open(found);
        }
    }
}
