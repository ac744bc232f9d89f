package org.wasl.referral.directory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.ServiceStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.platform.value.LocalizedText;
import org.wasl.referral.directory.part.ServiceDetails;

/**
 * What is said of a service.
 *
 * @param organizationId your own where left out; it stays as it is
 * @param sensitive shown to those who refer and to its own organization only; a safe house and the clinical management of rape always are
 * @param minimumAge in years, as the other; null is no limit
 * @param status active where left out
 * @param termIds terms of the taxonomies that it falls under
 */
@Schema(name = "ServiceBody")
public record ServiceFields(
        @Schema(nullable = true) UUID organizationId,
        @NotNull @Valid LocalizedText name,
        @Valid @Schema(nullable = true) LocalizedText description,
        @NotNull ServiceType serviceType,
        boolean sensitive,
        @Min(0) @Max(130) @Schema(nullable = true) Integer minimumAge,
        @Min(0) @Max(130) @Schema(nullable = true) Integer maximumAge,
        @Schema(nullable = true) ServiceStatus status,
        @Size(max = 100) @Schema(nullable = true) Set<@NotNull UUID> termIds,
        @Valid @Schema(nullable = true) ServiceDetails details) {
    /** The only place that says so: whoever asks whether a service is sensitive asks the service. */
    public ServiceFields {
        sensitive = sensitive || (serviceType != null && serviceType.isSensitive());
    }
}
