package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.stored.StoredForm;
import org.wasl.referral.directory.Label;

/** What else is known of a service at a place. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ServiceAtLocationDetails")
@StoredForm("place")
public record PlaceDetails(
        Label description,
        @Size(max = 100) List<@Valid @NotNull ServiceArea> serviceAreas,
        @Size(max = 20) List<@Valid @NotNull Contact> contacts,
        @Size(max = 20) List<@Valid @NotNull Phone> phones,
        @Valid @Schema(nullable = true) Intake intake) {
    public static final PlaceDetails NONE = new PlaceDetails(null, null, null, null, null);
}
