package org.wasl.referral.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ServiceAtLocationId;
import org.wasl.referral.directory.part.Intake;
import org.wasl.referral.directory.part.PlaceDetails;
import org.wasl.referral.directory.part.Schedule;

/** A service where it is given (HSDS {@code service_at_location}): what a referral is addressed to. */
@Entity
@Table(name = "service_at_location")
public class ServiceAtLocation extends DirectoryEntry {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "service_id")
    private Service service;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "location_id")
    private Location location;

    @Column(name = "accepts_referrals")
    private boolean acceptsReferrals;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<Schedule> schedules = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private PlaceDetails details = PlaceDetails.NONE;

    protected ServiceAtLocation() {}

    ServiceAtLocation(UUID id, Service service, Location location, Clock clock) {
        super(id, service.agency(), clock);
        this.service = service;
        this.location = location;
    }

    DirectoryChanged write(ServiceAtLocationFields fields, Clock clock) {
        change(() -> write(fields), clock);
        return new DirectoryChanged(agency(), "service-at-location", rawId());
    }

    private void write(ServiceAtLocationFields fields) {
        acceptsReferrals = fields.acceptsReferrals();
        schedules = List.copyOf(fields.schedules());
        details = fields.details() == null ? PlaceDetails.NONE : fields.details();
    }

    @Override
    ServiceAtLocationFields fields() {
        return new ServiceAtLocationFields(service.rawId(), location.rawId(), acceptsReferrals, schedules, details);
    }

    /** Whether a referral may be addressed to it now. */
    public boolean takesReferrals(LocalDate today, int staleAfterDays) {
        return acceptsReferrals && service.isTarget(today, staleAfterDays);
    }

    public ServiceAtLocationId id() {
        return new ServiceAtLocationId(rawId());
    }

    public AgencyId organization() {
        return agency();
    }

    public Service service() {
        return service;
    }

    public Location location() {
        return location;
    }

    public boolean acceptsReferrals() {
        return acceptsReferrals;
    }

    public List<Schedule> schedules() {
        return schedules;
    }

    public Intake intake() {
        return details.intake() == null ? Intake.NONE : details.intake();
    }

    public PlaceDetails details() {
        return details;
    }
}
