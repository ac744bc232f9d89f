package org.wasl.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wasl.contracts.code.ReferralDeadline;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.referral.deadline.Timetable;

/**
 * By when each side must have moved. Which clocks run follows from the status; {@code nextCheck} is when the next of them escalates, and is all that the
 * sweep looks at.
 */
@Embeddable
class Deadlines {
    @Column(name = "deciding_since")
    private Instant decidingSince;

    @Column(name = "acknowledge_due_at")
    private Instant acknowledge;

    @Column(name = "decide_due_at")
    private Instant decide;

    @Column(name = "working_since")
    private Instant workingSince;

    @Column(name = "contact_due_at")
    private Instant contact;

    @Column(name = "outcome_due_at")
    private Instant outcome;

    @Column(name = "reviewing_since")
    private Instant reviewingSince;

    /** Of what waits: a place, the end of a pause, an answer. */
    @Column(name = "review_due_at")
    private Instant review;

    @Column(name = "expires_at")
    private Instant expiry;

    @Column(name = "paused_at")
    private Instant pausedAt;

    @Column(name = "next_check_at")
    private Instant nextCheck;

    @Column(name = "next_due_at")
    private Instant nextDue;

    @Column(name = "escalation_level")
    private int level;

    void drafted(Instant purgedAt) {
        nextCheck = purgedAt;
    }

    void sent(Instant at, Timetable timetable) {
        decidingSince = at;
        acknowledge = timetable.acknowledgeDue(at);
        decide = timetable.decideDue(at);
        expiry = timetable.expiry(at);
    }

    void accepted(Instant at, Timetable timetable) {
        pausedAt = null;
        workingSince = at;
        contact = timetable.contactDue(at);
        outcome = timetable.outcomeDue(at);
    }

    void reopened(Instant at, Timetable timetable) {
        pausedAt = null;
        workingSince = at;
        outcome = timetable.outcomeDue(at);
    }

    void reviewBy(Instant due, Instant from) {
        reviewingSince = from;
        review = due;
    }

    /** What waits for a place expires when nobody has looked at it again for long. */
    void waitsUntil(Instant due, Instant from, Instant expires) {
        pausedAt = null;
        reviewBy(due, from);
        expiry = expires;
    }

    /** The clock that runs stands still until {@link #resume}. */
    void pause(Instant at, Instant reviewDue) {
        pausedAt = at;
        reviewBy(reviewDue, at);
    }

    /** What was left when it was paused is left now. */
    void resume(ReferralStatus paused, Instant at) {
        Duration pause = Duration.between(pausedAt, at);
        pausedAt = null;
        if (paused == ReferralStatus.RECEIVED) {
            decidingSince = decidingSince.plus(pause);
            decide = decide.plus(pause);
            expiry = expiry == null ? null : expiry.plus(pause);
        } else {
            workingSince = workingSince.plus(pause);
            outcome = outcome.plus(pause);
        }
    }

    List<Deadline> running(ReferralStatus status) {
        Deadline deciding = new Deadline(ReferralDeadline.DECIDE, decidingSince, decide);
        Deadline working = new Deadline(ReferralDeadline.OUTCOME, workingSince, outcome);
        return switch (status) {
            case SENT -> List.of(new Deadline(ReferralDeadline.ACKNOWLEDGE, decidingSince, acknowledge), deciding);
            case RECEIVED ->
                List.of(
                        pausedAt == null
                                ? deciding
                                : new Deadline(ReferralDeadline.INFORMATION, reviewingSince, review));
            case WAITLISTED, ON_HOLD -> List.of(new Deadline(ReferralDeadline.REVIEW, reviewingSince, review));
            case ACCEPTED -> List.of(new Deadline(ReferralDeadline.CONTACT, workingSince, contact), working);
            case IN_PROGRESS -> List.of(working);
            case DRAFT, DECLINED, COMPLETED, FAILED, CANCELLED, EXPIRED, ENTERED_IN_ERROR -> List.of();
        };
    }

    /** After every step: what is due next, and when somebody must look.
     *
     * @param ends when the platform ends the wait itself: expiry, a cancellation without an answer; null where it does not
     * @param raised what was escalated of the clocks that run */
    void reschedule(ReferralStatus status, Instant ends, Predicate<Reached> raised) {
        List<Deadline> running = running(status);
        nextDue = running.stream().map(Deadline::due).min(Instant::compareTo).orElse(null);
        nextCheck = Stream.concat(
                        Stream.ofNullable(ends), levels(running, raised).map(Reached::at))
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The levels that are due and not raised, lowest first. */
    List<Reached> check(ReferralStatus status, Predicate<Reached> due, Predicate<Reached> raised) {
        return levels(running(status), raised).filter(due).toList();
    }

    private static Stream<Reached> levels(List<Deadline> running, Predicate<Reached> raised) {
        return running.stream()
                .flatMap(deadline ->
                        IntStream.rangeClosed(1, Deadline.LEVELS).mapToObj(level -> new Reached(deadline, level)))
                .filter(raised.negate());
    }

    record Reached(Deadline deadline, int level) {
        Instant at() {
            return deadline.reaches(level);
        }
    }

    void changeLevel(int highest) {
        level = highest;
    }

    boolean isDue(Instant now) {
        return nextCheck != null && !nextCheck.isAfter(now);
    }

    boolean everAccepted() {
        return contact != null;
    }

    boolean paused() {
        return pausedAt != null;
    }

    int level() {
        return level;
    }

    Instant expiry() {
        return expiry;
    }

    Instant acknowledge() {
        return acknowledge;
    }

    Instant decide() {
        return decide;
    }

    Instant contact() {
        return contact;
    }

    Instant outcome() {
        return outcome;
    }

    Instant pausedAt() {
        return pausedAt;
    }
}
