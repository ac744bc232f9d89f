package org.wasl.referral.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.CapacityStatus;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;
import org.wasl.referral.directory.part.ServiceCapacity;

/** How many places there are, as the API takes and shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DirectoryCapacity")
public record ServiceCapacityBody(
        UUID id,
        @Size(max = 100) @CleanText @NotBlank String unit,
        @NotNull @Min(0) Integer available,
        @Min(0) Integer maximum,
        @Size(max = 500) @CleanText String description,
        @NotNull @PossibleDate Instant updated,
        CapacityStatus status,
        Boolean estimate) {
    static ServiceCapacityBody of(ServiceCapacity part) {
        return new ServiceCapacityBody(
                part.id(),
                part.unit(),
                part.available(),
                part.maximum(),
                part.description(),
                part.updated(),
                part.status(),
                part.estimate());
    }

    ServiceCapacity value() {
        return new ServiceCapacity(id, unit, available, maximum, description, updated, status, estimate);
    }
}
