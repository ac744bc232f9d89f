package org.wasl.referral.directory;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A {@link Label} as the API takes and shows it. */
@Schema(name = "Label")
public record LabelBody(
        @Schema(nullable = true) String ar,
        @Schema(nullable = true) String en) {
    static LabelBody of(Label label) {
        return label == null ? null : new LabelBody(label.ar(), label.en());
    }

    static Label value(LabelBody body) {
        return body == null ? null : new Label(body.ar(), body.en());
    }
}
