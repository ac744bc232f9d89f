package org.wasl.registry.spdci.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Wishes to be told.
 *
 * <p>Source: {@code SubscribeRequest} of social_api_v1.0.0.
 */
@Schema(name = "SpdciSubscribeBody")
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SubscribeRequest(
        @NotNull @Size(max = 99) String transactionId,
        @NotEmpty @Size(max = 50) List<@Valid @NotNull Item> subscribeRequest) {

    @Schema(name = "SpdciSubscribeItem")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Item(
            @NotNull @Size(max = 99) String referenceId,
            @NotNull Instant timestamp,
            @NotNull @Valid Criteria subscribeCriteria,

            @Pattern(regexp = "[a-z]{3}") @Schema(nullable = true, examples = "ara")
            String locale) {}

    /**
     * @param regEventType REGISTER, NewHouseHoldMember, UPDATE, CONSENT_WITHDRAWN, MERGED or UNMERGED
     * @param filter of whom, as the query of a search
     * @param notifyRecordType Group, Member or SRPerson
     */
    @Schema(name = "SpdciSubscribeCriteria")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Criteria(
            @Schema(nullable = true) String version,
            @Schema(nullable = true) String regType,
            @NotBlank @Size(max = 99) String regEventType,
            @Valid @Schema(nullable = true) Frequency frequency,

            @Pattern(regexp = "idtype-value|expression|predicate|graphql") @Schema(nullable = true)
            String filterType,

            @NotNull JsonNode filter,
            @NotBlank @Size(max = 99) String notifyRecordType,
            @Schema(nullable = true) JsonNode authorize) {}
}
