package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.OrganizationType;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.journal.Journal;
import org.wasl.referral.directory.ImportedRecords.Found;
import org.wasl.referral.directory.part.Contact;
import org.wasl.referral.directory.part.Funding;
import org.wasl.referral.directory.part.OrganizationDetails;
import org.wasl.referral.directory.part.OrganizationIdentifier;
import org.wasl.referral.directory.part.Phone;
import org.wasl.referral.directory.part.Url;

/**
 * HSDS 3.1.1 organizations with all that hangs on them, as they are found: what the directory's rules need is taken, the rest is kept as it came, and what is
 * not taken is reported with its record and place. A faulty record is left out with what hangs on it. Our own members are prefixed {@code x_}.
 */
@Dependent
class HsdsImport {
    private final Organizations organizations;
    private final LocationImport locations;
    private final ProgramImport programs;
    private final ServiceImport services;
    private final Editors editors;
    private final DirectoryHistory history;
    private final ImportedRecords records;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    HsdsImport(
            Organizations organizations,
            LocationImport locations,
            ProgramImport programs,
            ServiceImport services,
            Editors editors,
            DirectoryHistory history,
            ImportedRecords records,
            Caller caller,
            Journal journal,
            Clock clock) {
        this.organizations = organizations;
        this.locations = locations;
        this.programs = programs;
        this.services = services;
        this.editors = editors;
        this.history = history;
        this.records = records;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /** One organization with all that hangs on it, in the transaction of the caller. */
    void take(JsonNode organization, ImportReport report) {
        records.begin(report);
        Found found = records.found(organization, "organization", "");
        if (found == null) {
            return;
        }
        if (!found.read().isNamed()) {
            report.rejected("organization");
            return;
        }
        if (!editors.mayWrite(new AgencyId(found.id()), caller)) {
            found.read().refused("", "not-allowed");
            report.rejected("organization");
            return;
        }
        Organization entry = write(found);
        report.accepted("organization");
        takeItsOwn(found, entry, report);
        found.inside("services").forEach(service -> {
            services.take(service, entry, report).ifPresent(taken -> sayOfItself(taken, entry));
        });
        organizations.flush();
    }

    private void takeItsOwn(Found found, Organization entry, ImportReport report) {
        found.inside("programs").forEach(program -> programs.take(program, entry.agency(), false, report));
        found.inside("locations").forEach(location -> locations.take(location, entry, report));
    }

    /** A service may repeat what the document says of its organization. */
    private void sayOfItself(Found service, Organization entry) {
        for (JsonNode again : service.inside("organization")) {
            if (again.isObject()
                    && entry.rawId()
                            .equals(HsdsValues.uuid(again.path("id").asText()).orElse(null))) {
                Found more = records.found(again, "organization", "");
                if (more != null && more.changed()) {
                    write(more);
                }
            } else {
                service.read().refused("/organization", "differs");
            }
        }
    }

    private Organization write(Found found) {
        UUID id = found.id();
        HsdsReader read = found.read();
        Optional<Organization> known = organizations.findByIdOptional(id);
        Organization entry = known.orElseGet(() -> new Organization(id, clock));
        OrganizationFields before = entry.fields();
        var written = entry.write(
                new OrganizationFields(
                        read.label("name"),
                        read.label("description"),
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
        entry.cameAs(found.source());
        if (known.isEmpty()) {
            organizations.persist(entry);
            history.created(written, caller.actor());
        } else {
            history.changed(written, before, entry.fields(), caller.actor());
        }
        journal.record(written, Set.of(entry.agency()));
        organizations.flush();
        return entry;
    }

    /** A service that stands by itself, as a server of HSDS shows one: its organization stands in it, or is there. */
    void takeService(JsonNode service, ImportReport report) {
        records.begin(report);
        ownerOf(service, "service", report).ifPresent(owner -> {
            services.take(service, owner, report);
            organizations.flush();
        });
    }

    /** A service at a place that stands by itself, with its service and its location in it. */
    void takePlace(JsonNode place, ImportReport report) {
        records.begin(report);
        JsonNode service = place.path("service");
        if (service.isObject()) {
            ownerOf(service, "service", report)
                    .flatMap(owner -> services.takeNamed(service, owner, report))
                    .ifPresent(offered -> services.takePlace(place, offered, report));
        } else {
            services.known(place.path("service_id").asText())
                    .filter(offered -> editors.mayWrite(offered.agency(), caller))
                    .ifPresentOrElse(
                            offered -> services.takePlace(place, offered, report),
                            () -> withoutOwner(place, "service_at_location", "/service_id", report));
        }
        organizations.flush();
    }

    void takeLocation(JsonNode location, ImportReport report) {
        records.begin(report);
        ownerOf(location, "location", report).ifPresent(owner -> {
            locations.take(location, owner, report);
            organizations.flush();
        });
    }

    void takeProgram(JsonNode program, ImportReport report) {
        records.begin(report);
        ownerOf(program, "program", report).ifPresent(owner -> {
            programs.take(program, owner.agency(), false, report);
            organizations.flush();
        });
    }

    private Optional<Organization> ownerOf(JsonNode record, String kind, ImportReport report) {
        JsonNode nested = record.path("organization");
        Optional<UUID> id =
                HsdsValues.uuid((nested.isObject() ? nested.path("id") : record.path("organization_id")).asText());
        Optional<Organization> owner = id.flatMap(organizations::findByIdOptional);
        if (id.isPresent() && !editors.mayWrite(new AgencyId(id.get()), caller)) {
            withoutOwner(record, kind, "", "not-allowed", report);
            return Optional.empty();
        }
        if (id.isPresent() && nested.size() > 1) {
            Found found =
                    records.embedded(nested, "organization", "", owner.map(Organization::source), owner.isPresent());
            if (found != null && (owner.isEmpty() || found.changed())) {
                if (!found.read().isNamed()) {
                    report.rejected("organization");
                    return Optional.empty();
                }
                owner = Optional.of(write(found));
                report.accepted("organization");
                takeItsOwn(found, owner.get(), report);
            }
        }
        if (owner.isEmpty()) {
            withoutOwner(record, kind, "/organization_id", report);
        }
        return owner;
    }

    private void withoutOwner(JsonNode record, String kind, String pointer, ImportReport report) {
        withoutOwner(record, kind, pointer, "unknown-code", report);
    }

    private void withoutOwner(JsonNode record, String kind, String pointer, String code, ImportReport report) {
        String id = record.path("id").asText("");
        report.refused(new ImportReport.Fault(kind, id.length() > 36 ? "" : id, pointer, code, false));
    }
}
