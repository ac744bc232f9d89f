package org.wasl.referral.directory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.LocalizedText;

/**
 * What is said of a program.
 *
 * @param organizationId your own where left out; it stays as it is
 */
@Schema(name = "ServiceProgramBody")
public record ProgramFields(
        @Schema(nullable = true) UUID organizationId,
        @NotNull @Valid LocalizedText name,
        @NotNull @Valid LocalizedText description) {}
