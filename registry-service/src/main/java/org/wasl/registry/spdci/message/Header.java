package org.wasl.registry.spdci.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.problem.Problem;

/**
 * Who sends what to whom. One shape for requests and callbacks: those have a status.
 *
 * <p>Source: {@code MsgHeader_V1.0.0} and {@code MsgCallbackHeader_V1.0.0}.
 *
 * @param messageId heard once for each sender
 * @param senderUri where a callback goes; only an address on the sender's list
 * @param status rcvd, pdng, succ or rjct
 * @param totalCount requests in the message
 * @param completedCount those that are done, well or not
 */
@Schema(name = "SpdciHeader")
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Header(
        @Schema(nullable = true, examples = "1.0.0") String version,
        @NotBlank @Size(max = 99) String messageId,
        @NotNull Instant messageTs,

        @NotBlank @Size(max = 99) @Schema(examples = "search")
        String action,

        @Schema(nullable = true) String status,
        @Schema(nullable = true) String statusReasonCode,
        @Size(max = 99) @Schema(nullable = true) String senderId,
        @Size(max = 500) @Schema(nullable = true) String senderUri,
        @Size(max = 99) @Schema(nullable = true) String receiverId,
        @Schema(nullable = true) Integer totalCount,
        @Schema(nullable = true) Integer completedCount,
        @Schema(nullable = true) Boolean isMsgEncrypted,
        @Schema(nullable = true) JsonNode meta) {
    public static final String VERSION = "1.0.0";

    @JsonIgnore
    public boolean encrypted() {
        return Boolean.TRUE.equals(isMsgEncrypted);
    }

    /** What is required differs between requests and callbacks. */
    void check(Action action) {
        if (senderId == null || senderId.isBlank()) {
            throw Problem.invalidField("/header/sender_id", "not-blank");
        }
        if (action.callbackHeader()) {
            if (status == null || !status.matches("rcvd|pdng|succ|rjct")) {
                throw Problem.invalidField("/header/status", "unknown-code");
            }
        } else if (totalCount == null) {
            throw Problem.invalidField("/header/total_count", "not-null");
        }
    }
}
