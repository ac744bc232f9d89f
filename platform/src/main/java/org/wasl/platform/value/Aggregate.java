package org.wasl.platform.value;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wasl.contracts.event.CodeChange;
import org.wasl.contracts.id.AgencyId;

/** What every thing carries: an id, a version for conditional requests, times, and the agency that is responsible for it. */
@MappedSuperclass
public abstract class Aggregate {
    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "agency_id")
    private UUID agencyId;

    /** {@link #codes} as they were read, stored or told last; null before. */
    @Transient
    private Map<String, String> toldCodes;

    protected Aggregate() {}

    protected Aggregate(AgencyId agency, Clock clock) {
        this(Uuid7.next(), agency, clock);
    }

    protected Aggregate(UUID id, AgencyId agency, Clock clock) {
        this.id = id;
        this.agencyId = agency.value();
        this.createdAt = now(clock);
        this.updatedAt = createdAt;
    }

    /** Called by every change, also of parts in other tables: the version of the whole must move. */
    protected void touch(Clock clock) {
        Instant now = now(clock);
        updatedAt = now.isAfter(updatedAt) ? now : updatedAt.plus(1, ChronoUnit.MICROS);
    }

    /** Another agency is responsible from now on. */
    protected void belongsTo(AgencyId agency) {
        agencyId = agency.value();
    }

    /** Coarse codes that events tell beside what they were before, named as in the fact of the record. */
    protected Map<String, String> codes() {
        return Map.of();
    }

    /** What became of the codes since the record was read, or an event told them last. For the event of a change. */
    protected List<CodeChange> tellCodes() {
        List<CodeChange> changes = toldCodes == null ? List.of() : CodeChange.between(toldCodes, codes());
        rememberCodes();
        return changes;
    }

    @PostLoad
    @PrePersist
    void rememberCodes() {
        toldCodes = codes();
    }

    protected static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS); // what PostgreSQL keeps
    }

    public UUID rawId() {
        return id;
    }

    public int version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public AgencyId agency() {
        return new AgencyId(agencyId);
    }
}
