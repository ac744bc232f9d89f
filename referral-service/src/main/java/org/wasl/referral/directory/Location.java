package org.wasl.referral.directory;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.CentreType;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.referral.directory.part.LocationDetails;

/** A place where services are given (HSDS {@code location}), community development centres among them. */
@Entity
@Table(name = "location")
public class Location extends DirectoryEntry {
    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "name_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    private Label name;

    @Enumerated(EnumType.STRING)
    @Column(name = "centre_type")
    private CentreType centreType;

    private String governorate;
    private String city;
    private Double latitude;
    private Double longitude;
    private String[] accessibility = {};

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private LocationDetails details = LocationDetails.NONE;

    /** Its own organization gives a sensitive service there. Kept by the database, whoever writes any of them. */
    @Column(insertable = false, updatable = false)
    private boolean confidential;

    protected Location() {}

    Location(UUID id, AgencyId organization, Clock clock) {
        super(id, organization, clock);
    }

    /** Where it is. Degrees, WGS 84; null where not known. */
    public record Place(String governorate, String city, Double latitude, Double longitude) {}

    DirectoryChanged write(LocationFields fields, Clock clock) {
        change(() -> write(fields), clock);
        return changed();
    }

    private void write(LocationFields fields) {
        name = fields.name();
        centreType = fields.centreType();
        governorate = fields.governorate();
        city = fields.city();
        latitude = fields.latitude();
        longitude = fields.longitude();
        accessibility = fields.accessibility().stream().map(Enum::name).sorted().toArray(String[]::new);
        details = fields.details() == null ? LocationDetails.NONE : fields.details();
    }

    DirectoryChanged changed() {
        DirectoryChanged changed = new DirectoryChanged(agency(), "location", rawId());
        return confidential ? changed : Label.tell(name, changed);
    }

    DirectoryChanged stated() {
        return changed().asPlace(confidential);
    }

    @Override
    LocationFields fields() {
        return new LocationFields(
                agency().value(), name, centreType, governorate, city, latitude, longitude, accessibility(), details);
    }

    public Label name() {
        return name;
    }

    public CentreType centreType() {
        return centreType;
    }

    public Place place() {
        return new Place(governorate, city, latitude, longitude);
    }

    public Set<AccessibilityFeature> accessibility() {
        Set<AccessibilityFeature> features = EnumSet.noneOf(AccessibilityFeature.class);
        Arrays.stream(accessibility).map(AccessibilityFeature::valueOf).forEach(features::add);
        return features;
    }

    /** Great-circle distance in kilometres; null where the place of either is not known. */
    public Double distanceTo(double lat, double lon) {
        if (latitude == null || longitude == null) {
            return null;
        }
        double dLat = Math.toRadians(lat - latitude);
        double dLon = Math.toRadians(lon - longitude);
        double a = Math.pow(Math.sin(dLat / 2), 2)
                + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(lat)) * Math.pow(Math.sin(dLon / 2), 2);
        return 6371.0 * 2 * Math.asin(Math.sqrt(a));
    }

    public LocationDetails details() {
        return details;
    }
}
