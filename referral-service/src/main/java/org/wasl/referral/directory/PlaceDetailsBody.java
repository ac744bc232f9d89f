package org.wasl.referral.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.referral.directory.part.Contact;
import org.wasl.referral.directory.part.Phone;
import org.wasl.referral.directory.part.PlaceDetails;
import org.wasl.referral.directory.part.ServiceArea;

/** What else is known of a service at a place, as the API takes and shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ServiceAtLocationDetails")
public record PlaceDetailsBody(
        @Valid LabelBody description,
        @Size(max = 100) List<@Valid @NotNull ServiceArea> serviceAreas,
        @Size(max = 20) List<@Valid @NotNull Contact> contacts,
        @Size(max = 20) List<@Valid @NotNull Phone> phones,
        @Valid @Schema(nullable = true) IntakeBody intake) {
    static PlaceDetailsBody of(PlaceDetails part) {
        return new PlaceDetailsBody(
                LabelBody.of(part.description()),
                part.serviceAreas(),
                part.contacts(),
                part.phones(),
                IntakeBody.of(part.intake()));
    }

    PlaceDetails value() {
        return new PlaceDetails(
                LabelBody.value(description), serviceAreas, contacts, phones, intake == null ? null : intake.value());
    }
}
