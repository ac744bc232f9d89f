package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.LocationType;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.SafeUri;
import org.wasl.referral.directory.Label;

/** What else is known of a place. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LocationDetails")
@StoredForm("location")
public record LocationDetails(
        LocationType locationType,
        @SafeUri URI url,
        @Size(max = 500) @CleanText String alternateName,
        Label description,
        @Size(max = 1000) @CleanText String transportation,
        @Size(max = 100) @CleanText String externalIdentifier,
        @Size(max = 100) @CleanText String externalIdentifierType,
        @Size(max = 20) List<@Valid @NotNull Language> languages,
        @Size(max = 5) List<@Valid @NotNull Address> addresses,
        @Size(max = 20) List<@Valid @NotNull Contact> contacts,
        @Size(max = 20) List<@Valid @NotNull Phone> phones,
        @Size(max = 20) List<@Valid @NotNull Schedule> schedules,
        @Size(max = 20) List<@Valid @NotNull AccessibilityNote> accessibilityNotes) {
    public static final LocationDetails NONE =
            new LocationDetails(null, null, null, null, null, null, null, null, null, null, null, null, null);
}
