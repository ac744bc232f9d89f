package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.wasl.contracts.code.LocationType;
import org.wasl.platform.stored.StoredForm;
import org.wasl.referral.directory.Label;

/** What else is known of a place. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@StoredForm("location")
public record LocationDetails(
        LocationType locationType,
        URI url,
        String alternateName,
        Label description,
        String transportation,
        String externalIdentifier,
        String externalIdentifierType,
        List<Language> languages,
        List<Address> addresses,
        List<Contact> contacts,
        List<Phone> phones,
        List<Schedule> schedules,
        List<AccessibilityNote> accessibilityNotes) {
    public static final LocationDetails NONE =
            new LocationDetails(null, null, null, null, null, null, null, null, null, null, null, null, null);
}
