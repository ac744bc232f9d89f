package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.wasl.contracts.code.OrganizationType;
import org.wasl.contracts.code.ServiceStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.journal.Journal;
import org.wasl.referral.directory.part.Contact;
import org.wasl.referral.directory.part.CostOption;
import org.wasl.referral.directory.part.Funding;
import org.wasl.referral.directory.part.Intake;
import org.wasl.referral.directory.part.Language;
import org.wasl.referral.directory.part.OrganizationDetails;
import org.wasl.referral.directory.part.OrganizationIdentifier;
import org.wasl.referral.directory.part.Phone;
import org.wasl.referral.directory.part.PlaceDetails;
import org.wasl.referral.directory.part.RequiredDocument;
import org.wasl.referral.directory.part.ServiceArea;
import org.wasl.referral.directory.part.ServiceCapacity;
import org.wasl.referral.directory.part.ServiceDetails;
import org.wasl.referral.directory.part.Url;

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
    private final LocationImport locations;
    private final Programs programs;
    private final Services services;
    private final ServicesAtLocations places;
    private final TaxonomyTerms terms;
    private final Editors editors;
    private final DirectoryHistory history;
    private final Caller caller;
    private final Journal journal;
    private final Validator validator;
    private final Clock clock;
    private ImportReport report;

    @Inject
    HsdsImport(
            Organizations organizations,
            LocationImport locations,
            Programs programs,
            Services services,
            ServicesAtLocations places,
            TaxonomyTerms terms,
            Editors editors,
            DirectoryHistory history,
            Caller caller,
            Journal journal,
            Validator validator,
            Clock clock) {
        this.organizations = organizations;
        this.locations = locations;
        this.programs = programs;
        this.services = services;
        this.places = places;
        this.terms = terms;
        this.editors = editors;
        this.history = history;
        this.caller = caller;
        this.journal = journal;
        this.validator = validator;
        this.clock = clock;
    }

    /** One organization with all that hangs on it, in the transaction of the caller. */
    void take(JsonNode organization, ImportReport into) {
        report = into;
        UUID id = HsdsReader.id(organization, "organization", "", report);
        HsdsReader read = id == null ? null : reader(organization, "organization", id, "");
        if (id == null || !read.isNamed()) {
            report.rejected("organization");
            return;
        }
        if (!editors.mayWrite(new AgencyId(id), caller)) {
            read.fault("", "not-allowed");
            report.rejected("organization");
            return;
        }
        Optional<Organization> known = organizations.findByIdOptional(id);
        Organization entry = known.orElseGet(() -> new Organization(id, clock));
        OrganizationFields before = entry.fields();
        var written = entry.write(
                new OrganizationFields(
                        read.localized("name"),
                        read.localized("description"),
                        read.code(OrganizationType.class, "x_type").orElse(null),
                        read.flag("x_referral_enabled"),
                        new OrganizationDetails(
                                read.alternateName(),
                                read.text("email", 254),
                                read.uri("website"),
                                read.parts(Url.class, "additional_websites"),
                                read.text("legal_status", 200),
                                read.years("year_incorporated"),
                                read.uri("uri"),
                                read.uuid("parent_organization_id"),
                                read.parts(Funding.class, "funding"),
                                read.parts(Contact.class, "contacts"),
                                read.parts(Phone.class, "phones"),
                                read.parts(OrganizationIdentifier.class, "organization_identifiers")),
                        before.status()),
                clock);
        if (known.isEmpty()) {
            organizations.persist(entry);
            history.created(written, caller.actor());
        } else {
            history.changed(written, before, entry.fields(), caller.actor());
        }
        organizations.flush();
        report.accepted("organization");
        organization.path("programs").forEach(program -> takeProgram(program, entry.agency()));
        Set<UUID> met = new HashSet<>();
        organization.path("services").forEach(service -> takeService(service, entry.agency(), met));
        journal.record(written, Set.of(entry.agency()));
        organizations.flush();
    }

    private void takeProgram(JsonNode program, AgencyId owner) {
        UUID id = HsdsReader.id(program, "program", "", report);
        HsdsReader read = id == null ? null : reader(program, "program", id, "");
        if (id == null || !read.isNamed()) {
            report.rejected("program");
            return;
        }
        Program entry = programs.findByIdOptional(id).orElseGet(() -> new Program(id, owner, clock));
        if (!entry.agency().equals(owner)) {
            read.fault("/organization_id", "duplicate-id");
            report.rejected("program");
            return;
        }
        entry.write(new ProgramFields(owner.value(), read.localized("name"), read.localized("description")), clock);
        programs.persist(entry);
        report.accepted("program");
    }

    private void takeService(JsonNode service, AgencyId owner, Set<UUID> met) {
        UUID id = HsdsReader.id(service, "service", "", report);
        HsdsReader read = id == null ? null : reader(service, "service", id, "");
        if (id == null || !read.isNamed()) {
            report.rejected("service");
            return;
        }
        Optional<Service> known = services.findByIdOptional(id);
        boolean elsewhere = known.filter(s -> !s.agency().equals(owner)).isPresent();
        if (elsewhere || !met.add(id)) {
            read.fault(elsewhere ? "/organization_id" : "/id", "duplicate-id");
            report.rejected("service");
            return;
        }
        Service entry = known.orElseGet(() -> new Service(id, owner, clock));
        ServiceFields before = entry.fields();
        var written = entry.write(fieldsOf(service, read, owner), clock);
        read.past("assured_date").ifPresent(on -> entry.assure(on, clock));
        if (known.isEmpty()) {
            services.persist(entry);
            history.created(written, caller.actor());
        } else {
            history.changed(written, before, entry.fields(), caller.actor());
        }
        report.accepted("service");
        JsonNode atLocations = service.path("service_at_locations");
        for (int i = 0; i < atLocations.size(); i++) {
            takePlace(atLocations.get(i), entry, "/service_at_locations/" + i);
        }
    }

    private ServiceFields fieldsOf(JsonNode service, HsdsReader read, AgencyId owner) {
        Integer minimum = read.years("minimum_age");
        Integer maximum = read.years("maximum_age");
        if (minimum != null && maximum != null && minimum > maximum) {
            read.fault("/maximum_age", "min");
            minimum = null;
            maximum = null;
        }
        return new ServiceFields(
                owner.value(),
                read.localized("name"),
                read.localized("description"),
                serviceType(service, read),
                read.flag("x_sensitive"),
                minimum,
                maximum,
                read.code(ServiceStatus.class, "status").orElse(ServiceStatus.ACTIVE),
                termsOf(service, read),
                new ServiceDetails(
                        program(service, read),
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
                        read.parts(ServiceCapacity.class, "capacities"),
                        null));
    }

    private UUID program(JsonNode service, HsdsReader read) {
        UUID id = read.uuid("program_id");
        if (id != null && programs.findByIdOptional(id).isEmpty()) {
            read.fault("/program_id", "unknown-code");
            return null;
        }
        return id;
    }

    private Set<UUID> termsOf(JsonNode service, HsdsReader read) {
        Set<UUID> named = new TreeSet<>();
        for (JsonNode attribute : service.path("attributes")) {
            try {
                named.add(UUID.fromString(attribute.path("taxonomy_term_id").asText("")));
            } catch (IllegalArgumentException none) {
                read.fault("/attributes", "invalid");
            }
        }
        Set<UUID> known = new TreeSet<>();
        if (!named.isEmpty()) {
            terms.list("id in ?1", named).forEach(term -> known.add(term.rawId()));
            named.removeAll(known);
            named.forEach(unknown -> read.fault("/attributes", "unknown-code"));
        }
        return known;
    }

    private void takePlace(JsonNode node, Service service, String pointer) {
        JsonNode at = node.path("location");
        UUID id = HsdsReader.id(node, "service_at_location", pointer, report);
        UUID locationId = HsdsReader.id(at, "location", pointer + "/location", report);
        HsdsReader place = locationId == null ? null : reader(at, "location", locationId, "");
        if (id == null || locationId == null || !place.isNamed()) {
            report.rejected("service_at_location");
            return;
        }
        Optional<Location> taken = locations.take(at, place, locationId, service.agency());
        if (taken.isEmpty()) {
            place.fault("/id", "duplicate-id");
            report.rejected("service_at_location");
            return;
        }
        Location location = taken.get();
        ServiceAtLocation entry = places.findByIdOptional(id)
                .filter(known -> known.service() == service)
                .orElseGet(() -> {
                    ServiceAtLocation made = new ServiceAtLocation(id, service, location, clock);
                    places.persist(made);
                    return made;
                });
        HsdsReader read = reader(node, "service", service.rawId(), pointer);
        entry.write(
                new ServiceAtLocationFields(
                        service.rawId(),
                        location.rawId(),
                        read.flag("x_accepts_referrals"),
                        read.schedules(),
                        new PlaceDetails(
                                read.label("description"),
                                read.parts(ServiceArea.class, "service_areas"),
                                read.parts(Contact.class, "contacts"),
                                read.parts(Phone.class, "phones"),
                                read.part(Intake.class, "x_intake"))),
                clock);
        report.accepted("service_at_location");
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

    private HsdsReader reader(JsonNode node, String record, UUID id, String pointer) {
        return new HsdsReader(node, record, id.toString(), pointer, report, validator, clock);
    }
}
