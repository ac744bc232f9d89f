package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.SafeUri;

/** Whom the service reaches by where they live (HSDS {@code service_area}). */
@HsdsRecord("service_area")
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DirectoryServiceArea")
public record ServiceArea(
        UUID id,
        @Size(max = 200) @CleanText String name,
        @Size(max = 1000) @CleanText String description,
        @Size(max = 1000) @CleanText String extent,
        @Size(max = 50) @CleanText String extentType,
        @SafeUri URI uri) {}
