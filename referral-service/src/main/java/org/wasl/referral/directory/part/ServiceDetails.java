package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.value.InvisibleMarks;
import org.wasl.referral.directory.Label;

/** What else is known of a service. Texts that are published come in both languages; what an import brought may lack one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@StoredForm("service")
public record ServiceDetails(
        UUID programId,
        URI url,
        List<Url> additionalUrls,
        String email,
        String interpretationServices,
        Label applicationProcess,
        Label feesDescription,
        Label waitTime,
        String accreditations,
        String licenses,
        Label eligibilityDescription,
        Label alert,
        String assurerEmail,
        List<Phone> phones,
        List<Contact> contacts,
        List<Schedule> schedules,
        List<ServiceArea> serviceAreas,
        List<Language> languages,
        List<Funding> funding,
        List<CostOption> costOptions,
        List<RequiredDocument> requiredDocuments,
        List<ServiceCapacity> capacities,
        List<EligibilityRule> eligibility) {
    public static final ServiceDetails NONE = new ServiceDetails(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null);

    public ServiceDetails {
        email = InvisibleMarks.removedFromAddress(email);
        assurerEmail = InvisibleMarks.removedFromAddress(assurerEmail);
    }
}
