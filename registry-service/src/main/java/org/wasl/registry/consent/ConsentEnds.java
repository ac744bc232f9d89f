package org.wasl.registry.consent;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wasl.contracts.code.ConsentEnd;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.journal.Journal;
import org.wasl.registry.guardianship.Guardianship;
import org.wasl.registry.guardianship.GuardianshipChangeListener;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonAccessPolicy;
import org.wasl.registry.person.PersonChangeListener;
import org.wasl.registry.person.Persons;

/** Consents that end although nobody withdraws them: what rests on them closes in every service, as after a withdrawal. */
@ApplicationScoped
class ConsentEnds implements GuardianshipChangeListener, PersonChangeListener {
    private static final int AT_ONCE = 200;

    private final Consents consents;
    private final LegalBasisUses uses;
    private final Persons persons;
    private final PersonAccessPolicy policy;
    private final Journal journal;
    private final Clock clock;

    @Inject
    ConsentEnds(
            Consents consents,
            LegalBasisUses uses,
            Persons persons,
            PersonAccessPolicy policy,
            Journal journal,
            Clock clock) {
        this.consents = consents;
        this.uses = uses;
        this.persons = persons;
        this.policy = policy;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void ended(Guardianship guardianship, Person ward) {
        consents.restingOn(guardianship).forEach(consent -> end(consent, ward, ConsentEnd.GUARDIANSHIP_ENDED));
    }

    @Override
    public void birthDateCorrected(Person record) {
        governedBy(record).forEach(consent -> {
            if (consent.isContradictedBy(record)) {
                end(consent, record.survivor(), ConsentEnd.BIRTH_DATE_CORRECTED);
            } else {
                consent.isOf(record, clock);
            }
        });
    }

    /** What other agencies recorded of the person goes by other records, and stays. */
    private List<Consent> governedBy(Person record) {
        Person person = record.survivor();
        return consents.standingOf(person).stream()
                .filter(consent ->
                        policy.governing(person, consent.agency()).id().equals(record.id()))
                .toList();
    }

    /** Also one that nobody named a guardian for. A guardian's ends with the guardianship. */
    @Override
    public void died(Person record) {
        governedBy(record).stream()
                .filter(consent -> consent.legalBasis() == LegalBasis.CONSENT
                        && consent.giving().guardianship() == null)
                .forEach(consent -> end(consent, record.survivor(), ConsentEnd.PERSON_DIED));
    }

    private void end(Consent consent, Person person, ConsentEnd by) {
        if (consent.withdrawnAt() == null) {
            journal.record(consent.end(by, clock), consents.audience(person, consent));
            endsWith(consent, person);
        }
    }

    /**
     * What a consent replaced, or took back, does not come back when that one ends: who still holds data on it is told now. Nor does what an agency without a
     * record recorded, once nothing lets that agency in any more: a later consent to it opens nothing to others.
     */
    void endsWith(Consent ended, Person person) {
        GivenConsents given = consents.given(person, ended, clock.instant());
        Map<Consent, ConsentEnd> over = new LinkedHashMap<>();
        given.closedBy(ended).forEach(earlier -> over.put(earlier, ConsentEnd.REPLACED));
        given.leftBy(ended).forEach(outsiders -> over.putIfAbsent(outsiders, ConsentEnd.BASIS_ENDED));
        over.forEach((consent, by) -> journal.record(consent.end(by, clock), consents.audience(person, consent)));
    }

    /** A consent that expired, as a guardian's does on the day on which the child comes of age, lets nobody in from then on; who was let in is told here. */
    @Scheduled(every = "${wasl.consent.ends-every:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        Journal.asSystem(Actor.system("consent-ends", null), () -> {
            int told;
            do {
                told = QuarkusTransaction.requiringNew().call(() -> {
                    List<Consent> ended = consents.endedUntold(clock.instant(), AT_ONCE);
                    ended.forEach(consent -> {
                        Person person =
                                persons.findById(consent.person().value()).survivor();
                        journal.record(consent.toldEnd(), consents.audience(person, consent));
                        endsWith(consent, person);
                    });
                    List<LegalBasisUse> over = uses.endedUntold(clock.instant(), AT_ONCE);
                    over.forEach(use -> journal.record(
                            use.ended(),
                            use.reviewers(persons.findById(use.person().value()).survivor())));
                    return Math.max(ended.size(), over.size());
                });
            } while (told == AT_ONCE);
        });
    }
}
