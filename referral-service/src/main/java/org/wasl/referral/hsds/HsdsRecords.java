package org.wasl.referral.hsds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.wasl.contracts.code.CodeLists;
import org.wasl.platform.problem.Language;
import org.wasl.referral.directory.DirectoryChange;
import org.wasl.referral.directory.Location;
import org.wasl.referral.directory.Organization;
import org.wasl.referral.directory.Program;
import org.wasl.referral.directory.Service;
import org.wasl.referral.directory.ServiceAtLocation;
import org.wasl.referral.directory.Taxonomy;
import org.wasl.referral.directory.TaxonomyTerm;
import org.wasl.referral.directory.part.HsdsJson;
import org.wasl.referral.directory.part.SourceDocument;

/** One record of each kind in HSDS 3.1.1. What hangs on it is put there by {@link HsdsAssembler}. */
final class HsdsRecords {
    /** Asia/Amman, all year since 2022. HSDS wants a number here. */
    private static final int HOURS_FROM_UTC = 3;

    private static final List<String> FLAT_SERVICE = List.of(
            "program_id",
            "url",
            "email",
            "interpretation_services",
            "application_process",
            "fees_description",
            "wait_time",
            "accreditations",
            "licenses",
            "eligibility_description",
            "alert",
            "assurer_email");
    private static final List<String> FLAT_ORGANIZATION = List.of(
            "alternate_name", "email", "website", "legal_status", "year_incorporated", "uri", "parent_organization_id");

    private final HsdsText texts;
    private final Language language;
    private final boolean asTheyCame;

    /** Records as the directory shows them, with what else came of them. */
    HsdsRecords(Language language, CodeLists.Lookup codes) {
        this(language, codes, false);
    }

    private HsdsRecords(Language language, CodeLists.Lookup codes, boolean asTheyCame) {
        this.language = language;
        this.texts = new HsdsText(language, codes);
        this.asTheyCame = asTheyCame;
    }

    /** Records as they came, with what was changed since; those that nobody brought as the directory shows them. */
    static HsdsRecords asTheyCame(Language language, CodeLists.Lookup codes) {
        return new HsdsRecords(language, codes, true);
    }

    private ObjectNode shown(ObjectNode now, SourceDocument source, String kind, boolean full) {
        if (source == null) {
            return now;
        }
        if (asTheyCame) {
            return source.givenBack(now);
        }
        source.addTo(now, kind, full);
        return now;
    }

    ObjectNode organization(Organization o, boolean full) {
        ObjectNode node = HsdsText.object().put("id", o.rawId().toString());
        texts.putDetails(node, o.details(), o.rawId(), full ? null : FLAT_ORGANIZATION);
        texts.putName(node, o.name());
        texts.put(node, "description", o.description());
        if (!node.has("description")) {
            node.put("description", ""); // the schema asks for one
        }
        if (o.type() != null) {
            node.put("x_type", o.type().name());
        }
        node.put("x_referral_enabled", o.referralEnabled());
        return shown(node, o.source(), "organization", full);
    }

    ObjectNode program(Program p) {
        ObjectNode node = HsdsText.object()
                .put("id", p.rawId().toString())
                .put("organization_id", p.agency().toString());
        texts.putName(node, p.name());
        texts.put(node, "description", p.description());
        if (!node.has("description")) {
            node.put("description", "");
        }
        return shown(node, p.source(), "program", true);
    }

    /** HSDS promises a client of {@code minimal} an id and the time of the change; name and status are there because its list schema asks for them. */
    ObjectNode minimal(Service s) {
        ObjectNode node = HsdsText.object().put("id", s.rawId().toString());
        texts.putName(node, s.name());
        return node.put("status", statusOf(s))
                .put("last_modified", s.updatedAt().toString())
                .put("modified_date", s.updatedAt().toString());
    }

    /** @param categories terms that it falls under, by their ids; null where they are not shown */
    ObjectNode service(Service s, boolean full, Map<UUID, TaxonomyTerm> categories) {
        ObjectNode node = HsdsText.object()
                .put("id", s.rawId().toString())
                .put("organization_id", s.agency().toString());
        texts.putName(node, s.name());
        texts.put(node, "description", s.description());
        node.put("status", statusOf(s));
        texts.putDetails(node, s.details(), s.rawId(), full ? null : FLAT_SERVICE);
        if (full) {
            zoned(node.path("schedules"));
            units(node);
            if (node.has("eligibility")) {
                node.set("x_eligibility", node.remove("eligibility"));
            }
        }
        if (s.ages().minimum() != null) {
            node.put("minimum_age", s.ages().minimum());
        }
        if (s.ages().maximum() != null) {
            node.put("maximum_age", s.ages().maximum());
        }
        if (s.assuredOn() != null) {
            node.put("assured_date", s.assuredOn().toString());
        }
        node.put("last_modified", s.updatedAt().toString());
        node.put("x_service_type", s.serviceType().name());
        if (categories != null) {
            attributes(node, s, categories);
        }
        return shown(node, s.source(), "service", full);
    }

