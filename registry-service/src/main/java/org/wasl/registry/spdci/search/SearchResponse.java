package org.wasl.registry.spdci.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.registry.spdci.record.SocialRecord;

/**
 * The answers to the searches of one message.
 *
 * <p>Source: {@code SearchResponse} of social_api_v1.0.0.
 */
@Schema(name = "SpdciSearchResponse")
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SearchResponse(String transactionId, String correlationId, List<Answered> searchResponse) {

    /** @param status succ or rjct */
    @Schema(
            name = "SpdciSearchAnswer",
            extensions = @Extension(name = OpenApiConventions.LEAVES_OUT_NULL, value = "true"))
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Answered(
            String referenceId,
            Instant timestamp,
            String status,
            @Schema(nullable = true) String statusReasonCode,
            @Schema(nullable = true) String statusReasonMessage,
            Found data,
            @Schema(nullable = true) PageFound pagination,
            @Schema(nullable = true) String locale) {}

    @Schema(name = "SpdciFound")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Found(
            String version,
            String regType,
            String regRecordType,

            @Schema(type = SchemaType.ARRAY, implementation = SocialRecord.class)
            List<Object> regRecords) {}

    @Schema(name = "SpdciPageFound")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record PageFound(int pageSize, int pageNumber, long totalCount) {}
}
