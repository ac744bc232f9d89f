package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.SafeUri;

/** What to bring (HSDS {@code required_document}). */
@HsdsRecord("required_document")
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DirectoryRequiredDocument")
public record RequiredDocument(
        UUID id,
        @Size(max = 500) @CleanText @NotBlank String document,
        @SafeUri URI uri) {}
