package org.wasl.platform.value;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A published text in both languages; neither is a translation that may be missing. */
@Embeddable
public record LocalizedText(
        @NotBlank @Size(max = 500) @CleanText @Schema(examples = "مركز التأهيل المجتمعي")
        String ar,

        @NotBlank @Size(max = 500) @CleanText @Schema(examples = "Community rehabilitation centre")
        String en) {}
