package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.CentreType;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.code.OrganizationType;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.value.Amman;
import org.wasl.referral.directory.ImportReport.Fault;

/**
 * HSDS 3.1.1 organizations, as they are found: what is right is taken, what is wrong is reported with its record and place, and nothing is mended silently.
 * A faulty record is left out with what hangs on it; a faulty part (an hour, a date) is left out alone. Our own members are prefixed {@code x_}.
 */
@Dependent
class HsdsImport {
    /** First words of a source's sector or sub-sector term and the service type they mean; the rest is OTHER. */
    private static final Map<String, ServiceType> SECTORS = Map.ofEntries(
            Map.entry("health", ServiceType.HEALTH_MEDICAL),
            Map.entry("cash", ServiceType.CASH_ASSISTANCE),
            Map.entry("food", ServiceType.FOOD),
            Map.entry("nfi", ServiceType.NFI),
            Map.entry("wash", ServiceType.WASH),
            Map.entry("shelter", ServiceType.SHELTER),
            Map.entry("education", ServiceType.EDUCATION_NON_FORMAL),
            Map.entry("protection/child", ServiceType.CHILD_PROTECTION),
            Map.entry("protection/mental", ServiceType.MHPSS),
            Map.entry("protection/psycho", ServiceType.MHPSS),
            Map.entry("protection/legal", ServiceType.LEGAL_ASSISTANCE));

    private final Organizations organizations;
    private final Locations locations;
    private final Services services;
    private final ServicesAtLocations places;
    private final Editors editors;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;
    private ImportReport report;

