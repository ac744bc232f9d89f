package org.wasl.referral.directory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.SafeUri;

/** {@link TaxonomyFields} as they are written through the API. */
@Schema(name = "TaxonomyBody")
public record TaxonomyBody(
        @NotNull @Valid NameBody name,
        @NotNull @Valid LabelBody description,
        @Schema(nullable = true) @SafeUri URI uri,
        @Size(max = 100) @CleanText @Schema(nullable = true) String edition) {

    static TaxonomyBody of(TaxonomyFields fields) {
        return new TaxonomyBody(
                NameBody.of(fields.name()), LabelBody.of(fields.description()), fields.uri(), fields.edition());
    }

    TaxonomyFields fields() {
        return new TaxonomyFields(NameBody.value(name), LabelBody.value(description), uri, edition);
    }
}
