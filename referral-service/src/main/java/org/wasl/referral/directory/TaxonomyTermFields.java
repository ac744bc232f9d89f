package org.wasl.referral.directory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.LocalizedText;
import org.wasl.platform.value.SafeUri;

/**
 * What is said of a term.
 *
 * @param parentId the term above it, of the same taxonomy; null at the top
 */
@Schema(name = "TaxonomyTermBody")
public record TaxonomyTermFields(
        @Size(max = 200) @CleanText @Schema(nullable = true) String code,
        @NotNull @Valid LocalizedText name,
        @NotNull @Valid LocalizedText description,
        @Schema(nullable = true) @SafeUri URI uri,
        @Schema(nullable = true) UUID parentId) {}
