package org.wasl.referral.directory;

import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.CentreType;
import org.wasl.referral.directory.part.LocationDetails;

/**
 * What is said of a place.
 *
 * @param organizationId your own where left out; it stays as it is
 */
public record LocationFields(
        UUID organizationId,
        Label name,
        CentreType centreType,
        String governorate,
        String city,
        Double latitude,
        Double longitude,
        Set<AccessibilityFeature> accessibility,
        LocationDetails details) {}
