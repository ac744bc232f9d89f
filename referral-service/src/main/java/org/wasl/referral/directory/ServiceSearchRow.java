package org.wasl.referral.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.wasl.contracts.code.ServiceType;
import org.wasl.platform.paging.Filter;

/**
 * One row for each service at a location with everything that searches filter by. The database writes it whenever a service, a location or a service at a
 * location changes; it is only queried, never loaded.
 */
@Entity
@Immutable
@Table(name = "place_index")
public class ServiceSearchRow {
    private static final double KM_PER_DEGREE = 111.0;

    @Id
    private UUID id;

    @Column(name = "service_id")
    private UUID serviceId;

    @Column(name = "location_id")
    private UUID locationId;

    @Column(name = "agency_id")
    private UUID agencyId;

    /** The organization of the place. */
    @Column(name = "place_agency_id")
    private UUID placeAgencyId;

    @Enumerated(EnumType.STRING)
    @Column(name = "service_type")
    private ServiceType serviceType;

    private boolean active;

    @Column(name = "accepts_referrals")
    private boolean acceptsReferrals;

    private boolean sensitive;

    /** Neither the service is sensitive nor the place confidential. */
    private boolean open;

    @Column(name = "minimum_age")
    private Integer minimumAge;

    @Column(name = "maximum_age")
    private Integer maximumAge;

    @Column(name = "assured_on")
    private LocalDate assuredOn;

    private Double latitude;
    private Double longitude;

    @Column(name = "words_vector")
    private String wordsVector;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected ServiceSearchRow() {}

    /** By how much a degree of longitude is shorter than one of latitude there. */
    public static double shrink(double latitude) {
        return Math.max(0.1, Math.cos(Math.toRadians(latitude)));
    }

    /**
     * Only those in a box that holds the circle around a point: what an index narrows to.
     *
     * @param name of the point: a filter may have more than one
     */
    public static Filter<ServiceSearchRow> inBox(
            Filter<ServiceSearchRow> filter, String name, double latitude, double longitude, double km) {
        double high = km / KM_PER_DEGREE;
        double wide = high / shrink(latitude);
        return filter.and("e.latitude between :%1$sSouth and :%1$sNorth and e.longitude between :%1$sWest and :%1$sEast"
                        .formatted(name))
                .with(name + "South", latitude - high)
                .with(name + "North", latitude + high)
                .with(name + "West", longitude - wide)
                .with(name + "East", longitude + wide);
    }
}
