package org.wasl.registry.spdci.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/** What another registry may say to us, as far as it must be right to be kept. Source: social_api_v1.0.0. */
public final class Callbacks {
    private static final String STATUS = "rcvd|pdng|succ|rjct";

    private Callbacks() {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record OnSearch(
            @NotNull @Size(max = 99) String transactionId,
            @NotNull @Size(max = 99) String correlationId,
            @NotNull List<@Valid @NotNull Answered> searchResponse) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record OnSubscribe(
            @NotNull @Size(max = 99) String transactionId,
            @NotNull @Size(max = 99) String correlationId,
            @NotNull List<@Valid @NotNull Answered> subscribeResponse) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Answered(
            @NotNull @Size(max = 99) String referenceId,
            @NotNull Instant timestamp,
            @NotNull @Pattern(regexp = STATUS) String status) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record OnUnsubscribe(
            @NotNull @Size(max = 99) String transactionId,
            @NotNull @Size(max = 99) String correlationId,
            @NotNull Instant timestamp,
            @NotNull @Pattern(regexp = STATUS) String status) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record OnStatus(
            @NotNull @Size(max = 99) String transactionId,
            @NotNull @Size(max = 99) String correlationId,
            @NotNull @Valid Status txnstatusResponse) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Status(
            @NotNull @Pattern(regexp = "search|subscribe|receipt")
            String txnType,

            @NotNull JsonNode txnStatus) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Notify(
            @NotNull @Size(max = 99) String transactionId,
            @NotNull List<@Valid @NotNull Told> notifyEvent) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Told(
            @NotNull @Size(max = 99) String referenceId,
            @NotNull Instant timestamp,
            @NotNull @Valid Data data) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Data(
            @NotNull String regRecordType, @NotNull JsonNode regRecords) {}
}
