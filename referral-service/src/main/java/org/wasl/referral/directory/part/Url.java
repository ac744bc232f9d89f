package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.SafeUri;

/** A further address on the web (HSDS {@code url}). */
@HsdsRecord("url")
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DirectoryUrl")
public record Url(
        UUID id,
        @Size(max = 200) @CleanText String label,
        @NotNull @SafeUri URI url) {}
