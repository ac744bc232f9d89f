package org.wasl.registry.retention;

import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.journal.Journal;

/** Every night what is kept no longer goes, rule by rule. What one instance does, another passes over. */
@ApplicationScoped
class Retention implements PanacheRepositoryBase<RetentionRun, UUID> {
    private final RetentionRules rules;
    private final List<Retained> rooms;
    private final Clock clock;

    @Inject
    Retention(RetentionRules rules, @All List<Retained> rooms, Clock clock) {
        this.rules = rules;
        this.rooms = rooms;
        this.clock = clock;
    }

    @Scheduled(
            cron = "${wasl.retention.cron:0 30 1 * * ?}",
            timeZone = "Asia/Amman",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void night() {
        QuarkusTransaction.requiringNew().call(rules::active).forEach(this::run);
    }

    /** All that is older, however much; and written down. */
    private void run(RetentionRule rule) {
        Journal.asSystem(Actor.system("retention", rule.subject().name()), () -> {
            Retained.Removal all = of(rule).stream()
                    .map(room -> removed(room, rule))
                    .reduce(Retained.Removal.NONE, Retained.Removal::plus);
            QuarkusTransaction.requiringNew().run(() -> persist(new RetentionRun(rule, all, clock.instant())));
        });
    }

    private Retained.Removal removed(Retained room, RetentionRule rule) {
        Retained.Removal sum = Retained.Removal.NONE;
        Retained.Removal part;
        do {
            part = room.remove(rule.subject(), rule.limit(clock), (int) sum.held());
            sum = sum.plus(part);
        } while (!part.isNone());
        return sum;
    }

    long due(RetentionRule rule) {
        return of(rule).stream()
                .mapToLong(room -> room.olderThan(rule.subject(), rule.limit(clock)))
                .sum();
    }

    List<RetentionRun> runs(RetentionRule rule) {
        return find("ruleId = ?1 order by id desc", rule.rawId()).page(0, 100).list();
    }

    private List<Retained> of(RetentionRule rule) {
        return rooms.stream()
                .filter(room -> room.subjects().contains(rule.subject()))
                .toList();
    }
}
