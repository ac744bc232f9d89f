package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.AccessibilityLevel;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.SafeUri;

/** How one can enter and be understood, in words and as a code (HSDS {@code accessibility}). */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DirectoryAccessibilityNote")
public record AccessibilityNote(
        UUID id,
        AccessibilityFeature code,
        AccessibilityLevel level,
        @Size(max = 1000) @CleanText String description,
        @Size(max = 1000) @CleanText String details,
        @SafeUri URI url) {
    /** Whether it says no more than its code; the description is the code's label then. */
    @JsonIgnore
    public boolean isCodeAlone() {
        return code != null && level == null && details == null && url == null;
    }
}
