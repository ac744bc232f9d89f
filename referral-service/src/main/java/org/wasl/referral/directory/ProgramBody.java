package org.wasl.referral.directory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.LocalizedText;

/** {@link ProgramFields} as they are written through the API. */
@Schema(name = "ServiceProgramBody")
public record ProgramBody(
        @Schema(nullable = true) UUID organizationId,
        @NotNull @Valid LocalizedText name,
        @NotNull @Valid LocalizedText description) {

    static ProgramBody of(ProgramFields fields) {
        return new ProgramBody(fields.organizationId(), fields.name(), fields.description());
    }

    ProgramFields fields() {
        return new ProgramFields(organizationId, name, description);
    }
}
