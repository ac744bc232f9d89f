package org.wasl.referral.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.InvisibleMarks;
import org.wasl.platform.value.Lists;
import org.wasl.platform.value.SafeUri;
import org.wasl.referral.directory.part.Contact;
import org.wasl.referral.directory.part.CostOption;
import org.wasl.referral.directory.part.Funding;
import org.wasl.referral.directory.part.Language;
import org.wasl.referral.directory.part.Phone;
import org.wasl.referral.directory.part.RequiredDocument;
import org.wasl.referral.directory.part.ServiceArea;
import org.wasl.referral.directory.part.ServiceDetails;
import org.wasl.referral.directory.part.Url;

/** What else is known of a service, as the API takes and shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ServiceDetails")
public record ServiceDetailsBody(
        UUID programId,
        @SafeUri URI url,
        @Size(max = 20) List<@Valid @NotNull Url> additionalUrls,
        @Email @Size(max = 254) String email,
        @Size(max = 500) @CleanText String interpretationServices,
        @Valid LabelBody applicationProcess,
        @Valid LabelBody feesDescription,
        @Valid LabelBody waitTime,
        @Size(max = 1000) @CleanText String accreditations,
        @Size(max = 1000) @CleanText String licenses,
        @Valid LabelBody eligibilityDescription,
        @Valid LabelBody alert,
        @Email @Size(max = 254) String assurerEmail,
        @Size(max = 20) List<@Valid @NotNull Phone> phones,
        @Size(max = 20) List<@Valid @NotNull Contact> contacts,
        @Size(max = 20) List<@Valid @NotNull ScheduleBody> schedules,
        @Size(max = 100) List<@Valid @NotNull ServiceArea> serviceAreas,
        @Size(max = 20) List<@Valid @NotNull Language> languages,
        @Size(max = 20) List<@Valid @NotNull Funding> funding,
        @Size(max = 20) List<@Valid @NotNull CostOption> costOptions,
        @Size(max = 20) List<@Valid @NotNull RequiredDocument> requiredDocuments,
        @Size(max = 20) List<@Valid @NotNull ServiceCapacityBody> capacities,
        @Size(max = 20) List<@Valid @NotNull EligibilityRuleBody> eligibility) {
    public ServiceDetailsBody {
        email = InvisibleMarks.removedFromAddress(email);
        assurerEmail = InvisibleMarks.removedFromAddress(assurerEmail);
    }

    static ServiceDetailsBody of(ServiceDetails part) {
        return new ServiceDetailsBody(
                part.programId(),
                part.url(),
                part.additionalUrls(),
                part.email(),
                part.interpretationServices(),
                LabelBody.of(part.applicationProcess()),
                LabelBody.of(part.feesDescription()),
                LabelBody.of(part.waitTime()),
                part.accreditations(),
                part.licenses(),
                LabelBody.of(part.eligibilityDescription()),
                LabelBody.of(part.alert()),
                part.assurerEmail(),
                part.phones(),
                part.contacts(),
                Lists.map(part.schedules(), ScheduleBody::of),
                part.serviceAreas(),
                part.languages(),
                part.funding(),
                part.costOptions(),
                part.requiredDocuments(),
                Lists.map(part.capacities(), ServiceCapacityBody::of),
                Lists.map(part.eligibility(), EligibilityRuleBody::of));
    }

    ServiceDetails value() {
        return new ServiceDetails(
                programId,
                url,
                additionalUrls,
                email,
                interpretationServices,
                LabelBody.value(applicationProcess),
                LabelBody.value(feesDescription),
                LabelBody.value(waitTime),
                accreditations,
                licenses,
                LabelBody.value(eligibilityDescription),
                LabelBody.value(alert),
                assurerEmail,
                phones,
                contacts,
                Lists.map(schedules, ScheduleBody::value),
                serviceAreas,
                languages,
                funding,
                costOptions,
                requiredDocuments,
                Lists.map(capacities, ServiceCapacityBody::value),
                Lists.map(eligibility, EligibilityRuleBody::value));
    }
}
