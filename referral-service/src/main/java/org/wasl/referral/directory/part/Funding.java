package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.CleanText;

/** Who pays (HSDS {@code funding}). */
@HsdsRecord("funding")
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DirectoryFunding")
public record Funding(UUID id, @Size(max = 500) @CleanText String source) {}
