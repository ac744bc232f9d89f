package org.wasl.registry.duplicate;

import static org.wasl.platform.transition.TransitionTable.by;
import static org.wasl.platform.transition.TransitionTable.from;
import static org.wasl.platform.transition.TransitionTable.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.MatchStatus;
import org.wasl.contracts.event.MatchReviewOpened;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.MatchReviewId;
import org.wasl.contracts.id.PersonId;
import org.wasl.matching.SimpleComparison.Comparison;
import org.wasl.matching.SimpleComparison.Reason;
import org.wasl.platform.transition.TransitionTable;
import org.wasl.platform.value.Aggregate;

/** Two records that may be one person, until somebody has looked. A rejected pair is remembered and not asked again. */
@Entity
@Table(name = "match_review")
public class MatchReview extends Aggregate {
    enum Step {
        CONFIRM,
        REJECT,
        DEFER
    }

    enum Party {
        STEWARD
    }

    static final TransitionTable<MatchStatus, Step, Party> TRANSITIONS = TransitionTable.of(
            row(
                    Step.CONFIRM,
                    by(Party.STEWARD),
                    from(MatchStatus.PENDING, MatchStatus.DEFERRED),
                    MatchStatus.CONFIRMED),
            row(Step.REJECT, by(Party.STEWARD), from(MatchStatus.PENDING, MatchStatus.DEFERRED), MatchStatus.REJECTED),
            row(Step.DEFER, by(Party.STEWARD), from(MatchStatus.PENDING), MatchStatus.DEFERRED));

    @Column(name = "left_id")
    private UUID leftId;

    @Column(name = "right_id")
    private UUID rightId;

    private double score;
    private String[] reasons;

    @Enumerated(EnumType.STRING)
    private MatchStatus status = MatchStatus.PENDING;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "decision_note")
    private String decisionNote;

    protected MatchReview() {}

    MatchReview(AgencyId agency, PersonId one, PersonId other, Comparison comparison, Clock clock) {
        super(agency, clock);
        // Ordered as the database orders uuids, so that a pair has one row whichever way round it was found.
        boolean inOrder = one.toString().compareTo(other.toString()) < 0;
        leftId = (inOrder ? one : other).value();
        rightId = (inOrder ? other : one).value();
        score = comparison.score();
        reasons = comparison.reasons().stream().map(Enum::name).toArray(String[]::new);
    }

    MatchReviewOpened opened() {
        return new MatchReviewOpened(id(), left(), right());
    }

    void take(Step step, String by, String note, Clock clock) {
        status = TRANSITIONS.next(status, step, Set.of(Party.STEWARD));
        decidedBy = by;
        decidedAt = now(clock);
        decisionNote = note;
        touch(clock);
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

    double score() {
        return score;
    }

    List<Reason> reasons() {
        return Arrays.stream(reasons).map(Reason::valueOf).toList();
    }

    Instant decidedAt() {
        return decidedAt;
    }

    String decisionNote() {
        return decisionNote;
    }
}
