package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.wasl.contracts.code.ServiceStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.referral.directory.ImportedRecords.Found;
import org.wasl.referral.directory.part.Contact;
import org.wasl.referral.directory.part.CostOption;
import org.wasl.referral.directory.part.EligibilityRule;
import org.wasl.referral.directory.part.Funding;
import org.wasl.referral.directory.part.Intake;
import org.wasl.referral.directory.part.Language;
import org.wasl.referral.directory.part.Phone;
import org.wasl.referral.directory.part.PlaceDetails;
import org.wasl.referral.directory.part.RequiredDocument;
import org.wasl.referral.directory.part.ServiceArea;
import org.wasl.referral.directory.part.ServiceCapacity;
import org.wasl.referral.directory.part.ServiceDetails;
import org.wasl.referral.directory.part.Url;

/** The services of an import, and where they are given. */
@Dependent
class ServiceImport {
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

    private final LocationImport locations;
    private final ProgramImport programs;
    private final Programs knownPrograms;
    private final Organizations organizations;
    private final Services services;
    private final ServicesAtLocations places;
    private final TaxonomyTerms terms;
    private final DirectoryHistory history;
    private final ImportedRecords records;
    private final Caller caller;
    private final Clock clock;

    @Inject
    ServiceImport(
            LocationImport locations,
            ProgramImport programs,
            Programs knownPrograms,
            Organizations organizations,
            Services services,
            ServicesAtLocations places,
            TaxonomyTerms terms,
            DirectoryHistory history,
            ImportedRecords records,
            Caller caller,
            Clock clock) {
        this.locations = locations;
        this.programs = programs;
        this.knownPrograms = knownPrograms;
        this.organizations = organizations;
        this.services = services;
        this.places = places;
        this.terms = terms;
        this.history = history;
        this.records = records;
        this.caller = caller;
        this.clock = clock;
    }

    /** A service of an organization with its places. Empty where it is not taken. */
    Optional<Found> take(JsonNode service, Organization owner, ImportReport report) {
        Found found = records.found(service, "service", "");
        return found == null ? Optional.empty() : take(found, owner, report);
    }

    /** The service of a place, which may say less of it than is known. */
    Optional<Service> takeNamed(JsonNode service, Organization owner, ImportReport report) {
        Optional<Service> before = known(service.path("id").asText());
        Found found = records.embedded(service, "service", "", before.map(Service::source), before.isPresent());
        if (found != null && found.changed()) {
            take(found, owner, report);
        }
        return known(service.path("id").asText()).filter(one -> one.agency().equals(owner.agency()));
    }

    Optional<Service> known(String id) {
        return HsdsValues.uuid(id).flatMap(services::findByIdOptional);
    }

    private Optional<Found> take(Found found, Organization organization, ImportReport report) {
        AgencyId owner = organization.agency();
        HsdsReader read = found.read();
        if (!read.isNamed()) {
            report.rejected("service");
            return Optional.empty();
        }
        UUID id = found.id();
        Optional<Service> known = services.findByIdOptional(id);
        boolean elsewhere = known.filter(s -> !s.agency().equals(owner)).isPresent();
        if (elsewhere || !found.isFirst()) {
            read.refused(elsewhere ? "/organization_id" : "/id", "duplicate-id");
            report.rejected("service");
            return Optional.empty();
        }
        Service entry = known.orElseGet(() -> new Service(id, owner, clock));
        ServiceFields before = entry.fields();
        JsonNode document = found.source().document();
        var written = entry.write(fieldsOf(document, read, before, program(found, owner, report)), clock);
        read.past("assured_date").ifPresent(on -> entry.assure(on, clock));
        entry.cameAs(found.source());
        if (known.isEmpty()) {
            services.persist(entry);
            history.created(written, caller.actor());
        } else {
            history.changed(written, before, entry.fields(), caller.actor());
        }
        report.accepted("service");
        List<JsonNode> atLocations = found.inside("service_at_locations");
        for (int i = 0; i < atLocations.size(); i++) {
            takePlace(atLocations.get(i), entry, "/service_at_locations/" + i, report);
        }
        return Optional.of(found);
    }

