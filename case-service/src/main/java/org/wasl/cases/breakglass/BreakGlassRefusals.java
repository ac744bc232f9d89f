package org.wasl.cases.breakglass;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.worker.CoverNamed;
import org.wasl.cases.worker.WorkforceRules;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;

/** Who may not open a case in an emergency: after an opening that was not justified, and while one waits too long for its review. ADR 33. */
@ApplicationScoped
class BreakGlassRefusals extends Aggregates<BreakGlassRefusal> {
    static final String STANDING = "e.liftedAt is null and (e.refusedUntil is null or e.refusedUntil > :now)";

    private final BreakGlassRecords broken;
    private final WorkforceRules rules;
    private final Journal journal;
    private final Clock clock;

    @Inject
    BreakGlassRefusals(BreakGlassRecords broken, WorkforceRules rules, Journal journal, Clock clock) {
        this.broken = broken;
        this.rules = rules;
        this.journal = journal;
        this.clock = clock;
    }

    /** A manager sees those of the agency, anybody their own. */
    @Override
    public Filter<BreakGlassRefusal> visibleTo(Caller caller) {
        Filter<BreakGlassRefusal> ours = Filter.of(BreakGlassRefusal.class)
                .and("e.agencyId = :agency", "agency", caller.agency().value());
        return caller.has(Roles.AGENCY_MANAGER) ? ours : ours.and("e.accountId = :me", "me", caller.subject());
    }

    /** Asked before the case is looked for: the answer says nothing of any case. */
    void requireNone(Caller caller) {
        standing(caller.subject(), caller.agency()).ifPresent(refusal -> {
            throw refused("NOT_JUSTIFIED")
                    .with("refusedUntil", refusal.refusedUntil().orElse(null));
        });
        Instant late = clock.instant().minus(rules.breakGlassReviewWithin());
        if (broken.unreviewedSince(caller.subject(), caller.agency(), late)) {
            throw refused("REVIEW_OVERDUE").with("refusedUntil", null);
        }
    }

    /** What is refused in an emergency is not had by covering for a colleague. */
    void requireNone(@Observes CoverNamed named) {
        if (standing(named.account(), named.agency()).isPresent()) {
            throw Problem.invalidField("/coverId", "emergency-access-refused");
        }
    }

    private static Problem refused(String reason) {
        return new Problem(CaseProblem.BREAK_GLASS_REFUSED)
                .with("reason", reason)
                .with("ask", Roles.AGENCY_MANAGER);
    }

    /** The one that lasts longest. */
    private Optional<BreakGlassRefusal> standing(String account, AgencyId agency) {
        List<BreakGlassRefusal> standing = list(
                Filter.of(BreakGlassRefusal.class)
                        .and("e.accountId = :me", "me", account)
                        .and("e.agencyId = :agency", "agency", agency.value())
                        .and(STANDING, "now", clock.instant()),
                100);
        return standing.stream().max((one, other) -> one.refusedUntil()
                .orElse(Instant.MAX)
                .compareTo(other.refusedUntil().orElse(Instant.MAX)));
    }

    /** After a review; each further one that was not justified is refused for longer. */
    void follow(BreakGlass reviewed) {
        if (!Boolean.FALSE.equals(reviewed.justified())) {
            return;
        }
        flush();
        Instant since = clock.instant().minus(rules.breakGlassRefusalCountsFor());
        int times = (int) broken.notJustified(reviewed.account(), reviewed.agency(), since);
        BreakGlassRefusal refusal = new BreakGlassRefusal(reviewed, times, rules.breakGlassRefusals(), clock);
        persist(refusal);
        journal.act("break-glass.refused", refusal.rawId(), List.of("account:" + reviewed.account(), "times:" + times));
    }

    Instant refusedFrom(BreakGlass glass) {
        return glass.createdAt().plus(rules.breakGlassReviewWithin());
    }
}
