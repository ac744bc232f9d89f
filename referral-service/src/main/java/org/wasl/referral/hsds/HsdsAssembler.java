package org.wasl.referral.hsds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.problem.Language;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.vocabulary.Vocabularies;
import org.wasl.referral.directory.DirectoryChange;
import org.wasl.referral.directory.DirectoryHistory;
import org.wasl.referral.directory.Location;
import org.wasl.referral.directory.Locations;
import org.wasl.referral.directory.Organization;
import org.wasl.referral.directory.Organizations;
import org.wasl.referral.directory.Program;
import org.wasl.referral.directory.Programs;
import org.wasl.referral.directory.Service;
import org.wasl.referral.directory.ServiceAtLocation;
import org.wasl.referral.directory.Services;
import org.wasl.referral.directory.ServicesAtLocations;
import org.wasl.referral.directory.TaxonomyTerm;
import org.wasl.referral.directory.TaxonomyTerms;

/** Assembles HSDS records with their nested records. Each kind of nested record is read with one query for the whole page. */
@ApplicationScoped
class HsdsAssembler {
    private static final int MOST = 100_000;

    private final Organizations organizations;
    private final Programs programs;
    private final Services services;
    private final Locations locations;
    private final ServicesAtLocations places;
    private final TaxonomyTerms terms;
    private final DirectoryHistory history;
    private final Vocabularies codes;

    @Inject
    HsdsAssembler(
            Organizations organizations,
            Programs programs,
            Services services,
            Locations locations,
            ServicesAtLocations places,
            TaxonomyTerms terms,
            DirectoryHistory history,
            Vocabularies codes) {
        this.codes = codes;
        this.organizations = organizations;
        this.programs = programs;
        this.services = services;
        this.locations = locations;
        this.places = places;
        this.terms = terms;
        this.history = history;
    }

    /** Shape of an item of the list of services, or of one service with everything. */
    List<ObjectNode> services(List<Service> all, boolean full, Language language) {
        HsdsRecords records = new HsdsRecords(language, codes::find);
        Map<UUID, Organization> owners = organizationsOf(all);
        Map<UUID, Program> parts =
                byId(programs, all.stream().map(s -> s.details().programId()).filter(Objects::nonNull));
        Map<UUID, List<ServiceAtLocation>> at = full ? placesOf(all) : Map.of();
        Map<UUID, TaxonomyTerm> categories = full ? termsOf(all) : Map.of();
        Map<UUID, List<DirectoryChange>> changes = full ? changesOf(all) : Map.of();
        return all.stream()
                .map(service -> {
                    ObjectNode node = records.service(service, full, full ? categories : null);
                    Organization owner = owners.get(service.agency().value());
                    if (owner != null) {
                        node.set("organization", records.organization(owner, false));
                    }
                    Program program = parts.get(service.details().programId());
                    if (program != null) {
                        node.set("program", records.program(program));
                    }
                    if (full) {
                        ArrayNode placed = node.putArray("service_at_locations");
                        at.getOrDefault(service.rawId(), List.of()).forEach(place -> placed.add(place(place, records)));
                        node.set("metadata", records.metadata(changes.getOrDefault(service.rawId(), List.of())));
                    }
                    return node;
                })
                .toList();
    }

    List<ObjectNode> minimal(List<Service> all, Language language) {
        HsdsRecords records = new HsdsRecords(language, codes::find);
        return all.stream().map(records::minimal).toList();
    }

    /** @param withServices services of each, with everything where {@code full} services are asked for */
    List<ObjectNode> organizations(
            List<Organization> all, boolean full, boolean withServices, boolean fullServices, Language language) {
        HsdsRecords records = new HsdsRecords(language, codes::find);
        Set<UUID> ids = ids(all);
        Map<UUID, List<Location>> owned = full
                ? locations.list(HsdsVisible.locations().and("e.agencyId in (:owners)", "owners", ids), MOST).stream()
                        .collect(Collectors.groupingBy(l -> l.agency().value()))
                : Map.of();
        Map<UUID, List<Program>> parts = full
                ? programs.list("agencyId in ?1", ids).stream()
                        .collect(Collectors.groupingBy(p -> p.agency().value()))
                : Map.of();
        List<Service> offered = withServices
                ? services.list(HsdsVisible.services().and("e.agencyId in (:owners)", "owners", ids), MOST)
                : List.of();
        Map<String, List<ObjectNode>> nodes = services(offered, fullServices, language).stream()
                .collect(Collectors.groupingBy(s -> s.path("organization_id").asText()));
        Map<UUID, List<DirectoryChange>> changes = full ? changesOf(all) : Map.of();
        return all.stream()
                .map(organization -> {
                    ObjectNode node = records.organization(organization, full);
                    if (full) {
                        ArrayNode places = node.putArray("locations");
                        owned.getOrDefault(organization.rawId(), List.of())
                                .forEach(location -> places.add(records.location(location)));
                        ArrayNode run = node.putArray("programs");
                        parts.getOrDefault(organization.rawId(), List.of())
                                .forEach(program -> run.add(records.program(program)));
                        node.set("metadata", records.metadata(changes.getOrDefault(organization.rawId(), List.of())));
                    }
                    if (withServices) {
                        node.putArray("services")
                                .addAll(nodes.getOrDefault(organization.rawId().toString(), List.of()));
                    }
                    return node;
                })
                .toList();
    }

