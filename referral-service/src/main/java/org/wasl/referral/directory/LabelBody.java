package org.wasl.referral.directory;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.CleanText;

/** A {@link Label} as the API takes and shows it: null for a language in which nobody wrote it. */
@InAnyLanguage
@Schema(name = "Label")
public record LabelBody(
        @Size(max = LONGEST)
        @Pattern(regexp = CleanText.NOT_BLANK)
        @CleanText
        @Schema(nullable = true, examples = "مركز التأهيل المجتمعي")
        String ar,

        @Size(max = LONGEST)
        @Pattern(regexp = CleanText.NOT_BLANK)
        @CleanText
        @Schema(nullable = true, examples = "Community rehabilitation centre")
        String en)
        implements InAnyLanguage.Text {
    /** Characters in one language: descriptions of other directories are long. */
    static final int LONGEST = 10_000;

    static LabelBody of(Label label) {
        return label == null ? null : new LabelBody(label.ar(), label.en());
    }

    static Label value(LabelBody body) {
        return body == null ? null : new Label(body.ar(), body.en());
    }
}
