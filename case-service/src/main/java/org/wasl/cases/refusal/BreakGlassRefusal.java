package org.wasl.cases.refusal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.wasl.cases.SecondPerson;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;

/** An account opened a case without need: for a time, or until its manager lifts it, no case is opened to it in this way. */
@Entity
@Table(name = "break_glass_refusal")
public class BreakGlassRefusal extends Aggregate {
    @Column(name = "account_id")
    private String accountId;

    @Column(name = "cause_id")
    private UUID causeId;

    private int times;

    /** Null where it stands until it is lifted. */
    @Column(name = "refused_until")
    private Instant refusedUntil;

    @Column(name = "lifted_by")
    private String liftedBy;

    @Column(name = "lifted_at")
    private Instant liftedAt;

    @Type(SealedText.class)
    @Column(name = "lift_reason")
    private String liftReason;

    protected BreakGlassRefusal() {}

    /**
     * @param cause the opening that was not justified
     * @param times how often it happened, this time included
     * @param periods for how long the account is refused, the first time and after; beyond the last of them until it is lifted
     */
    public BreakGlassRefusal(
            AgencyId agency, String account, UUID cause, int times, List<Duration> periods, Clock clock) {
        super(agency, clock);
        accountId = account;
        causeId = cause;
        this.times = times;
        refusedUntil = times > periods.size() ? null : createdAt().plus(periods.get(times - 1));
    }

    void lift(String by, String reason, Clock clock) {
        SecondPerson.require(by, accountId);
        if (!standsAt(clock.instant())) {
            throw new Problem(CommonProblem.ILLEGAL_STEP, "lift", liftedAt == null ? "OVER" : "LIFTED")
                    .with("allowedActions", List.of());
        }
        touch(clock);
        liftedBy = by;
        liftedAt = updatedAt();
        liftReason = reason;
    }

    boolean standsAt(Instant now) {
        return liftedAt == null && (refusedUntil == null || refusedUntil.isAfter(now));
    }

    String account() {
        return accountId;
    }

    int times() {
        return times;
    }

    public Optional<Instant> refusedUntil() {
        return Optional.ofNullable(refusedUntil);
    }

    String liftedBy() {
        return liftedBy;
    }

    Instant liftedAt() {
        return liftedAt;
    }

    String liftReason() {
        return liftReason;
    }
}
