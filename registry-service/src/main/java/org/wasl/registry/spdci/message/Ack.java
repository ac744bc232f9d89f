package org.wasl.registry.spdci.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.openapi.OpenApiConventions;

/**
 * The first answer to a message: whether it was taken.
 *
 * <p>Source: {@code Response} of social_api_v1.0.0.
 */
@Schema(name = "SpdciResponse")
public record Ack(Told message) {
    /**
     * @param ackStatus ACK or ERR
     * @param correlationId names the request in its callback and in the status of transactions
     */
    @Schema(name = "SpdciAck", extensions = @Extension(name = OpenApiConventions.LEAVES_OUT_NULL, value = "true"))
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Told(
            String ackStatus,
            Instant timestamp,
            String correlationId,
            @Schema(nullable = true) Fault error) {}

    /** @param message in the language of {@code Accept-Language} */
    @Schema(name = "SpdciError")
    public record Fault(
            @Schema(examples = "err.request.bad") String code, String message) {}

    public static Ack taken(String correlationId, Instant now) {
        return new Ack(new Told("ACK", now, correlationId, null));
    }

    public static Ack refused(String correlationId, Instant now, String code, String message) {
        String cut = message.length() > 999 ? message.substring(0, 999) : message;
        return new Ack(new Told("ERR", now, correlationId, new Fault(code, cut)));
    }
}
