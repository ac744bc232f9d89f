package org.wasl.cases.attachment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.file.FileKind;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.FileName;
import org.wasl.platform.value.InvisibleMarks;

/**
 * A file that is to be attached to a case, before its content is sent.
 *
 * @param fileName what the file is called, without a path
 * @param restricted for the owner and the supervisor only
 */
@Schema(name = "AttachmentBody")
public record AttachmentBody(
        @NotBlank @Size(max = 200) @FileName @Schema(pattern = FileName.PATTERN, examples = "birth-certificate.pdf")
        String fileName,

        @NotNull FileKind mediaType,

        @Size(max = 1000) @CleanText @Schema(nullable = true)
        String description,

        boolean restricted) {

    public AttachmentBody {
        fileName = InvisibleMarks.removed(fileName);
    }

    Attachment.Label label() {
        return new Attachment.Label(fileName, description);
    }
}