    /** @param before what is known of it: a list that does not speak of sensitivity, as lists of other systems do, opens no service */
    private ServiceFields fieldsOf(JsonNode service, HsdsReader read, ServiceFields before, UUID program) {
        Integer minimum = read.years("minimum_age");
        Integer maximum = read.years("maximum_age");
        if (minimum != null && maximum != null && minimum > maximum) {
            read.fault("/maximum_age", "min", true);
            minimum = null;
            maximum = null;
        }
        return new ServiceFields(
                before.organizationId(),
                read.label("name"),
                read.label("description"),
                serviceType(service, read),
                service.hasNonNull("x_sensitive") ? read.flag("x_sensitive") : before.sensitive(),
                minimum,
                maximum,
                read.code(ServiceStatus.class, "status").orElse(ServiceStatus.ACTIVE),
                termsOf(service, read),
                new ServiceDetails(
                        program,
                        read.uri("url"),
                        read.parts(Url.class, "additional_urls"),
                        read.text("email", 254),
                        read.text("interpretation_services", 500),
                        read.label("application_process"),
                        read.label("fees_description"),
                        read.label("wait_time"),
                        read.text("accreditations", 1000),
                        read.text("licenses", 1000),
                        read.label("eligibility_description"),
                        read.label("alert"),
                        read.text("assurer_email", 254),
                        read.parts(Phone.class, "phones"),
                        read.parts(Contact.class, "contacts"),
                        read.schedules(),
                        read.parts(ServiceArea.class, "service_areas"),
                        read.parts(Language.class, "languages"),
                        read.parts(Funding.class, "funding"),
                        read.parts(CostOption.class, "cost_options"),
                        read.parts(RequiredDocument.class, "required_documents"),
                        read.parts(ServiceCapacity.class, ServiceCapacityBody::of, "capacities"),
                        read.parts(EligibilityRule.class, EligibilityRuleBody::of, "x_eligibility")));
    }

    /** The one that stands in the service, or the one that it names. */
    private UUID program(Found service, AgencyId owner, ImportReport report) {
        UUID id = service.read().uuid("program_id");
        for (JsonNode program : service.inside("program")) {
            Optional<Program> taken = programs.take(program, owner, true, report);
            if (taken.isPresent()) {
                return taken.get().rawId();
            }
        }
        if (id != null && knownPrograms.findByIdOptional(id).isEmpty()) {
            service.read().fault("/program_id", "unknown-code", true);
            return null;
        }
        return id;
    }

    private Set<UUID> termsOf(JsonNode service, HsdsReader read) {
        Map<UUID, String> named = new TreeMap<>();
        int i = 0;
        for (JsonNode attribute : service.path("attributes")) {
            String pointer = "/attributes/" + i++;
            HsdsValues.uuid(attribute.path("taxonomy_term_id").asText())
                    .or(() -> HsdsValues.uuid(attribute.at("/taxonomy_term/id").asText()))
                    .ifPresent(term -> named.put(term, pointer));
        }
        Set<UUID> known = new TreeSet<>();
        if (!named.isEmpty()) {
            terms.list("id in ?1", named.keySet()).forEach(term -> known.add(term.rawId()));
            named.keySet().removeAll(known);
            named.forEach((unknown, pointer) -> read.fault(pointer, "unknown-code", true));
        }
        return known;
    }

    /** A place that stands by itself. */
    void takePlace(JsonNode node, Service service, ImportReport report) {
        takePlace(node, service, "", report);
    }

    private void takePlace(JsonNode node, Service service, String pointer, ImportReport report) {
        Found found = records.found(node, "service_at_location", pointer);
        if (found == null) {
            return;
        }
        HsdsReader read = found.read();
        Optional<Location> taken = location(found, service, report);
        if (taken.isEmpty()) {
            report.rejected("service_at_location");
            return;
        }
        UUID id = found.id();
        Optional<ServiceAtLocation> known = places.findByIdOptional(id);
        if (known.isPresent() && known.get().service() != service) {
            read.refused("/service_id", "duplicate-id");
            report.rejected("service_at_location");
            return;
        }
        if (known.isPresent() && known.get().location() != taken.get()) {
            read.refused("/location_id", "not-changeable");
        }
        ServiceAtLocation entry = known.orElseGet(() -> {
            ServiceAtLocation made = new ServiceAtLocation(id, service, taken.get(), clock);
            places.persist(made);
            return made;
        });
        entry.write(
                new ServiceAtLocationFields(
                        service.rawId(),
                        entry.location().rawId(),
                        read.flag("x_accepts_referrals"),
                        read.schedules(),
                        new PlaceDetails(
                                read.label("description"),
                                read.parts(ServiceArea.class, "service_areas"),
                                read.parts(Contact.class, "contacts"),
                                read.parts(Phone.class, "phones"),
                                read.part(Intake.class, IntakeBody::of, "x_intake"))),
                clock);
        entry.cameAs(found.source());
        report.accepted("service_at_location");
    }

    /** The one that stands in the place, or the one that it names. */
    private Optional<Location> location(Found place, Service service, ImportReport report) {
        List<JsonNode> inside = place.inside("location");
        if (inside.isEmpty()) {
            Optional<Location> named = locations.known(place.read().uuid("location_id"), caller);
            if (named.isEmpty()) {
                boolean said = place.read().uuid("location_id") != null;
                place.read().refused(said ? "/location_id" : "/location", said ? "unknown-code" : "not-null");
            }
            return named;
        }
        Organization owner = organizations.findById(service.agency().value());
        return locations.takeNamed(inside.get(0), owner, report);
    }

    private ServiceType serviceType(JsonNode service, HsdsReader read) {
        Optional<ServiceType> own = read.code(ServiceType.class, "x_service_type");
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
}
