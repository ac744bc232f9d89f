package org.wasl.referral.directory;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ServiceAtLocationId;
import org.wasl.platform.value.Aggregate;

/** A service where it is given (HSDS {@code service_at_location}): what a referral is addressed to. */
@Entity
@Table(name = "service_at_location")
public class ServiceAtLocation extends Aggregate {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "service_id")
    private Service service;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "location_id")
    private Location location;

    @Column(name = "accepts_referrals")
    private boolean acceptsReferrals;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Hours> hours = List.of();

    /** Opening hours in Asia/Amman. Days as in RFC 5545: {@code SU,MO,TU}. */
    @Schema(name = "OpeningHours")
    public record Hours(
            @Schema(examples = "SU,MO,TU,WE,TH") String byDay,
            @Schema(examples = "08:00") String opensAt,
            @Schema(nullable = true, examples = "15:00") String closesAt,
            @Schema(nullable = true) String validTo) {
        @JsonIgnore
        boolean isTimeOfDay() {
            return isTime(opensAt) && (closesAt == null || isTime(closesAt));
        }

        static boolean isTime(String text) {
            return text != null && text.matches("([01][0-9]|2[0-3]):[0-5][0-9]");
        }
    }

    protected ServiceAtLocation() {}

    ServiceAtLocation(UUID id, Service service, Location location, Clock clock) {
        super(id, service.agency(), clock);
        this.service = service;
        this.location = location;
    }

    DirectoryChanged open(boolean acceptsReferrals, List<Hours> hours, Clock clock) {
        this.acceptsReferrals = acceptsReferrals;
        this.hours = List.copyOf(hours);
        touch(clock);
        return new DirectoryChanged(agency(), "service-at-location", rawId());
    }

    /** Whether a referral may be addressed to it now. */
    public boolean takesReferrals(LocalDate today, int staleAfterDays) {
        return acceptsReferrals && service.isFresh(today, staleAfterDays);
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

    Location location() {
        return location;
    }

    boolean acceptsReferrals() {
        return acceptsReferrals;
    }

    List<Hours> hours() {
        return hours;
    }
}
