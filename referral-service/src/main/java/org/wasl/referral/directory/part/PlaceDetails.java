package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.wasl.platform.stored.StoredForm;
import org.wasl.referral.directory.Label;

/** What else is known of a service at a place. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@StoredForm("place")
public record PlaceDetails(
        Label description, List<ServiceArea> serviceAreas, List<Contact> contacts, List<Phone> phones, Intake intake) {
    public static final PlaceDetails NONE = new PlaceDetails(null, null, null, null, null);
}
