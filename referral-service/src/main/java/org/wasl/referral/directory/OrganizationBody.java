package org.wasl.referral.directory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.code.OrganizationType;
import org.wasl.referral.directory.part.OrganizationDetails;

/** {@link OrganizationFields} as they are written through the API. */
@Schema(name = "OrganizationBody")
public record OrganizationBody(
        @NotNull @Valid NameBody name,
        @Valid @Schema(nullable = true) LabelBody description,
        @NotNull OrganizationType type,
        boolean referralEnabled,
        @Valid @Schema(nullable = true) OrganizationDetails details,
        @Schema(nullable = true) OrganizationStatus status) {

    static OrganizationBody of(OrganizationFields fields) {
        return new OrganizationBody(
                NameBody.of(fields.name()),
                LabelBody.of(fields.description()),
                fields.type(),
                fields.referralEnabled(),
                fields.details(),
                fields.status());
    }

    OrganizationFields fields() {
        return new OrganizationFields(
                NameBody.value(name), LabelBody.value(description), type, referralEnabled, details, status);
    }
}
