package org.wasl.referral.directory.part;

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

/** How many places there are (HSDS {@code service_capacity}).
 *
 * @param unit what is counted, such as beds
 * @param estimate whether nobody has counted */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DirectoryCapacity")
public record ServiceCapacity(
        UUID id,
        @Size(max = 100) @CleanText @NotBlank String unit,
        @NotNull @Min(0) Integer available,
        @Min(0) Integer maximum,
        @Size(max = 500) @CleanText String description,
        @NotNull @PossibleDate Instant updated,
        CapacityStatus status,
        Boolean estimate) {}
