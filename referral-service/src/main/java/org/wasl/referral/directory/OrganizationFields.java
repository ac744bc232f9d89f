package org.wasl.referral.directory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.code.OrganizationType;
import org.wasl.platform.value.LocalizedText;
import org.wasl.referral.directory.part.OrganizationDetails;

/**
 * What is said of an organization.
 *
 * @param status OPEN where it is not said; nothing is disclosed to one that is CLOSED
 */
@Schema(name = "OrganizationBody")
public record OrganizationFields(
        @NotNull @Valid LocalizedText name,
        @Valid @Schema(nullable = true) LocalizedText description,
        @NotNull OrganizationType type,
        boolean referralEnabled,
        @Valid @Schema(nullable = true) OrganizationDetails details,
        @Schema(nullable = true) OrganizationStatus status) {}
