package org.wasl.registry.person;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.IdentifierVerification;
import org.wasl.platform.value.CleanText;

/**
 * A number that a person is known by.
 *
 * @param issuer whose number it is; required for PARTNER_LOCAL
 * @param verification UNVERIFIED where left out
 */
@Schema(name = "IdentifierBody")
public record IdentifierBody(
        @NotNull IdentifierSystem system,

        @NotBlank @Size(max = 60) @CleanText @Schema(examples = "9871234567")
        String value,

        @Size(max = 60) @CleanText @Schema(nullable = true) String issuer,
        @Schema(nullable = true) IdentifierVerification verification) {}
