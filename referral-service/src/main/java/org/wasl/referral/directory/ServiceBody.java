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

/** {@link ServiceFields} as they are written through the API. */
@Schema(name = "ServiceBody")
public record ServiceBody(
        @Schema(nullable = true) UUID organizationId,
        @NotNull @Valid NameBody name,
        @Valid @Schema(nullable = true) LabelBody description,
        @NotNull ServiceType serviceType,
        boolean sensitive,
        @Min(0) @Max(130) @Schema(nullable = true) Integer minimumAge,
        @Min(0) @Max(130) @Schema(nullable = true) Integer maximumAge,
        @Schema(nullable = true) ServiceStatus status,
        @Size(max = 100) @Schema(nullable = true) Set<@NotNull UUID> termIds,
        @Valid @Schema(nullable = true) ServiceDetailsBody details) {

    /** As it will be written: a patch that says what holds anyhow changes nothing. */
    public ServiceBody {
        sensitive = ServiceFields.isSensitive(sensitive, serviceType);
    }

    static ServiceBody of(ServiceFields fields) {
        return new ServiceBody(
                fields.organizationId(),
                NameBody.of(fields.name()),
                LabelBody.of(fields.description()),
                fields.serviceType(),
                fields.sensitive(),
                fields.minimumAge(),
                fields.maximumAge(),
                fields.status(),
                fields.termIds(),
                ServiceDetailsBody.of(fields.details()));
    }

    ServiceFields fields() {
        return new ServiceFields(
                organizationId,
                NameBody.value(name),
                LabelBody.value(description),
                serviceType,
                sensitive,
                minimumAge,
                maximumAge,
                status,
                termIds,
                details == null ? null : details.value());
    }
}
