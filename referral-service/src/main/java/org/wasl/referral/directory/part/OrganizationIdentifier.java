package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.CleanText;

/** A number that others know the organization by, such as its licence at the ministry (HSDS {@code organization_identifier}). */
@HsdsRecord("organization_identifier")
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DirectoryOrganizationIdentifier")
public record OrganizationIdentifier(
        UUID id,
        @Size(max = 100) @CleanText String identifierScheme,
        @Size(max = 100) @CleanText @NotBlank String identifierType,
        @Size(max = 100) @CleanText @NotBlank String identifier) {}
