package org.wasl.referral.directory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.SafeUri;

/** {@link TaxonomyTermFields} as they are written through the API. */
@Schema(name = "TaxonomyTermBody")
public record TaxonomyTermBody(
        @Size(max = 200) @CleanText @Schema(nullable = true) String code,
        @NotNull @Valid NameBody name,
        @NotNull @Valid LabelBody description,
        @Schema(nullable = true) @SafeUri URI uri,
        @Schema(nullable = true) UUID parentId) {

    static TaxonomyTermBody of(TaxonomyTermFields fields) {
        return new TaxonomyTermBody(
                fields.code(),
                NameBody.of(fields.name()),
                LabelBody.of(fields.description()),
                fields.uri(),
                fields.parentId());
    }

    TaxonomyTermFields fields() {
        return new TaxonomyTermFields(code, NameBody.value(name), LabelBody.value(description), uri, parentId);
    }
}
