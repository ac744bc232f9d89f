package org.wasl.referral.directory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.code.OrganizationType;
import org.wasl.platform.value.LocalizedText;
import org.wasl.referral.directory.part.OrganizationDetails;

/** {@link OrganizationFields} as they are written through the API. */
@Schema(name = "OrganizationBody")
public record OrganizationBody(
        @NotNull @Valid LocalizedText name,
        @Valid @Schema(nullable = true) LocalizedText description,
        @NotNull OrganizationType type,
        boolean referralEnabled,
        @Valid @Schema(nullable = true) OrganizationDetails details,
        @Schema(nullable = true) OrganizationStatus status) {

    static OrganizationBody of(OrganizationFields fields) {
        return new OrganizationBody(
                fields.name(),
                fields.description(),
                fields.type(),
                fields.referralEnabled(),
                fields.details(),
                fields.status());
    }

    OrganizationFields fields() {
        return new OrganizationFields(name, description, type, referralEnabled, details, status);
    }
}
