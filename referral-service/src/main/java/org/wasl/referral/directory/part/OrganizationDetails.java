package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.InvisibleMarks;
import org.wasl.platform.value.SafeUri;

/** What else is known of an organization. */
@HsdsRecord("organization")
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OrganizationDetails")
@StoredForm("organization")
public record OrganizationDetails(
        @Size(max = 500) @CleanText String alternateName,
        @Email @Size(max = 254) String email,
        @SafeUri URI website,
        @Size(max = 20) List<@Valid @NotNull Url> additionalWebsites,
        @Size(max = 200) @CleanText String legalStatus,
        @Min(1000) @Max(2200) Integer yearIncorporated,
        @SafeUri URI uri,
        UUID parentOrganizationId,
        @Size(max = 20) List<@Valid @NotNull Funding> funding,
        @Size(max = 20) List<@Valid @NotNull Contact> contacts,
        @Size(max = 20) List<@Valid @NotNull Phone> phones,
        @Size(max = 20) List<@Valid @NotNull OrganizationIdentifier> organizationIdentifiers) {
    public static final OrganizationDetails NONE =
            new OrganizationDetails(null, null, null, null, null, null, null, null, null, null, null, null);

    public OrganizationDetails {
        email = InvisibleMarks.removedFromAddress(email);
    }
}
