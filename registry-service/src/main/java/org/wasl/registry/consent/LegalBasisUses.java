package org.wasl.registry.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.code.LegalBasisReviewStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.registry.careteam.CareTeams;
import org.wasl.registry.careteam.CaseOwnersStated;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonRows;
import org.wasl.registry.person.Persons;

/**
 * What was opened on another basis than consent. A use by an agency that holds the person, or works with the person on a restricted case, is for the supervisors
 * of that agency; any other for those of the agencies that hold the person (docs/adr/0036-another-basis-than-consent-is-reviewed.md).
 */
@ApplicationScoped
class LegalBasisUses extends Aggregates<LegalBasisUse> implements PersonRows<LegalBasisUse> {
    private static final int SKIP_LOCKED = -2;

    private final Consents consents;
    private final CareTeams careTeams;
    private final Journal journal;
    private final Caller caller;
    private final Sealer sealer;
    private final Clock clock;

    private final LegalBasisConfig config;

    @Inject
    LegalBasisUses(
            Consents consents,
            CareTeams careTeams,
            Journal journal,
            Caller caller,
            Sealer sealer,
            Clock clock,
            LegalBasisConfig config) {
        this.consents = consents;
        this.careTeams = careTeams;
        this.journal = journal;
        this.caller = caller;
        this.sealer = sealer;
        this.clock = clock;
        this.config = config;
    }

    @Override
    public Filter<LegalBasisUse> visibleTo(Caller caller) {
        return Filter.of(LegalBasisUse.class)
                .and(
                        "e.withinAgency = true and e.agencyId = :agency or e.withinAgency = false and "
                                + Persons.isHeld("e.personId"),
                        "agency",
                        caller.agency().value());
    }

    /** @param status null for all */
    Filter<LegalBasisUse> visibleTo(Caller caller, LegalBasisReviewStatus status) {
        return visibleTo(caller).andIfGiven("e.status = :status", "status", status);
    }

    /** Until when something may be opened on a basis at most. */
    Instant latest(LegalBasis basis) {
        Duration longest =
                switch (basis) {
                    case VITAL_INTEREST -> config.vitalInterest();
                    case PUBLIC_TASK -> config.publicTask();
                    case LEGAL_OBLIGATION -> config.legalObligation();
                    case CONSENT -> throw new IllegalArgumentException("A consent has no longest time");
                };
        return clock.instant().plus(longest);
    }

    void requireReason(String reason, String pointer) {
        if (reason == null) {
            throw Problem.invalidField(pointer, "reason-required");
        }
    }

    /** Those of which the caller would decide about work of their own (ADR 33): what they opened or asked for, and what was opened for cases that were theirs then or are now. */
    Set<LegalBasisUse> ownAmong(Collection<LegalBasisUse> uses) {
        Set<UUID> persons = careTeams.ownClientsAmong(
                uses.stream().map(use -> use.person().value()).collect(Collectors.toSet()));
        return uses.stream()
                .filter(use -> use.wasWorkOf(caller.subject())
                        || persons.contains(use.person().value()))
                .collect(Collectors.toSet());
    }

    /** Written down, and told to those who review it. Not by whom it was rejected for the same before, unless a consent since then stands that somebody else recorded. */
    LegalBasisUse use(Person person, LegalBasisUse.Opening opening) {
        // Where a life is in danger nobody waits for a colleague; that is looked at afterwards.
        if (opening.basis() != LegalBasis.VITAL_INTEREST
                && !careTeams.ownClientsAmong(person.allIds()).isEmpty()) {
            throw new Problem(CommonProblem.SECOND_PERSON_NEEDED);
        }
        List<LegalBasisUse> alike = alike(person, opening.purpose(), opening.recipients());
        if (alike.stream()
                .anyMatch(use -> use.status() == LegalBasisReviewStatus.REJECTED
                        && !consents.stand(
                                person,
                                opening.purpose(),
                                opening.recipients(),
                                use.reviewedAt(),
                                caller.subject(),
                                clock.instant()))) {
            throw new Problem(CommonProblem.LEGAL_BASIS_REJECTED);
        }
        boolean onRestrictedCase = careTeams.areRestrictedIn(caller.agency(), person.allIds());
        LegalBasisUse use = new LegalBasisUse(
                caller.agency(),
                caller.subject(),
                person,
                careTeams.ownersOf(person.allIds()),
                onRestrictedCase,
                opening,
                sealer,
                clock);
        persist(use);
        journal.record(use.used(), use.reviewers(person));
        return use;
    }

    /** Who owned a case that was identified a moment before something was opened is known to the registry a moment after. */
    void follow(@Observes CaseOwnersStated stated) {
        list(
                        "personId = ?1 and agencyId = ?2 and status = ?3 and createdAt >= ?4",
                        stated.subject().value(),
                        stated.agency().value(),
                        LegalBasisReviewStatus.PENDING,
                        stated.since())
                .forEach(use -> use.wasAlsoWorkOf(stated.owners()));
    }

    /** What a request that is sent again opened; it opens nothing anew. */
    LegalBasisUse again(Person person, ConsentPurpose purpose, AgencyId recipient) {
        return alike(person, purpose, Set.of(recipient)).stream()
                .filter(use -> use.consent() == null && use.isOpen(clock.instant()))
                .findFirst()
                .orElseThrow(() -> new Problem(CommonProblem.ANSWER_NOT_KEPT));
    }

    /** The caller's uses for the same person, purpose and one of these recipients, latest first. */
    private List<LegalBasisUse> alike(Person person, ConsentPurpose purpose, Set<AgencyId> recipients) {
        return list(
                        "personId in ?1 and usedBy = ?2 and purpose = ?3 order by id desc",
                        person.allIds(),
                        caller.subject(),
                        purpose)
                .stream()
                .filter(use -> use.recipientIds().stream().anyMatch(recipients::contains))
                .toList();
    }

    List<LegalBasisUse> endedUntold(Instant now, int atMost) {
        return find("toldEnded = false and opensUntil <= ?1 order by id", now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .page(0, atMost)
                .list();
    }

    @Override
    public void erase(Set<UUID> persons) {
        update("reasonSealed = null, commentSealed = null where personId in ?1", persons);
    }

    /** What a consent rests on goes with the consent. */
    @Override
    public void settleOnUnmerge(Person survivor, Person separated, Instant since) {
        moveNamed(
                "consentId in (select c.id from Consent c where c.caseId is null and c.namedId in ?4)",
                survivor,
                separated,
                since);
    }
}
