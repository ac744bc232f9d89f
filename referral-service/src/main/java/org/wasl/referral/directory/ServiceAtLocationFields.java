package org.wasl.referral.directory;

import java.util.List;
import java.util.UUID;
import org.wasl.referral.directory.part.PlaceDetails;
import org.wasl.referral.directory.part.Schedule;

/**
 * What is said of a service where it is given. Service and place stay as they are.
 */
public record ServiceAtLocationFields(
        UUID serviceId, UUID locationId, boolean acceptsReferrals, List<Schedule> schedules, PlaceDetails details) {}
