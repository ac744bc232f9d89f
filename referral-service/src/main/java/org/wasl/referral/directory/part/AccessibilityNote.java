package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.UUID;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.AccessibilityLevel;

/** How one can enter and be understood, in words and as a code (HSDS {@code accessibility}). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccessibilityNote(
        UUID id, AccessibilityFeature code, AccessibilityLevel level, String description, String details, URI url) {
    /** Whether it says no more than its code; the description is the code's label then. */
    @JsonIgnore
    public boolean isCodeAlone() {
        return code != null && level == null && details == null && url == null;
    }
}
