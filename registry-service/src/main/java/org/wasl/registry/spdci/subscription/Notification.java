package org.wasl.registry.spdci.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.registry.spdci.record.SocialRecord;

/** What happened. Source: {@code NotifyEventRequest} of social_api_v1.0.0. */
@Schema(name = "SpdciNotification")
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Notification(String transactionId, List<Told> notifyEvent) {

    /** @param referenceId the code of the subscription */
    @Schema(name = "SpdciEvent", extensions = @Extension(name = OpenApiConventions.LEAVES_OUT_NULL, value = "true"))
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Told(
            String referenceId,
            Instant timestamp,
            Data data,
            @Schema(nullable = true) String locale) {}

    @Schema(name = "SpdciEventData")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Data(
            String version,
            String regType,
            String regEventType,
            String regRecordType,
            @Schema(implementation = SocialRecord.class) Object regRecords) {}
}
