package org.wasl.referral.capacity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.wasl.contracts.code.HoldState;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.value.Aggregate;

/** One place kept for somebody: held until a decision, consumed by an acceptance, released at the end. */
@Entity
@Table(name = "capacity_hold")
class CapacityHold extends Aggregate {
    @Column(name = "service_at_location_id")
    private UUID serviceAtLocationId;

    @Column(name = "referral_id")
    private UUID referralId;

    @Enumerated(EnumType.STRING)
    private HoldState state;

    /** Null where it was made for a referral. */
    @Column(name = "held_by", updatable = false)
    private String heldBy;

    /** Counted where nobody sees it. Fixed when it is made: a change would show. */
    @Column(updatable = false)
    private boolean confidential;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected CapacityHold() {}

    private CapacityHold(AgencyId agency, UUID place, HoldState state, boolean confidential, Clock clock) {
        super(agency, clock);
        serviceAtLocationId = place;
        this.state = state;
        this.confidential = confidential;
    }

    /** Before there is a referral; it falls back when it is not used in time. */
    static CapacityHold until(
            Instant expiresAt, UUID place, AgencyId agency, String by, boolean confidential, Clock clock) {
        CapacityHold hold = new CapacityHold(agency, place, HoldState.HELD, confidential, clock);
        hold.expiresAt = expiresAt;
        hold.heldBy = by;
        return hold;
    }

    static CapacityHold of(
            UUID referral, HoldState state, UUID place, AgencyId agency, boolean confidential, Clock clock) {
        CapacityHold hold = new CapacityHold(agency, place, state, confidential, clock);
        hold.referralId = referral;
        return hold;
    }

    void assignTo(UUID referral, Clock clock) {
        referralId = referral;
        expiresAt = null;
        touch(clock);
    }

    void is(HoldState now, Clock clock) {
        state = now;
        touch(clock);
    }

    boolean isHeldBy(String account) {
        return account.equals(heldBy);
    }

    boolean isFree() {
        return state == HoldState.HELD && referralId == null;
    }

    boolean isConfidential() {
        return confidential;
    }

    UUID serviceAtLocationId() {
        return serviceAtLocationId;
    }

    UUID referralId() {
        return referralId;
    }

    HoldState state() {
        return state;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
