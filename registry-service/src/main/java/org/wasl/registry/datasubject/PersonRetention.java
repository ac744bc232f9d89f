package org.wasl.registry.datasubject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.code.RetentionSubject;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.Persons;
import org.wasl.registry.retention.Retained;

/** Persons whom nobody needs any more are erased like those who ask for it: with the same that stands against it. */
@ApplicationScoped
class PersonRetention implements Retained {
    private static final Logger LOG = Logger.getLogger(PersonRetention.class);

    private static final Map<RetentionSubject, PersonStatus> STATUS = Map.of(
            RetentionSubject.DECEASED_PERSON, PersonStatus.DECEASED,
            RetentionSubject.INACTIVE_PERSON, PersonStatus.INACTIVE);

    /** Erased for all who keep a record, so each of them must have said it. */
    private static final String OLDER = "from Person p where p.state.status = ?1 and p.updatedAt < ?2"
            + " and not exists (select 1 from Person r where r.survivor.id = p.id and r.updatedAt >= ?2)"
            + " and (p.state.deceasedOn is null or p.state.deceasedOn < ?3) and not exists (select 1 from Person m"
            + " where m.survivor.id = p.id and m.agencyId <> p.agencyId and m.agencyId member of m.holders"
            + " and (m.state.statusBeforeMerge is null or m.state.statusBeforeMerge <> ?1 or m.state.deceasedOn >= ?3))";

    private final Persons persons;
    private final Erasure erasure;

    @Inject
    PersonRetention(Persons persons, Erasure erasure) {
        this.persons = persons;
        this.erasure = erasure;
    }

    @Override
    public Set<RetentionSubject> subjects() {
        return STATUS.keySet();
    }

    @Override
    public long olderThan(RetentionSubject subject, Instant limit) {
        return persons.count(OLDER, STATUS.get(subject), limit, day(limit));
    }

    /** Each in a transaction of its own, so that a person who cannot be erased holds up no other. */
    @Override
    public Removal remove(RetentionSubject subject, Instant limit, int passed) {
        List<UUID> those = QuarkusTransaction.requiringNew().call(() -> persons
                .find(OLDER + " order by p.updatedAt, p.id", STATUS.get(subject), limit, day(limit))
                .range(passed, passed + AT_ONCE - 1)
                .stream()
                .map(Person::rawId)
                .toList());
        long removed = those.stream()
                .filter(id -> QuarkusTransaction.requiringNew().call(() -> erased(id)))
                .count();
        return new Removal(removed, those.size() - removed);
    }

    private boolean erased(UUID id) {
        Person person = persons.lockedUnlessTaken(id);
        if (person == null || person.isErased() || !erasure.obstacles(person).isEmpty()) {
            return false;
        }
        erasure.erase(person);
        return true;
    }

    private static LocalDate day(Instant limit) {
        return JordanTime.dateOf(limit);
    }
}
