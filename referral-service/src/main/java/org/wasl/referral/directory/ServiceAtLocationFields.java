package org.wasl.referral.directory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.referral.directory.part.PlaceDetails;
import org.wasl.referral.directory.part.Schedule;

/**
 * What is said of a service where it is given. Service and place stay as they are.
 */
@Schema(name = "ServiceAtLocationBody")
public record ServiceAtLocationFields(
        @NotNull UUID serviceId,
        @NotNull UUID locationId,
        boolean acceptsReferrals,
        @NotNull @Size(max = 20) List<@Valid @NotNull Schedule> schedules,
        @Valid @Schema(nullable = true) PlaceDetails details) {}
