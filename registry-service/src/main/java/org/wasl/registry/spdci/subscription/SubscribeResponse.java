package org.wasl.registry.spdci.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.openapi.OpenApiConventions;

/** Source: {@code SubscribeResponse} of social_api_v1.0.0. */
@Schema(name = "SpdciSubscribeResponse")
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SubscribeResponse(String transactionId, String correlationId, List<Answered> subscribeResponse) {

    @Schema(
            name = "SpdciSubscribeAnswer",
            extensions = @Extension(name = OpenApiConventions.LEAVES_OUT_NULL, value = "true"))
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Answered(
            String referenceId,
            Instant timestamp,
            String status,
            @Schema(nullable = true) String statusReasonCode,
            @Schema(nullable = true) String statusReasonMessage,
            @Schema(nullable = true) List<Info> subscriptions,
            @Schema(nullable = true) String locale) {}

    /** @param code by which it is ended; the answer to a repeated wish is the code that it has already */
    @Schema(
            name = "SpdciSubscription",
            extensions = @Extension(name = OpenApiConventions.LEAVES_OUT_NULL, value = "true"))
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Info(
            String code,
            String status,
            Instant timestamp,
            String regEventType,
            @Schema(nullable = true) Frequency frequency) {}
}
