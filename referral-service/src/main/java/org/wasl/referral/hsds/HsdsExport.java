package org.wasl.referral.hsds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.platform.problem.Language;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.vocabulary.Vocabularies;
import org.wasl.referral.directory.DirectoryChange;
import org.wasl.referral.directory.Organization;
import org.wasl.referral.directory.Program;
import org.wasl.referral.directory.Service;
import org.wasl.referral.directory.ServiceAtLocation;
import org.wasl.referral.directory.part.HsdsJson;
import org.wasl.referral.directory.part.SourceDocument;

/**
 * Organizations with all that hangs on them, for an export: a record that an import brought is given back as it came, with the records that stood in it in
 * their places, as far as everybody may see them (ADR 49).
 */
@ApplicationScoped
class HsdsExport {
    private final HsdsAssembler assembler;
    private final Vocabularies codes;

    @Inject
    HsdsExport(HsdsAssembler assembler, Vocabularies codes) {
        this.codes = codes;
        this.assembler = assembler;
    }

    List<ObjectNode> organizations(List<Organization> all, Language language) {
        HsdsRecords records = HsdsRecords.asTheyCame(language, codes::find);
        HsdsAssembler.Parts parts = assembler.partsOf(all);
        return all.stream().map(each -> new Tree(parts, records).of(each)).toList();
    }

    /** One organization. */
    private static final class Tree {
        private final HsdsAssembler.Parts parts;
        private final HsdsRecords records;
        private final Set<UUID> shownPlaces = new HashSet<>();
        private final Set<UUID> shownPrograms = new HashSet<>();

        Tree(HsdsAssembler.Parts parts, HsdsRecords records) {
            this.parts = parts;
            this.records = records;
        }

        ObjectNode of(Organization organization) {
            ObjectNode node = records.organization(organization, true);
            SourceDocument source = organization.source();
            List<ObjectNode> services = parts.services().stream()
                    .filter(service -> service.agency().equals(organization.agency()))
                    .map(this::service)
                    .toList();
            putAll(node, "services", services, source);
            Map<UUID, ObjectNode> locations = parts.locations().values().stream()
                    .filter(location -> location.agency().equals(organization.agency())
                            || source != null && source.named("locations").contains(location.rawId()))
                    .collect(Collectors.toMap(Aggregate::rawId, records::location));
            list(node, "locations", source, locations, shownPlaces);
            Map<UUID, ObjectNode> programs = parts.programs().values().stream()
                    .filter(program -> program.agency().equals(organization.agency()))
                    .collect(Collectors.toMap(Aggregate::rawId, records::program));
            list(node, "programs", source, programs, shownPrograms);
            metadata(node, organization, source);
            parts.services().stream()
                    .filter(service -> service.agency().equals(organization.agency()))
                    .forEach(service -> ofItsOrganization(service, services, node));
            return node;
        }

        /** What a service said of its organization, once that is whole. */
        private static void ofItsOrganization(Service service, List<ObjectNode> all, ObjectNode organization) {
            ObjectNode whole = organization.deepCopy();
            whole.remove("services");
            all.stream()
                    .filter(node -> isOf(node, service.rawId()))
                    .forEach(node -> one(node, "organization", service.source(), whole));
        }

        private ObjectNode service(Service service) {
            ObjectNode node = records.service(service, true, parts.terms());
            SourceDocument source = service.source();
            Program program = parts.programs().get(service.details().programId());
            if (program == null) {
                node.remove("program");
            } else if (one(node, "program", source, records.program(program))) {
                shownPrograms.add(program.rawId());
            }
            List<ObjectNode> places = parts.places().getOrDefault(service.rawId(), List.of()).stream()
                    .map(this::place)
                    .toList();
            putAll(node, "service_at_locations", places, source);
            metadata(node, service, source);
            return node;
        }

        private ObjectNode place(ServiceAtLocation place) {
            ObjectNode node = records.serviceAtLocation(place);
            SourceDocument source = place.source();
            if (one(node, "location", source, records.location(place.location()))) {
                shownPlaces.add(place.location().rawId());
            }
            node.remove("service"); // it stands in it here
            return node;
        }

        /**
         * A record that stands in another one, with no more than was said of it there.
         *
         * @return whether it is shown there
         */
        private static boolean one(ObjectNode in, String member, SourceDocument source, ObjectNode whole) {
            if (source == null) {
                ObjectNode flat = whole.deepCopy();
                flat.properties()
                        .removeIf(each -> each.getValue().isContainerNode()
                                && !each.getKey().startsWith("x_"));
                in.set(member, member.equals("organization") ? flat : whole);
                return true;
            }
            JsonNode stub = in.remove(member);
            if (source.ours().contains(member)) {
                in.set(member, whole);
            } else if (stub != null) {
                in.set(member, said(stub, whole));
            }
            return in.has(member);
        }

        private static ObjectNode said(JsonNode stub, ObjectNode whole) {
            ObjectNode said = HsdsJson.MAPPER.createObjectNode();
            stub.fieldNames().forEachRemaining(name -> {
                if (whole.has(name)) {
                    said.set(name, whole.get(name));
                }
            });
            return said;
        }

        /** Those that stood in the record, and of the others those that stand nowhere else. */
        private static void list(
                ObjectNode in, String member, SourceDocument source, Map<UUID, ObjectNode> all, Set<UUID> elsewhere) {
            JsonNode stubs = in.path(member);
            ArrayNode listed = HsdsJson.MAPPER.createArrayNode();
            all.forEach((id, whole) -> {
                JsonNode stub = Stream.iterate(0, i -> i + 1)
                        .limit(stubs.size())
                        .map(stubs::get)
                        .filter(each -> isOf(each, id))
                        .findFirst()
                        .orElse(null);
                if (stub != null) {
                    listed.add(said(stub, whole));
                } else if (source == null || !elsewhere.contains(id)) {
                    listed.add(whole);
                }
            });
            putAll(in, member, listed.valueStream().map(ObjectNode.class::cast).toList(), source);
        }

        private static boolean isOf(JsonNode stub, UUID id) {
            return stub.path("id").asText().equalsIgnoreCase(id.toString());
        }

        private static void putAll(ObjectNode in, String member, Collection<ObjectNode> all, SourceDocument source) {
            if (source == null || !all.isEmpty() || in.has(member)) {
                in.putArray(member).addAll(all);
            }
        }

        /** History of others as it came, ours where there is some since. */
        private void metadata(ObjectNode node, Aggregate record, SourceDocument source) {
            if (source == null || !source.ours().isEmpty()) {
                List<DirectoryChange> changes = parts.changes().getOrDefault(record.rawId(), List.of());
                node.withArray("/metadata").addAll(records.metadata(changes));
            }
        }
    }
}
