package org.wasl.registry.spdci;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.platform.problem.Problem;

/** What became of earlier requests: what is asked, and what is answered. */
public final class TxnStatus {
    private TxnStatus() {}

    /** Source: {@code TxnStatusRequest} of social_api_v1.0.0. */
    @Schema(name = "SpdciTxnStatusBody")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Request(
            @NotNull @Size(max = 99) String transactionId,
            @NotNull @Valid Asked txnstatusRequest) {}

    /** @param attributeValue an id, or a list of references */
    @Schema(name = "SpdciTxnStatusAsked")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Asked(
            @NotNull @Size(max = 99) String referenceId,

            @NotNull @Pattern(regexp = "search|subscribe|receipt")
            String txnType,

            @NotNull @Pattern(regexp = "transaction_id|reference_id_list|correlation_id")
            String attributeType,

            @NotNull JsonNode attributeValue,

            @Pattern(regexp = "[a-z]{3}") @Schema(nullable = true)
            String locale) {

        @JsonIgnore
        List<String> values() {
            List<String> values = attributeValue.isArray()
                    ? StreamSupport.stream(attributeValue.spliterator(), false)
                            .map(JsonNode::asText)
                            .toList()
                    : List.of(attributeValue.asText());
            boolean list = attributeType.equals("reference_id_list");
            if (attributeValue.isObject()
                    || attributeValue.isNull()
                    || attributeValue.isArray() != list
                    || values.isEmpty()
                    || values.size() > 200
                    || values.stream().anyMatch(value -> value.length() > 99)) {
                throw Problem.invalidField("/message/txnstatus_request/attribute_value", "wrong-type");
            }
            return values;
        }
    }

    /** Source: {@code TxnStatusResponse} of social_api_v1.0.0. */
    @Schema(name = "SpdciTxnStatusResponse")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Response(String transactionId, String correlationId, Told txnstatusResponse) {}

    @Schema(name = "SpdciTxnStatusTold")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Told(String txnType, Status txnStatus) {}

    /**
     * What the standard calls a search response, whatever the transaction was: each reference with its status, and no record. Records are asked for anew, and what
     * may be told is decided anew.
     */
    @Schema(name = "SpdciTxnStatus")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Status(String transactionId, String correlationId, List<One> searchResponse) {}

    @Schema(
            name = "SpdciTxnStatusOne",
            extensions = @Extension(name = OpenApiConventions.LEAVES_OUT_NULL, value = "true"))
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record One(
            String referenceId,
            Instant timestamp,
            String status,
            @Schema(nullable = true) String statusReasonCode) {}
}
