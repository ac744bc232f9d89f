package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.CentreType;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.code.LocationType;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.referral.directory.part.AccessibilityNote;
import org.wasl.referral.directory.part.Address;
import org.wasl.referral.directory.part.Contact;
import org.wasl.referral.directory.part.HsdsJson;
import org.wasl.referral.directory.part.Language;
import org.wasl.referral.directory.part.LocationDetails;
import org.wasl.referral.directory.part.Phone;

/** The places of an import, with their addresses and what one finds there. */
@Dependent
class LocationImport {
    private final Locations locations;
    private final Editors editors;
    private final Caller caller;
    private final Clock clock;

    @Inject
    LocationImport(Locations locations, Editors editors, Caller caller, Clock clock) {
        this.locations = locations;
        this.editors = editors;
        this.caller = caller;
        this.clock = clock;
    }

    /** The one that is known is written by whoever may; others are given it as it is, or not at all where it does not exist for them. */
    Optional<Location> take(JsonNode node, HsdsReader read, UUID id, AgencyId owner) {
        Location location = locations.findByIdOptional(id).orElse(null);
        if (location != null && !editors.mayWrite(location.agency(), caller)) {
            return locations.find(id, caller);
        }
        if (location == null) {
            location = new Location(id, owner, clock);
        }
        JsonNode address = node.path("addresses").path(0);
        String governorate = address.path("x_iso_3166_2").asText(null);
        if (governorate != null && !CodeLists.contains("Governorate", governorate)) {
            read.fault("/addresses/0/x_iso_3166_2", "governorate");
            governorate = null;
        }
        Set<AccessibilityFeature> features = features(node, read);
        List<AccessibilityNote> notes = read.parts(AccessibilityNote.class, "accessibility");
        if (notes != null) {
            // A code without more is one of the place's features.
            notes.stream().filter(AccessibilityNote::isCodeAlone).forEach(note -> features.add(note.code()));
            notes = notes.stream().filter(note -> !note.isCodeAlone()).toList();
            notes = notes.isEmpty() ? null : notes;
        }
        location.write(
                new LocationFields(
                        location.agency().value(),
                        read.localized("name"),
                        read.code(CentreType.class, "x_centre_type").orElse(CentreType.OTHER),
                        governorate,
                        address.path("city").asText(null),
                        read.degrees("latitude", 90),
                        read.degrees("longitude", 180),
                        features,
                        new LocationDetails(
                                read.code(LocationType.class, "location_type").orElse(null),
                                read.uri("url"),
                                read.alternateName(),
                                read.label("description"),
                                read.text("transportation", 1000),
                                read.text("external_identifier", 100),
                                read.text("external_identifier_type", 100),
                                read.parts(Language.class, "languages"),
                                addresses(read, id),
                                read.parts(Contact.class, "contacts"),
                                read.parts(Phone.class, "phones"),
                                read.schedules(),
                                notes)),
                clock);
        locations.persist(location);
        return Optional.of(location);
    }

    /** Without the one that an export makes of the city where nobody wrote an address. */
    private static List<Address> addresses(HsdsReader read, UUID location) {
        List<Address> all = read.parts(Address.class, "addresses");
        if (all == null) {
            return null;
        }
        UUID made = HsdsJson.derived(location, "address");
        List<Address> written =
                all.stream().filter(address -> !made.equals(address.id())).toList();
        return written.isEmpty() ? null : written;
    }

    private static Set<AccessibilityFeature> features(JsonNode node, HsdsReader read) {
        Set<AccessibilityFeature> features = EnumSet.noneOf(AccessibilityFeature.class);
        node.path("x_accessibility").forEach(feature -> {
            try {
                features.add(AccessibilityFeature.valueOf(feature.asText().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                read.fault("/x_accessibility", "unknown-code");
            }
        });
        return features;
    }
}