    private static String statusOf(Service s) {
        return s.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    ObjectNode serviceAtLocation(ServiceAtLocation s) {
        ObjectNode node = HsdsText.object()
                .put("id", s.rawId().toString())
                .put("service_id", s.service().rawId().toString())
                .put("location_id", s.location().rawId().toString());
        texts.putDetails(node, s.details(), s.rawId(), null);
        node.put("x_accepts_referrals", s.acceptsReferrals());
        // One of the standard's schemas for it is the service's, which asks for these two.
        texts.putName(node, s.service().name());
        node.put("status", statusOf(s.service()));
        ArrayNode schedules = HsdsJson.MAPPER.valueToTree(s.schedules());
        HsdsJson.identify(schedules, s.rawId(), "schedules");
        zoned(schedules);
        node.set("schedules", schedules);
        ObjectNode given = shown(node, s.source(), "service_at_location", true);
        if (given.has("status") && changedHere(s.service())) {
            given.put("status", statusOf(s.service()));
        }
        return given;
    }

    private static boolean changedHere(Service service) {
        return service.source() == null || service.source().ours().contains("status");
    }

    private static void zoned(JsonNode schedules) {
        schedules.forEach(schedule -> ((ObjectNode) schedule).put("timezone", HOURS_FROM_UTC));
    }

    /** Ours counts things by their name; HSDS has a record for what is counted. */
    private static void units(ObjectNode service) {
        for (JsonNode capacity : service.path("capacities")) {
            String unit = capacity.path("unit").asText();
            ((ObjectNode) capacity)
                    .set(
                            "unit",
                            HsdsText.object()
                                    .put(
                                            "id",
                                            UUID.nameUUIDFromBytes(
                                                            unit.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                                    .toString())
                                    .put("name", unit));
        }
    }

    ObjectNode location(Location l) {
        ObjectNode node = HsdsText.object().put("id", l.rawId().toString());
        texts.putDetails(node, l.details(), l.rawId(), null);
        texts.putName(node, l.name());
        node.put(
                "location_type",
                l.details().locationType() == null
                        ? "physical"
                        : l.details().locationType().name().toLowerCase(Locale.ROOT));
        node.put("organization_id", l.agency().toString());
        if (l.place().latitude() != null && l.place().longitude() != null) {
            node.put("latitude", l.place().latitude())
                    .put("longitude", l.place().longitude());
        }
        zoned(node.path("schedules"));
        LocationParts.put(node, l, texts);
        node.put("x_centre_type", l.centreType().name());
        return shown(node, l.source(), "location", true);
    }

    ObjectNode taxonomy(Taxonomy t) {
        ObjectNode node = HsdsText.object().put("id", t.rawId().toString());
        texts.put(node, "name", t.name());
        texts.put(node, "description", t.description());
        if (!node.has("description")) {
            node.put("description", "");
        }
        if (t.uri() != null) {
            node.put("uri", t.uri());
        }
        if (t.edition() != null) {
            node.put("version", t.edition());
        }
        return shown(node, t.source(), "taxonomy", true);
    }

    ObjectNode term(TaxonomyTerm t) {
        ObjectNode node = HsdsText.object().put("id", t.rawId().toString());
        texts.put(node, "name", t.name());
        texts.put(node, "description", t.description());
        if (!node.has("description")) {
            node.put("description", "");
        }
        if (t.code() != null) {
            node.put("code", t.code());
        }
        if (t.parentId() != null) {
            node.put("parent_id", t.parentId().toString());
        }
        if (t.uri() != null) {
            node.put("term_uri", t.uri());
        }
        node.put("language", language.tag());
        node.put("taxonomy", texts.of(t.taxonomy().name()));
        node.put("taxonomy_id", t.taxonomy().rawId().toString());
        node.set("taxonomy_detail", taxonomy(t.taxonomy()));
        return shown(node, t.source(), "taxonomy_term", true);
    }

    /** The terms that the directory sorts it by, and what else it is said to fall under. */
    private void attributes(ObjectNode into, Service service, Map<UUID, TaxonomyTerm> terms) {
        ArrayNode attributes = into.putArray("attributes");
        service.terms().stream()
                .sorted()
                .map(terms::get)
                .filter(Objects::nonNull)
                .forEach(term -> attributes.add(attribute(service.rawId(), "service", term)));
        if (service.source() != null) {
            for (JsonNode came : service.source().document().path("attributes")) {
                String term = came.path("taxonomy_term_id")
                        .asText(came.path("taxonomy_term").path("id").asText());
                if (service.terms().stream().noneMatch(known -> known.toString().equalsIgnoreCase(term))) {
                    attributes.add(came.deepCopy());
                }
            }
        }
    }

    /** A term on a record. */
    private ObjectNode attribute(UUID of, String entity, TaxonomyTerm term) {
        ObjectNode node = HsdsText.object()
                .put("id", HsdsJson.derived(of, term.rawId().toString()).toString())
                .put("link_id", of.toString())
                .put("link_type", "service_category")
                .put("link_entity", entity)
                .put("taxonomy_term_id", term.rawId().toString());
        node.set("taxonomy_term", term(term));
        return node;
    }

    /** Who changed it is told as an organization: no person's name leaves the platform this way. */
    ArrayNode metadata(Collection<DirectoryChange> changes) {
        ArrayNode all = HsdsJson.MAPPER.createArrayNode();
        for (DirectoryChange change : changes) {
            all.addObject()
                    .put("id", change.rawId().toString())
                    .put("resource_id", change.recordId().toString())
                    .put("resource_type", change.recordKind().replace('-', '_'))
                    .put("last_action_date", change.createdAt().toString().substring(0, 10))
                    .put("last_action_type", change.action().name())
                    .put("field_name", change.field())
                    .put("previous_value", change.previous() == null ? "" : change.previous())
                    .put("replacement_value", change.replacement() == null ? "" : change.replacement())
                    .put("updated_by", change.by() == null ? "" : change.by().toString());
        }
        return all;
    }
}
