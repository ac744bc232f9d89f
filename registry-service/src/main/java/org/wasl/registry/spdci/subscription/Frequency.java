package org.wasl.registry.spdci.subscription;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When a subscriber wants to be told: between two moments, at the times of a cron expression with seconds, in Jordan's time.
 *
 * <p>Source: {@code SubscriptionInfo.frequency} of social_api_v1.0.0; its sample is of Quartz.
 */
@Schema(name = "SpdciFrequency")
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Frequency(
        @NotNull Instant startTime,
        @NotNull Instant endTime,

        @NotBlank @Size(max = 120) @Schema(examples = "0 0 6 * * ? *")
        String frequency) {

    /** Null where there is no schedule. */
    static Frequency of(Schedule known) {
        return known == null ? null : new Frequency(known.startsAt(), known.endsAt(), known.cron());
    }

    Schedule toSchedule() {
        return new Schedule(startTime, endTime, frequency);
    }
}
