package org.wasl.registry.spdci.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.openapi.OpenApiConventions;

/** The end of subscriptions: what is asked, and what is answered. */
public final class Unsubscribe {
    private Unsubscribe() {}

    /** Source: {@code UnSubscribeRequest} of social_api_v1.0.0. */
    @Schema(name = "SpdciUnsubscribeBody")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Request(
            @NotNull @Size(max = 99) String transactionId,
            @NotNull Instant timestamp,
            @NotEmpty @Size(max = 200) List<@NotNull @Size(max = 99) String> subscriptionCodes) {}

    /** Source: {@code UnSubscribeResponse} of social_api_v1.0.0. */
    @Schema(
            name = "SpdciUnsubscribeResponse",
            extensions = @Extension(name = OpenApiConventions.LEAVES_OUT_NULL, value = "true"))
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Response(
            String transactionId,
            String correlationId,
            Instant timestamp,
            String status,
            @Schema(nullable = true) String statusReasonCode,
            List<Code> subscriptionStatus) {}

    @Schema(name = "SpdciSubscriptionStatus")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Code(String code, String status) {}
}
