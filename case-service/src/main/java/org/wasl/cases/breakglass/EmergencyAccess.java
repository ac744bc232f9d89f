package org.wasl.cases.breakglass;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.refusal.BreakGlassRefusal;
import org.wasl.cases.refusal.BreakGlassRefusals;
import org.wasl.cases.worker.Absences;
import org.wasl.cases.worker.WorkforceRules;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.Problem;

/** Who may open a case in an emergency: not after an opening that was not justified, and not while one waits too long for its review. See ADR 33. */
@ApplicationScoped
class EmergencyAccess {
    private final BreakGlassRecords openings;
    private final BreakGlassRefusals refusals;
    private final Absences absences;
    private final WorkforceRules rules;
    private final Journal journal;
    private final Clock clock;

    @Inject
    EmergencyAccess(
            BreakGlassRecords openings,
            BreakGlassRefusals refusals,
            Absences absences,
            WorkforceRules rules,
            Journal journal,
            Clock clock) {
        this.openings = openings;
        this.refusals = refusals;
        this.absences = absences;
        this.rules = rules;
        this.journal = journal;
        this.clock = clock;
    }

    /** Asked before the case is looked for: the answer says nothing of any case. */
    void requireNotRefused(Caller caller) {
        refusals.standing(caller.subject(), caller.agency()).ifPresent(refusal -> {
            throw refused("NOT_JUSTIFIED")
                    .with("refusedUntil", refusal.refusedUntil().orElse(null));
        });
        Instant late = clock.instant().minus(rules.breakGlassReviewWithin());
        if (openings.unreviewedSince(caller.subject(), caller.agency(), late)) {
            throw refused("REVIEW_OVERDUE").with("refusedUntil", null);
        }
    }

    private static Problem refused(String reason) {
        return new Problem(CaseProblem.BREAK_GLASS_REFUSED)
                .with("reason", reason)
                .with("ask", Roles.AGENCY_MANAGER);
    }

    /**
     * After a review. An opening that was not justified is refused for longer each time, ends what the account covers and closes what else it has open.
     *
     * @return the cases that are closed to the account by that
     */
    List<CaseId> follow(BreakGlass reviewed) {
        if (!Boolean.FALSE.equals(reviewed.justified())) {
            return List.of();
        }
        List<BreakGlass> open = openings.openOf(reviewed.account(), reviewed.agency(), clock.instant());
        open.forEach(other -> other.close(clock));
        openings.flush();
        Instant since = clock.instant().minus(rules.breakGlassRefusalCountsFor());
        int times = (int) openings.notJustified(reviewed.account(), reviewed.agency(), since);
        BreakGlassRefusal refusal = new BreakGlassRefusal(
                reviewed.agency(), reviewed.account(), reviewed.rawId(), times, rules.breakGlassRefusals(), clock);
        refusals.persist(refusal);
        journal.act("break-glass.refused", refusal.rawId(), List.of("account:" + reviewed.account(), "times:" + times));
        absences.endCoversOf(reviewed.account(), reviewed.agency());
        return Stream.concat(Stream.of(reviewed), open.stream())
                .map(BreakGlass::caseId)
                .toList();
    }

    /** From when on the account is refused because this opening waits for its review. */
    Instant refusedFrom(BreakGlass glass) {
        return glass.createdAt().plus(rules.breakGlassReviewWithin());
    }
}