    @Inject
    HsdsImport(
            Organizations organizations,
            Locations locations,
            Services services,
            ServicesAtLocations places,
            Editors editors,
            Caller caller,
            Journal journal,
            Clock clock) {
        this.organizations = organizations;
        this.locations = locations;
        this.services = services;
        this.places = places;
        this.editors = editors;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /** One organization with all that hangs on it, in the transaction of the caller. */
    void take(JsonNode organization, ImportReport into) {
        report = into;
        UUID id = id(organization, "organization", "");
        if (id == null || !named(organization, "organization", id)) {
            report.rejected("organization");
            return;
        }
        if (!editors.mayWrite(new AgencyId(id), caller)) {
            report.fault(new Fault("organization", id.toString(), "", "not-allowed"));
            report.rejected("organization");
            return;
        }
        Optional<Organization> known = organizations.findByIdOptional(id);
        Organization entry = known.orElseGet(() -> new Organization(id, clock));
        OrganizationType type = code(OrganizationType.class, organization, "x_type", "organization", id)
                .orElse(null);
        entry.describe(
                label(organization, "name"),
                label(organization, "description"),
                type,
                organization.path("x_referral_enabled").asBoolean(false),
                clock);
        if (known.isEmpty()) {
            organizations.persist(entry);
        }
        organizations.flush();
        report.accepted("organization");
        Set<UUID> met = new HashSet<>();
        organization.path("services").forEach(service -> takeService(service, entry.agency(), met));
        journal.record(
                new org.wasl.contracts.event.DirectoryChanged(entry.agency(), "organization", id),
                Set.of(entry.agency()));
    }

    private void takeService(JsonNode service, AgencyId owner, Set<UUID> met) {
        UUID id = id(service, "service", "");
        if (id == null || !named(service, "service", id)) {
            report.rejected("service");
            return;
        }
        if (!met.add(id)) {
            report.fault(new Fault("service", id.toString(), "/id", "duplicate-id"));
            report.rejected("service");
            return;
        }
        Optional<Service> known = services.findByIdOptional(id);
        if (known.filter(s -> !s.agency().equals(owner)).isPresent()) {
            report.fault(new Fault("service", id.toString(), "/organization_id", "duplicate-id"));
            report.rejected("service");
            return;
        }
        Service entry = known.orElseGet(() -> new Service(id, owner, clock));
        Integer minimum = age(service, "minimum_age");
        Integer maximum = age(service, "maximum_age");
        if (minimum != null && maximum != null && minimum > maximum) {
            report.fault(new Fault("service", id.toString(), "/maximum_age", "min"));
            minimum = null;
            maximum = null;
        }
        entry.describe(
                label(service, "name"),
                label(service, "description"),
                serviceType(service, id),
                service.path("x_sensitive").asBoolean(false),
                new Service.Ages(minimum, maximum),
                clock);
        date(service, "assured_date", "service", id, "/assured_date").ifPresent(on -> entry.assure(on, clock));
        if (known.isEmpty()) {
            services.persist(entry);
        }
        report.accepted("service");
        JsonNode atLocations = service.path("service_at_locations");
        for (int i = 0; i < atLocations.size(); i++) {
            takePlace(atLocations.get(i), entry, "/service_at_locations/" + i);
        }
    }

    private void takePlace(JsonNode node, Service service, String pointer) {
        UUID id = id(node, "service_at_location", pointer);
        UUID locationId = id(node.path("location"), "location", pointer + "/location");
        if (id == null || locationId == null || !named(node.path("location"), "location", locationId)) {
            report.rejected("service_at_location");
            return;
        }
        Location location = takeLocation(node.path("location"), locationId, service.agency());
        ServiceAtLocation entry = places.findByIdOptional(id)
                .filter(known -> known.service() == service)
                .orElseGet(() -> {
                    ServiceAtLocation made = new ServiceAtLocation(id, service, location, clock);
                    places.persist(made);
                    return made;
                });
        entry.open(node.path("x_accepts_referrals").asBoolean(false), hours(node, service.rawId(), pointer), clock);
        report.accepted("service_at_location");
    }

    private Location takeLocation(JsonNode node, UUID id, AgencyId owner) {
        Location location = locations.findByIdOptional(id).orElse(null);
        if (location != null && !editors.mayWrite(location.agency(), caller)) {
            return location;
        }
        if (location == null) {
            location = new Location(id, owner, clock);
        }
        JsonNode address = node.path("addresses").path(0);
        String governorate = address.path("x_iso_3166_2").asText(null);
        if (governorate != null && !CodeLists.contains("Governorate", governorate)) {
            report.fault(new Fault("location", id.toString(), "/addresses/0/x_iso_3166_2", "governorate"));
            governorate = null;
        }
        Set<AccessibilityFeature> features = EnumSet.noneOf(AccessibilityFeature.class);
        node.path("x_accessibility").forEach(f -> {
            try {
                features.add(AccessibilityFeature.valueOf(f.asText().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                report.fault(new Fault("location", id.toString(), "/x_accessibility", "unknown-code"));
            }
        });
        location.describe(
                label(node, "name"),
                code(CentreType.class, node, "x_centre_type", "location", id).orElse(CentreType.OTHER),
                new Location.Place(
                        governorate,
                        address.path("city").asText(null),
                        degrees(node, "latitude", 90),
                        degrees(node, "longitude", 180)),
                features,
                clock);
        locations.persist(location);
        return location;
    }

    /** Hours that are hours. The others are reported and left out: nobody should stand before a closed door because we guessed. */
    private List<ServiceAtLocation.Hours> hours(JsonNode place, UUID service, String pointer) {
        List<ServiceAtLocation.Hours> hours = new ArrayList<>();
        JsonNode schedules = place.path("schedules");
        for (int i = 0; i < schedules.size(); i++) {
            JsonNode schedule = schedules.get(i);
            String at = pointer + "/schedules/" + i;
            ServiceAtLocation.Hours found = new ServiceAtLocation.Hours(
                    schedule.path("byday").asText(null),
                    schedule.path("opens_at").asText(null),
                    schedule.path("closes_at").asText(null),
                    schedule.path("valid_to").asText(null));
            if (found.opensAt() == null) {
                report.fault(new Fault("schedule", service.toString(), at + "/opens_at", "not-null"));
            } else if (!found.isTimeOfDay()) {
                report.fault(new Fault("schedule", service.toString(), at, "time-of-day"));
            } else if (found.closesAt() != null && found.closesAt().compareTo(found.opensAt()) <= 0) {
                report.fault(new Fault("schedule", service.toString(), at, "expiry-before-start"));
            } else {
                hours.add(found);
            }
        }
        return hours;
    }

    private UUID id(JsonNode node, String record, String pointer) {
        try {
            return UUID.fromString(node.path("id").asText(""));
        } catch (IllegalArgumentException missing) {
            report.fault(new Fault(record, node.path("id").asText(""), pointer + "/id", "invalid"));
            return null;
        }
    }

    private boolean named(JsonNode node, String record, UUID id) {
        String name = node.path("name").asText("");
        if (name.isBlank() || name.length() > 500) {
            report.fault(new Fault(record, id.toString(), "/name", name.isBlank() ? "not-blank" : "size"));
            return false;
        }
        if (label(node, "name").ar() == null) {
            report.fault(new Fault(record, id.toString(), "/name", "not-in-both-languages"));
        }
        return true;
    }

    /** Both languages where the record has both. */
    private static Label label(JsonNode node, String field) {
        JsonNode both = node.path("x_i18n").path(field);
        String en = both.path("en").asText(node.path(field).asText(null));
        String ar = both.path("ar").asText(null);
        return en == null && ar == null ? null : new Label(ar, en);
    }

    private ServiceType serviceType(JsonNode service, UUID id) {
        Optional<ServiceType> own = code(ServiceType.class, service, "x_service_type", "service", id);
        if (own.isPresent()) {
            return own.get();
        }
        for (JsonNode attribute : service.path("attributes")) {
            String term = attribute.path("taxonomy_term").path("code").asText("");
            for (Map.Entry<String, ServiceType> sector : SECTORS.entrySet()) {
                if (term.startsWith(sector.getKey())) {
                    return sector.getValue();
                }
            }
        }
        return ServiceType.OTHER;
    }

    private <E extends Enum<E>> Optional<E> code(Class<E> kind, JsonNode node, String field, String record, UUID id) {
        if (!node.hasNonNull(field)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Enum.valueOf(kind, node.path(field).asText()));
        } catch (IllegalArgumentException unknown) {
            report.fault(new Fault(record, id.toString(), "/" + field, "unknown-code"));
            return Optional.empty();
        }
    }

    private Optional<LocalDate> date(JsonNode node, String field, String record, UUID id, String pointer) {
        if (!node.hasNonNull(field)) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(node.path(field).asText());
            if (!date.isAfter(Amman.today(clock))) {
                return Optional.of(date);
            }
            report.fault(new Fault(record, id.toString(), pointer, "in-the-future"));
        } catch (DateTimeParseException e) {
            report.fault(new Fault(record, id.toString(), pointer, "invalid"));
        }
        return Optional.empty();
    }

    private static Integer age(JsonNode service, String field) {
        return service.path(field).isNumber() ? service.path(field).asInt() : null;
    }

    private static Double degrees(JsonNode node, String field, double limit) {
        double value = node.path(field).asDouble(Double.NaN);
        return Math.abs(value) <= limit ? value : null;
    }
}
