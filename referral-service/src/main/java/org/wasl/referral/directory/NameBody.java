package org.wasl.referral.directory;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.CleanText;

/** The name of an entry as the API takes it: null for a language in which it has none. */
@InAnyLanguage
@Schema(name = "DirectoryName")
public record NameBody(
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
    /** Characters in one language. */
    static final int LONGEST = 500;

    static NameBody of(Label name) {
        return name == null ? null : new NameBody(name.ar(), name.en());
    }

    static Label value(NameBody body) {
        return body == null ? null : new Label(body.ar(), body.en());
    }
}
