package org.wasl.referral.directory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.LocalizedText;
import org.wasl.platform.value.SafeUri;

/**
 * What is said of a taxonomy.
 *
 * @param edition HSDS {@code version}
 */
@Schema(name = "TaxonomyBody")
public record TaxonomyFields(
        @NotNull @Valid LocalizedText name,
        @NotNull @Valid LocalizedText description,
        @Schema(nullable = true) @SafeUri URI uri,
        @Size(max = 100) @CleanText @Schema(nullable = true) String edition) {}
