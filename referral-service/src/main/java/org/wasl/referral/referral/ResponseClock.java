package org.wasl.referral.referral;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.wasl.contracts.code.ReferralStatus;

/**
 * The deadlines of one referral, with what was escalated of them: each level of a deadline is raised once, and resolved when the deadline runs no longer.
 *
 * @param ends when the platform ends the wait itself; null where it does not
 */
record ResponseClock(Deadlines deadlines, List<Escalation> escalations, ReferralStatus status, Instant ends) {
    static ResponseClock of(Referral referral) {
        Deadlines deadlines = referral.deadlines();
        Instant ends =
                switch (referral.status()) {
                    case DRAFT -> referral.createdAt().plus(Referral.DRAFT_KEPT);
                    case SENT, RECEIVED, WAITLISTED -> deadlines.expiry();
                    case ACCEPTED, IN_PROGRESS, ON_HOLD ->
                        referral.request()
                                .cancellation()
                                .map(Cancellation::dueAt)
                                .orElse(null);
                    case DECLINED, COMPLETED, FAILED, CANCELLED, EXPIRED, ENTERED_IN_ERROR -> null;
                };
        return new ResponseClock(deadlines, referral.escalations(), referral.status(), ends);
    }

    boolean hasEnded(Instant now) {
        return ends != null && !ends.isAfter(now);
    }

    /** After a step: what waits no longer is resolved, and the next look is set. */
    void reschedule(Instant at) {
        if (deadlines.level() > 0) {
            List<Deadline> running = deadlines.running(status);
            escalations.stream()
                    .filter(e -> e.isOpen() && running.stream().noneMatch(e::isOf))
                    .forEach(e -> e.resolved(at));
        }
        deadlines.changeLevel(highestOpen());
        deadlines.reschedule(status, ends, this::isRaised);
    }

    /**
     * The levels that were reached by now and not raised, lowest first; raised with this.
     *
     * @param unread whether nobody of the recipient can read it: then both sides are told at once, as at the end of the time
     */
    List<Deadlines.Reached> raise(Instant now, boolean unread, Function<Deadlines.Reached, Escalation> escalation) {
        List<Deadlines.Reached> reached = deadlines.check(
                status,
                level -> !level.at().isAfter(now) || (unread && level.level() < Deadline.LEVELS),
                this::isRaised);
        reached.forEach(level -> escalations.add(escalation.apply(level)));
        deadlines.changeLevel(
                reached.stream().mapToInt(Deadlines.Reached::level).reduce(deadlines.level(), Math::max));
        deadlines.reschedule(status, ends, this::isRaised);
        return reached;
    }

    private boolean isRaised(Deadlines.Reached reached) {
        return deadlines.level() > 0
                && escalations.stream()
                        .anyMatch(e -> e.isOpen() && e.level() == reached.level() && e.isOf(reached.deadline()));
    }

    private int highestOpen() {
        return deadlines.level() == 0
                ? 0
                : escalations.stream()
                        .filter(Escalation::isOpen)
                        .mapToInt(Escalation::level)
                        .max()
                        .orElse(0);
    }
}
