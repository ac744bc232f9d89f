package org.wasl.referral.directory;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.value.Aggregate;

/** What an organization offers (HSDS {@code service}). */
@Entity
@Table(name = "service")
public class Service extends Aggregate {
    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "name_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    private Label name;

    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "description_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "description_en"))
    private Label description;

    @Enumerated(EnumType.STRING)
    @Column(name = "service_type")
    private ServiceType serviceType;

    private boolean sensitive;

    @Column(name = "minimum_age")
    private Integer minimumAge;

    @Column(name = "maximum_age")
    private Integer maximumAge;

    @Column(name = "assured_on")
    private LocalDate assuredOn;

    protected Service() {}

    Service(UUID id, AgencyId organization, Clock clock) {
        super(id, organization, clock);
    }

    /** Whom it is for, in years; null is no limit. */
    record Ages(Integer minimum, Integer maximum) {}

    DirectoryChanged describe(
            Label name, Label description, ServiceType serviceType, boolean sensitive, Ages ages, Clock clock) {
        this.name = name;
        this.description = description;
        this.serviceType = serviceType;
        this.sensitive = sensitive;
        minimumAge = ages.minimum();
        maximumAge = ages.maximum();
        touch(clock);
        return changed();
    }

    /** Somebody who answers for it says that the entry is right. */
    DirectoryChanged assure(LocalDate on, Clock clock) {
        assuredOn = on;
        touch(clock);
        return changed();
    }

    boolean isFresh(LocalDate today, int staleAfterDays) {
        return assuredOn != null && !assuredOn.plusDays(staleAfterDays).isBefore(today);
    }

    private DirectoryChanged changed() {
        return new DirectoryChanged(agency(), "service", rawId());
    }

    Label name() {
        return name;
    }

    Label description() {
        return description;
    }

    public ServiceType serviceType() {
        return serviceType;
    }

    boolean sensitive() {
        return sensitive;
    }

    Ages ages() {
        return new Ages(minimumAge, maximumAge);
    }

    LocalDate assuredOn() {
        return assuredOn;
    }
}
