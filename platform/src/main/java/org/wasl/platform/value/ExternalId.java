package org.wasl.platform.value;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The id that another system gives to the same thing. One agency uses a (scheme, value) pair for one record. */
@Embeddable
public record ExternalId(
        @NotBlank @Size(max = 60) @Pattern(regexp = "[a-z0-9.-]+") @Schema(examples = "progres")
        String scheme,

        @NotBlank @Size(max = 200) @CleanText @Schema(examples = "DAD-00005708")
        String value) {

    /** Marks of direction come along when an id is copied; with them it would name another record. */
    public ExternalId {
        value = InvisibleMarks.removed(value);
    }
}
