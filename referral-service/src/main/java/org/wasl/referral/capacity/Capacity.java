package org.wasl.referral.capacity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The counted places of a service at a location. The counts move in the database, where two who want the last place meet ({@link Places}). */
@Entity
@Table(name = "capacity")
class Capacity {
    @Id
    @Column(name = "service_at_location_id")
    private UUID serviceAtLocationId;

    private int places;
    private int held;
    private int taken;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Capacity() {}

    UUID serviceAtLocationId() {
        return serviceAtLocationId;
    }

    /** None where more are held and taken than there are. */
    int free() {
        return Math.max(0, places - held - taken);
    }

    int places() {
        return places;
    }

    int held() {
        return held;
    }

    int taken() {
        return taken;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
