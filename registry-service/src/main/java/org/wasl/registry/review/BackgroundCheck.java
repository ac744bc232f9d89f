package org.wasl.registry.review;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.journal.Journal;
import org.wasl.registry.duplicate.DuplicateCheck;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.Persons;

/**
 * Looks again for whom everybody may be, soon after a record was written: two that were registered at the same moment did not see each other, and a new name may
 * make known who was not.
 */
@ApplicationScoped
class BackgroundCheck {
    private static final Logger LOG = Logger.getLogger(BackgroundCheck.class);
    private static final Actor ACTOR = Actor.system("duplicate-check", null);
    private static final int AT_ONCE = 200;

    private final Persons persons;
    private final DuplicateCheck duplicates;
    private final MatchReviews reviews;
    private volatile boolean stopping;

    @Inject
    BackgroundCheck(Persons persons, DuplicateCheck duplicates, MatchReviews reviews) {
        this.persons = persons;
        this.duplicates = duplicates;
        this.reviews = reviews;
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
    }

    @Scheduled(every = "${wasl.matching.check-every:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void check() {
        Set<UUID> failed = new HashSet<>();
        List<UUID> due;
        do {
            due = QuarkusTransaction.requiringNew().call(() -> persons.toCheck(AT_ONCE));
            due.removeAll(failed);
            due.stream().filter(id -> !stopping && !checked(id)).forEach(failed::add);
        } while (!due.isEmpty() && !stopping);
    }

    private boolean checked(UUID id) {
        try {
            QuarkusTransaction.requiringNew().run(() -> Journal.asSystem(ACTOR, () -> check(id)));
            return true;
        } catch (RuntimeException failed) {
            LOG.warnf(
                    "The check of %s is left for the next round: %s",
                    id, failed.getClass().getSimpleName());
            return false;
        }
    }

    private void check(UUID id) {
        if (!persons.takeToCheck(id)) {
            return; // another instance has her
        }
        Person person = persons.forReview(new PersonId(id)).standing();
        duplicates
                .matches(person.faces(), person.id())
                .forEach(match -> reviews.open(person.id(), person.holders(), person.agency(), match));
    }
}
