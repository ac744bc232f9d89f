package org.wasl.registry.spdci.subscription;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.JordanTime;

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
    private static final CronParser PARSER =
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));

    boolean possible() {
        try {
            return startTime.isBefore(endTime) && cron() != null;
        } catch (IllegalArgumentException noCron) {
            return false;
        }
    }

    private Cron cron() {
        return PARSER.parse(frequency).validate();
    }

    /** The next time at or after this moment; the moment itself where there is none. */
    Instant next(Instant moment) {
        return ExecutionTime.forCron(cron())
                .nextExecution(moment.atZone(JordanTime.ZONE))
                .map(java.time.ZonedDateTime::toInstant)
                .orElse(moment);
    }
}
