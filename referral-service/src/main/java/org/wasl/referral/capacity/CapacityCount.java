package org.wasl.referral.capacity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The counted places of a service at a location. The counts are changed in the database, so that one of two who want the last place gets it ({@link CapacityReservations}). */
@Entity
@Table(name = "capacity")
class CapacityCount {
    @Id
    @Column(name = "service_at_location_id")
    private UUID serviceAtLocationId;

    private int places;
    private int held;
    private int taken;

    /** Of those held and taken the ones for confidential referrals. */
    @Column(name = "hidden_held")
    private int hiddenHeld;

    @Column(name = "hidden_taken")
    private int hiddenTaken;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected CapacityCount() {}

    UUID serviceAtLocationId() {
        return serviceAtLocationId;
    }

    /** The figures, by everything that is held and taken: for those who know all its referrals. */
    Figures all() {
        return new Figures(places, held, taken, updatedAt);
    }

    /** As everybody else may know them: confidential referrals do not move them. */
    Figures shown() {
        return new Figures(places, held - hiddenHeld, taken - hiddenTaken, updatedAt);
    }

    int places() {
        return places;
    }

    /** Full only because of what is not shown: two may hold the same place, and who is accepted first gets it. */
    boolean isFullUnseen() {
        return taken >= places && hiddenHeld + hiddenTaken > 0;
    }

    record Figures(int places, int held, int taken, Instant updatedAt) {
        /** None where more are held and taken than there are. */
        int free() {
            return Math.max(0, places - held - taken);
        }
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
