package org.wasl.registry.spdci.search;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.ConsentPurpose;

/**
 * One or more searches, each answered on its own.
 *
 * <p>Source: {@code SearchRequest} of social_api_v1.0.0.
 */
@Schema(name = "SpdciSearchBody")
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SearchRequest(
        @NotNull @Size(max = 99) String transactionId,
        @NotEmpty @Size(max = 50) List<@Valid @NotNull Item> searchRequest) {

    /**
     * @param referenceId tells the answers apart
     * @param locale of names and texts, ISO 639-3; {@code ara} or {@code eng}
     * @param pagination where a client writes it here and not into the criteria
     */
    @Schema(name = "SpdciSearchItem")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Item(
            @NotNull @Size(max = 99) String referenceId,
            @NotNull Instant timestamp,
            @NotNull @Valid Criteria searchCriteria,

            @Pattern(regexp = "[a-z]{3}") @Schema(nullable = true, examples = "ara")
            String locale,

            @Valid @Schema(nullable = true) PageAsked pagination) {
        @JsonIgnore
        public PageAsked page() {
            PageAsked asked = searchCriteria.pagination() == null ? pagination : searchCriteria.pagination();
            return asked == null ? new PageAsked(PageAsked.USUAL, 1) : asked;
        }
    }

    /**
     * @param queryType how {@code query} is read: idtype-value, expression or predicate
     * @param responseEntity Group or Member
     * @param regRecordType Group, Member or SRPerson: of persons either what the registry has of a member, or the person alone
     * @param consent its {@code purpose.code}, if it is one of ours, says for which purpose the records are read
     */
    @Schema(name = "SpdciSearchCriteria")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Criteria(
            @Schema(nullable = true) String version,
            @Schema(nullable = true) String regType,
            @Schema(nullable = true) String regRecordType,

            @NotNull @Pattern(regexp = "idtype-value|expression|predicate") @Schema(examples = "idtype-value")
            String queryType,

            @Schema(nullable = true) String responseEntity,
            @NotNull JsonNode query,
            @Size(max = 5) @Schema(nullable = true) List<@Valid @NotNull Sorted> sort,
            @Valid @Schema(nullable = true) PageAsked pagination,
            @Schema(nullable = true) JsonNode consent,
            @Schema(nullable = true) JsonNode authorize) {

        Optional<ConsentPurpose> purpose() {
            for (JsonNode basis : java.util.Arrays.asList(consent, authorize)) {
                String code =
                        basis == null ? "" : basis.path("purpose").path("code").asText("");
                for (ConsentPurpose purpose : ConsentPurpose.values()) {
                    if (purpose.name().equals(code)) {
                        return Optional.of(purpose);
                    }
                }
            }
            return Optional.empty();
        }
    }

    @Schema(name = "SpdciSort")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Sorted(
            @NotNull @Size(max = 99) String attributeName,

            @Pattern(regexp = "asc|desc") @Schema(nullable = true)
            String sortOrder) {}

    /** @param pageNumber from 1 */
    @Schema(name = "SpdciPageAsked")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record PageAsked(
            @NotNull @Min(1) @Max(2000) Integer pageSize,

            @Min(1) @Max(1_000_000) @Schema(nullable = true) Integer pageNumber) {
        static final int USUAL = 100;

        int number() {
            return pageNumber == null ? 1 : pageNumber;
        }
    }
}
