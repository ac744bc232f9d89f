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
import org.wasl.contracts.code.LocationType;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.vocabulary.Vocabularies;
import org.wasl.referral.directory.ImportReport.Fault;
import org.wasl.referral.directory.ImportedRecords.Found;
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
    private final ImportedRecords records;
    private final Vocabularies vocabularies;
    private final Caller caller;
    private final Clock clock;

    @Inject
    LocationImport(
            Locations locations,
            Editors editors,
            ImportedRecords records,
            Vocabularies vocabularies,
            Caller caller,
            Clock clock) {
        this.locations = locations;
        this.editors = editors;
        this.records = records;
        this.vocabularies = vocabularies;
        this.caller = caller;
        this.clock = clock;
    }

    /** As the caller sees it. */
    Optional<Location> known(UUID id, Caller as) {
        return id == null ? Optional.empty() : locations.find(id, as);
    }

    /** A place that its organization lists. */
    Optional<Location> take(JsonNode node, Organization owner, ImportReport report) {
        return take(node, owner, false, report);
    }

    /** The place of a service, which may say less of it than is known. */
    Optional<Location> takeNamed(JsonNode node, Organization owner, ImportReport report) {
        return take(node, owner, true, report);
    }

    /** One that is known is written by whoever may; others are given it as it is, or not at all where it does not exist for them. */
    private Optional<Location> take(JsonNode node, Organization owner, boolean named, ImportReport report) {
        Location known = HsdsValues.uuid(node.path("id").asText())
                .flatMap(locations::findByIdOptional)
                .orElse(null);
        if (known != null && !editors.mayWrite(known.agency(), caller)) {
            return asItIs(known, node, report);
        }
        // Somebody else's place is completed, not replaced.
        boolean completes = known != null && (named || !known.agency().equals(owner.agency()));
        Found found = records.embedded(
                node, "location", "", Optional.ofNullable(known).map(Location::source), completes);
        if (found == null || known != null && !found.changed()) {
            return Optional.ofNullable(known);
        }
        HsdsReader read = found.read();
        Location location = known != null ? known : new Location(found.id(), owner.agency(), clock);
        write(location, read, found.source().document(), owner);
        location.cameAs(found.source());
        locations.persist(location);
        if (!named) {
            report.accepted("location");
        }
        return Optional.of(location);
    }

    /** Somebody else's; what is said otherwise of it is told. */
    private Optional<Location> asItIs(Location known, JsonNode node, ImportReport report) {
        Optional<Location> seen = locations.find(known.rawId(), caller);
        if (seen.isEmpty()) {
            report.fault(new Fault("location", known.rawId().toString(), "/id", "duplicate-id", false));
            return seen;
        }
        Found found = records.embedded(node, "location", "", Optional.empty(), true);
        if (found != null && (known.source() == null ? node.size() > 1 : found.says(known.source()))) {
            found.read().refused("", "not-allowed");
        }
        return seen;
    }

    private void write(Location location, HsdsReader read, JsonNode node, Organization owner) {
        JsonNode address = node.path("addresses").path(0);
        String governorate = address.path("x_iso_3166_2").asText(null);
        if (governorate != null && !vocabularies.accepts(Vocabulary.GOVERNORATE, governorate)) {
            read.fault("/addresses/0/x_iso_3166_2", "governorate", true);
            governorate = null;
        }
        Set<AccessibilityFeature> features = features(node, read);
        List<AccessibilityNote> notes = read.parts(AccessibilityNote.class, AccessibilityNoteBody::of, "accessibility");
        if (notes != null) {
            // A code without more is one of the place's features.
            notes.stream().filter(AccessibilityNote::isCodeAlone).forEach(note -> features.add(note.code()));
            notes = notes.stream().filter(note -> !note.isCodeAlone()).toList();
            notes = notes.isEmpty() ? null : notes;
        }
        location.write(
                new LocationFields(
                        location.agency().value(),
                        read.nameOr(
                                node.path("alternate_name").asText(null),
                                address.path("address_1").asText(null),
                                address.path("city").asText(null),
                                owner.name().en(),
                                owner.name().ar()),
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
                                addresses(read, location.rawId()),
                                read.parts(Contact.class, "contacts"),
                                read.parts(Phone.class, "phones"),
                                read.schedules(),
                                notes)),
                clock);
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
                read.fault("/x_accessibility", "unknown-code", true);
            }
        });
        return features;
    }
}
