package org.wasl.referral.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.LocationType;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.Lists;
import org.wasl.platform.value.SafeUri;
import org.wasl.referral.directory.part.Address;
import org.wasl.referral.directory.part.Contact;
import org.wasl.referral.directory.part.Language;
import org.wasl.referral.directory.part.LocationDetails;
import org.wasl.referral.directory.part.Phone;

/** What else is known of a place, as the API takes and shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LocationDetails")
public record LocationDetailsBody(
        LocationType locationType,
        @SafeUri URI url,
        @Size(max = 500) @CleanText String alternateName,
        @Valid LabelBody description,
        @Size(max = 1000) @CleanText String transportation,
        @Size(max = 100) @CleanText String externalIdentifier,
        @Size(max = 100) @CleanText String externalIdentifierType,
        @Size(max = 20) List<@Valid @NotNull Language> languages,
        @Size(max = 5) List<@Valid @NotNull Address> addresses,
        @Size(max = 20) List<@Valid @NotNull Contact> contacts,
        @Size(max = 20) List<@Valid @NotNull Phone> phones,
        @Size(max = 20) List<@Valid @NotNull ScheduleBody> schedules,
        @Size(max = 20) List<@Valid @NotNull AccessibilityNoteBody> accessibilityNotes) {
    static LocationDetailsBody of(LocationDetails part) {
        return new LocationDetailsBody(
                part.locationType(),
                part.url(),
                part.alternateName(),
                LabelBody.of(part.description()),
                part.transportation(),
                part.externalIdentifier(),
                part.externalIdentifierType(),
                part.languages(),
                part.addresses(),
                part.contacts(),
                part.phones(),
                Lists.map(part.schedules(), ScheduleBody::of),
                Lists.map(part.accessibilityNotes(), AccessibilityNoteBody::of));
    }

    LocationDetails value() {
        return new LocationDetails(
                locationType,
                url,
                alternateName,
                LabelBody.value(description),
                transportation,
                externalIdentifier,
                externalIdentifierType,
                languages,
                addresses,
                contacts,
                phones,
                Lists.map(schedules, ScheduleBody::value),
                Lists.map(accessibilityNotes, AccessibilityNoteBody::value));
    }
}
