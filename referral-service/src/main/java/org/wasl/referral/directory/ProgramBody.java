package org.wasl.referral.directory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** {@link ProgramFields} as they are written through the API. */
@Schema(name = "ServiceProgramBody")
public record ProgramBody(
        @Schema(nullable = true) UUID organizationId,
        @NotNull @Valid NameBody name,
        @NotNull @Valid LabelBody description) {

    static ProgramBody of(ProgramFields fields) {
        return new ProgramBody(fields.organizationId(), NameBody.of(fields.name()), LabelBody.of(fields.description()));
    }

    ProgramFields fields() {
        return new ProgramFields(organizationId, NameBody.value(name), LabelBody.value(description));
    }
}