    List<ObjectNode> places(List<ServiceAtLocation> all, boolean full, Language language) {
        HsdsRecords records = new HsdsRecords(language, codes::find);
        List<Service> offered =
                all.stream().map(ServiceAtLocation::service).distinct().toList();
        Map<UUID, Organization> owners = organizationsOf(offered);
        Map<UUID, TaxonomyTerm> categories = full ? termsOf(offered) : Map.of();
        Map<UUID, List<DirectoryChange>> changes = full ? changesOf(all) : Map.of();
        return all.stream()
                .map(place -> {
                    ObjectNode node = place(place, records);
                    ObjectNode service = records.service(place.service(), full, full ? categories : null);
                    Organization owner = owners.get(place.agency().value());
                    if (owner != null) {
                        service.set("organization", records.organization(owner, false));
                    }
                    if (full) {
                        node.set("metadata", records.metadata(changes.getOrDefault(place.rawId(), List.of())));
                    }
                    node.set("service", service);
                    return node;
                })
                .toList();
    }

    /** What everybody may see of some organizations: their services, the places of these, and all that these name. */
    record Parts(
            List<Service> services,
            Map<UUID, List<ServiceAtLocation>> places,
            Map<UUID, Location> locations,
            Map<UUID, Program> programs,
            Map<UUID, TaxonomyTerm> terms,
            Map<UUID, List<DirectoryChange>> changes) {}

    Parts partsOf(List<Organization> all) {
        Set<UUID> ids = ids(all);
        List<Service> offered =
                services.list(HsdsVisible.services().and("e.agencyId in (:owners)", "owners", ids), MOST);
        Set<UUID> named = all.stream()
                .filter(organization -> organization.source() != null)
                .flatMap(organization -> organization.source().named("locations").stream())
                .collect(Collectors.toSet());
        List<Location> owned = locations.list(
                HsdsVisible.locations()
                        .and("e.agencyId in (:owners) or e.id in (:named)", "owners", ids)
                        .with("named", named),
                MOST);
        Map<UUID, List<DirectoryChange>> changes = new HashMap<>(changesOf(all));
        if (!offered.isEmpty()) {
            changes.putAll(changesOf(offered));
        }
        return new Parts(
                offered,
                offered.isEmpty() ? Map.of() : placesOf(offered),
                byId(owned),
                byId(programs.list("agencyId in ?1", ids)),
                offered.isEmpty() ? Map.of() : termsOf(offered),
                changes);
    }

    private static ObjectNode place(ServiceAtLocation place, HsdsRecords records) {
        ObjectNode node = records.serviceAtLocation(place);
        node.set("location", records.location(place.location()));
        return node;
    }

    private Map<UUID, Organization> organizationsOf(Collection<Service> all) {
        return byId(organizations, all.stream().map(s -> s.agency().value()));
    }

    private Map<UUID, List<ServiceAtLocation>> placesOf(List<Service> all) {
        return places
                .first(HsdsVisible.places().and("e.serviceId in (:services)", "services", ids(all)), "e.id", MOST)
                .stream()
                .collect(Collectors.groupingBy(p -> p.service().rawId()));
    }

    private Map<UUID, TaxonomyTerm> termsOf(Collection<Service> all) {
        return byId(terms.list(
                "from TaxonomyTerm t join fetch t.taxonomy where t.id in ?1",
                all.stream().flatMap(s -> s.terms().stream()).collect(Collectors.toSet())));
    }

    private Map<UUID, List<DirectoryChange>> changesOf(List<? extends Aggregate> all) {
        return history.visibleToAll(ids(all)).stream().collect(Collectors.groupingBy(DirectoryChange::recordId));
    }

    private static Set<UUID> ids(Collection<? extends Aggregate> all) {
        return all.stream().map(Aggregate::rawId).collect(Collectors.toSet());
    }

    private static <E extends Aggregate> Map<UUID, E> byId(Aggregates<E> records, Stream<UUID> ids) {
        Set<UUID> wanted = ids.collect(Collectors.toSet());
        return byId(wanted.isEmpty() ? List.of() : records.list("id in ?1", wanted));
    }

    private static <E extends Aggregate> Map<UUID, E> byId(Collection<E> all) {
        return all.stream().collect(Collectors.toMap(Aggregate::rawId, Function.identity()));
    }
}
