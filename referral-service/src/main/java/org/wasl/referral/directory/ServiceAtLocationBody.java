package org.wasl.referral.directory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.Lists;

/** {@link ServiceAtLocationFields} as they are written through the API. */
@Schema(name = "ServiceAtLocationBody")
public record ServiceAtLocationBody(
        @NotNull UUID serviceId,
        @NotNull UUID locationId,
        boolean acceptsReferrals,
        @NotNull @Size(max = 20) List<@Valid @NotNull ScheduleBody> schedules,
        @Valid @Schema(nullable = true) PlaceDetailsBody details) {

    static ServiceAtLocationBody of(ServiceAtLocationFields fields) {
        return new ServiceAtLocationBody(
                fields.serviceId(),
                fields.locationId(),
                fields.acceptsReferrals(),
                Lists.map(fields.schedules(), ScheduleBody::of),
                PlaceDetailsBody.of(fields.details()));
    }

    ServiceAtLocationFields fields() {
        return new ServiceAtLocationFields(
                serviceId,
                locationId,
                acceptsReferrals,
                Lists.map(schedules, ScheduleBody::value),
                details == null ? null : details.value());
    }
}
