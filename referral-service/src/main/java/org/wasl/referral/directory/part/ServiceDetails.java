package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
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
import org.wasl.referral.directory.Label;

/** What else is known of a service. Texts that are published come in both languages; what an import brought may lack one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ServiceDetails")
@StoredForm("service")
public record ServiceDetails(
        UUID programId,
        @SafeUri URI url,
        @Size(max = 20) List<@Valid @NotNull Url> additionalUrls,
        @Email @Size(max = 254) String email,
        @Size(max = 500) @CleanText String interpretationServices,
        Label applicationProcess,
        Label feesDescription,
        Label waitTime,
        @Size(max = 1000) @CleanText String accreditations,
        @Size(max = 1000) @CleanText String licenses,
        Label eligibilityDescription,
        Label alert,
        @Email @Size(max = 254) String assurerEmail,
        @Size(max = 20) List<@Valid @NotNull Phone> phones,
        @Size(max = 20) List<@Valid @NotNull Contact> contacts,
        @Size(max = 20) List<@Valid @NotNull Schedule> schedules,
        @Size(max = 100) List<@Valid @NotNull ServiceArea> serviceAreas,
        @Size(max = 20) List<@Valid @NotNull Language> languages,
        @Size(max = 20) List<@Valid @NotNull Funding> funding,
        @Size(max = 20) List<@Valid @NotNull CostOption> costOptions,
        @Size(max = 20) List<@Valid @NotNull RequiredDocument> requiredDocuments,
        @Size(max = 20) List<@Valid @NotNull ServiceCapacity> capacities,
        @Size(max = 20) List<@Valid @NotNull EligibilityRule> eligibility) {
    public static final ServiceDetails NONE = new ServiceDetails(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null);

    public ServiceDetails {
        email = InvisibleMarks.removedFromAddress(email);
        assurerEmail = InvisibleMarks.removedFromAddress(assurerEmail);
    }
}
