package org.wasl.platform.lock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Serialises writers whose rule is "read, then write": no similar case is running, no more than three today. Each takes the lock of what the rule is about
 * before it reads, so that it finds what the writer before it has committed. Where the rule has no exception, a unique index says it better; a lock is for
 * rules that a person may set aside with a reason, or that count. Held until the transaction ends, in the database, and so for all instances of a service.
 */
@ApplicationScoped
public class RuleLock {
    private final EntityManager entities;

    @Inject
    RuleLock(EntityManager entities) {
        this.entities = entities;
    }

    /** @param about what makes two writers rivals: the rule's name, then its keys */
    public void take(String rule, Object... about) {
        takeAll(rule, List.of(Arrays.stream(about).map(Objects::toString).collect(Collectors.joining("|"))));
    }

    /** One for each key, always in the same order, so that two who share some of them never wait for one another. */
    public void takeAll(String rule, Collection<?> keys) {
        String[] names = keys.stream().map(key -> rule + "|" + key).distinct().toArray(String[]::new);
        entities.createNativeQuery(
                        "select count(pg_advisory_xact_lock(number)) from"
                                + " (select distinct hashtextextended(name, 0) as number from unnest(cast(:names as text[])) name order by 1) numbers")
                .setParameter("names", names)
                .getSingleResult();
    }
}
