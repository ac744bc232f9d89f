package org.wasl.registry.review;

import static org.wasl.platform.transition.TransitionTable.by;
import static org.wasl.platform.transition.TransitionTable.from;
import static org.wasl.platform.transition.TransitionTable.row;
import static org.wasl.platform.transition.TransitionTable.stay;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Type;
import org.hibernate.type.SqlTypes;
import org.wasl.contracts.code.MatchStatus;
import org.wasl.contracts.event.MatchReviewOpened;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.MatchReviewId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.transition.TransitionTable;
import org.wasl.platform.value.Aggregate;
import org.wasl.registry.RegistryProblem;
import org.wasl.registry.duplicate.DuplicateCheck.Match;
import org.wasl.registry.duplicate.MatchReason;

/** Two records that may be one person, until somebody has looked. A rejected pair is remembered and not asked again. */
@Entity
@Table(name = "match_review")
public class MatchReview extends Aggregate {
    /** How long a steward has a pair to herself. */
    static final Duration CLAIM = Duration.ofMinutes(30);

    enum Step {
        CLAIM,
        RELEASE,
        CONFIRM,
        REJECT,
        DEFER,
        REOPEN
    }

    enum Party {
        STEWARD,
        PLATFORM
    }

    static final TransitionTable<MatchStatus, Step, Party> TRANSITIONS = TransitionTable.of(
            stay(Step.CLAIM, by(Party.STEWARD), from(MatchStatus.PENDING, MatchStatus.DEFERRED)),
            stay(Step.RELEASE, by(Party.STEWARD), from(MatchStatus.PENDING, MatchStatus.DEFERRED)),
            row(
                    Step.CONFIRM,
                    by(Party.STEWARD),
                    from(MatchStatus.PENDING, MatchStatus.DEFERRED),
                    MatchStatus.CONFIRMED),
            row(Step.REJECT, by(Party.STEWARD), from(MatchStatus.PENDING, MatchStatus.DEFERRED), MatchStatus.REJECTED),
            row(Step.DEFER, by(Party.STEWARD), from(MatchStatus.PENDING), MatchStatus.DEFERRED),
            row(Step.REOPEN, by(Party.PLATFORM), from(MatchStatus.CONFIRMED), MatchStatus.DEFERRED));

    @Column(name = "left_id")
    private UUID leftId;

    @Column(name = "right_id")
    private UUID rightId;

    private double weight;
    private double probability;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<MatchReason> reasons;

    @Column(name = "model_version")
    private int modelVersion;

    @Enumerated(EnumType.STRING)
    private MatchStatus status = MatchStatus.PENDING;

    @Column(name = "claimed_by")
    private String claimedBy;

    @Column(name = "claimed_until")
    private Instant claimedUntil;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Type(SealedText.class)
    @Column(name = "decision_note")
    private String decisionNote;

    protected MatchReview() {}

    MatchReview(AgencyId agency, PersonId one, Match match, Clock clock) {
        super(agency, clock);
        PersonId other = match.personId();
        // Ordered as the database orders uuids, so that a pair has one row whichever way round it was found.
        boolean inOrder = one.toString().compareTo(other.toString()) < 0;
        leftId = (inOrder ? one : other).value();
        rightId = (inOrder ? other : one).value();
        weight = match.weight();
        probability = match.probability();
        reasons = match.reasons();
        modelVersion = match.modelVersion();
    }

    MatchReviewOpened opened() {
        return new MatchReviewOpened(id(), left(), right());
    }

    /** A steward has it to herself for a while; whoever else decides meanwhile learns so. */
    void claim(String by, Clock clock) {
        requireFreeFor(by, clock);
        status = TRANSITIONS.next(status, Step.CLAIM, Set.of(Party.STEWARD));
        claimedBy = by;
        claimedUntil = now(clock).plus(CLAIM);
        touch(clock);
    }

    void release(String by, Clock clock) {
        requireFreeFor(by, clock);
        status = TRANSITIONS.next(status, Step.RELEASE, Set.of(Party.STEWARD));
        claimedBy = null;
        claimedUntil = null;
        touch(clock);
    }

    /** @param step one of those that decide */
    void decide(Step step, String by, String note, Clock clock) {
        MatchStatus next = TRANSITIONS.next(status, step, Set.of(Party.STEWARD));
        requireFreeFor(by, clock);
        status = next;
        claimedBy = null;
        claimedUntil = null;
        decidedBy = by;
        decidedAt = now(clock);
        decisionNote = note;
        touch(clock);
    }

    void reopen(Clock clock) {
        status = TRANSITIONS.next(status, Step.REOPEN, Set.of(Party.PLATFORM));
        touch(clock);
    }

    private void requireFreeFor(String by, Clock clock) {
        if (isClaimed(clock) && !claimedBy.equals(by)) {
            throw new Problem(RegistryProblem.CLAIMED_BY_ANOTHER).with("claimedUntil", claimedUntil);
        }
    }

    private boolean isClaimed(Clock clock) {
        return claimedUntil != null && claimedUntil.isAfter(clock.instant());
    }

    boolean isClaimedBy(String subject, Clock clock) {
        return isClaimed(clock) && subject.equals(claimedBy);
    }

    /** Null where nobody has it. */
    Instant claimedUntil(Clock clock) {
        return isClaimed(clock) ? claimedUntil : null;
    }

    public MatchReviewId id() {
        return new MatchReviewId(rawId());
    }

    public PersonId left() {
        return new PersonId(leftId);
    }

    public PersonId right() {
        return new PersonId(rightId);
    }

    public MatchStatus status() {
        return status;
    }

    public boolean isOf(PersonId one, PersonId other) {
        return Set.of(leftId, rightId).equals(Set.of(one.value(), other.value()));
    }

    public boolean wasConfirmedBy(String subject) {
        return status == MatchStatus.CONFIRMED && subject.equals(decidedBy);
    }

    double weight() {
        return weight;
    }

    double probability() {
        return probability;
    }

    List<MatchReason> reasons() {
        return reasons;
    }

    int modelVersion() {
        return modelVersion;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    String decisionNote() {
        return decisionNote;
    }
}
