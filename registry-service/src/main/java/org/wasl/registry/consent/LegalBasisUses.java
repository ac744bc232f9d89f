package org.wasl.registry.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonRows;

/** What was opened on another basis than consent; for the supervisors of those who hold the person. */
@ApplicationScoped
class LegalBasisUses extends Aggregates<LegalBasisUse> implements PersonRows<LegalBasisUse> {
    private static final int SKIP_LOCKED = -2;

    private final Journal journal;
    private final Caller caller;
    private final Sealer sealer;
    private final Clock clock;

    @ConfigProperty(name = "wasl.legal-basis.vital-interest", defaultValue = "72H")
    Duration vitalInterest;

    @ConfigProperty(name = "wasl.legal-basis.public-task", defaultValue = "720H")
    Duration publicTask;

    @ConfigProperty(name = "wasl.legal-basis.legal-obligation", defaultValue = "720H")
    Duration legalObligation;

    @Inject
    LegalBasisUses(Journal journal, Caller caller, Sealer sealer, Clock clock) {
        this.journal = journal;
        this.caller = caller;
        this.sealer = sealer;
        this.clock = clock;
    }

    @Override
    public Filter<LegalBasisUse> visibleTo(Caller caller) {
        return Filter.of(LegalBasisUse.class)
                .and(
                        "exists (select 1 from Person p where p.id = e.personId and :agency member of p.holders)",
                        "agency",
                        caller.agency().value());
    }

    /** Until when something may be opened on a basis at most. */
    Instant latest(LegalBasis basis) {
        Duration longest =
                switch (basis) {
                    case VITAL_INTEREST -> vitalInterest;
                    case PUBLIC_TASK -> publicTask;
                    case LEGAL_OBLIGATION -> legalObligation;
                    case CONSENT -> throw new IllegalArgumentException("A consent has no longest time");
                };
        return clock.instant().plus(longest);
    }

    void requireReason(String reason, String pointer) {
        if (reason == null) {
            throw Problem.invalidField(pointer, "reason-required");
        }
    }

    /** Written down, and told to those who hold the person. */
    LegalBasisUse use(Person person, LegalBasisUse.Opening opening) {
        LegalBasisUse use = new LegalBasisUse(caller.agency(), caller.subject(), person, opening, sealer, clock);
        persist(use);
        journal.record(use.used(), person.holders());
        return use;
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
}
