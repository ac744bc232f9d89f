package org.wasl.referral.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.AccessibilityLevel;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.SafeUri;
import org.wasl.referral.directory.part.AccessibilityNote;

/** A note on accessibility as the API takes and shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DirectoryAccessibilityNote")
public record AccessibilityNoteBody(
        UUID id,
        AccessibilityFeature code,
        AccessibilityLevel level,
        @Size(max = 1000) @CleanText String description,
        @Size(max = 1000) @CleanText String details,
        @SafeUri URI url) {
    static AccessibilityNoteBody of(AccessibilityNote part) {
        return new AccessibilityNoteBody(
                part.id(), part.code(), part.level(), part.description(), part.details(), part.url());
    }

    AccessibilityNote value() {
        return new AccessibilityNote(id, code, level, description, details, url);
    }
}
