package org.wasl.referral.directory.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wasl.referral.directory.part.HsdsJson;

/** One record of a package with all that hangs on it, put together level by level. It is whole or it is too large: nobody's directory has so much of one organization. */
final class PackageRecord {
    private static final int MOST_ROWS = 20_000;
    private static final long MOST_CHARACTERS = 4_000_000;

    private final PackageRows rows;
    private final UUID id;
    private int count;
    private long characters;

    PackageRecord(PackageRows rows, UUID id) {
        this.rows = rows;
        this.id = id;
    }

    /** Rows put together so far, each as often as it was. */
    int count() {
        return count;
    }

    /** Null where it is too large. */
    ObjectNode of(PackageRow root) {
        ObjectNode whole = node(root);
        Map<Table, Map<String, ObjectNode>> level = new EnumMap<>(Table.class);
        level.put(root.table(), Map.of(root.id(), whole));
        while (!level.isEmpty() && !tooLarge()) {
            level = below(level);
        }
        return tooLarge() ? null : whole;
    }

    /** A taxonomy or a term, on which nothing hangs but its history. */
    ObjectNode alone(PackageRow row, boolean withHistory) {
        ObjectNode record = node(row);
        if (withHistory) {
            rows.children(id, row.table(), List.of(row.id()), child -> {
                if (child.table() == Table.METADATA) {
                    hang(child, node(child), Map.of(row.id(), record));
                }
                return !tooLarge();
            });
        }
        return tooLarge() ? null : record;
    }

    private Map<Table, Map<String, ObjectNode>> below(Map<Table, Map<String, ObjectNode>> level) {
        Map<Table, Map<String, ObjectNode>> next = new EnumMap<>(Table.class);
        Map<PackageRow, ObjectNode> places = new LinkedHashMap<>();
        Map<PackageRow, ObjectNode> attributes = new LinkedHashMap<>();
        Map<PackageRow, ObjectNode> capacities = new LinkedHashMap<>();
        level.forEach((table, records) -> rows.children(id, table, records.keySet(), row -> {
            ObjectNode child = node(row);
            if (row.table() == Table.SERVICE_AT_LOCATION) {
                places.put(row, child);
            } else {
                hang(row, child, records);
                next.computeIfAbsent(row.table(), t -> new HashMap<>()).put(row.id(), child);
            }
            if (row.table() == Table.ATTRIBUTE) {
                attributes.put(row, child);
            } else if (row.table() == Table.SERVICE_CAPACITY) {
                capacities.put(row, child);
            }
            return !tooLarge();
        }));
        Map<String, ObjectNode> locations = named(Table.LOCATION, places);
        places.forEach((row, place) -> {
            ObjectNode location = locations.get(row.namesId());
            if (location != null) {
                place.set("location", location);
                hang(row, place, level.get(Table.SERVICE));
                next.computeIfAbsent(Table.SERVICE_AT_LOCATION, t -> new HashMap<>())
                        .put(row.id(), place);
            }
        });
        if (!locations.isEmpty()) {
            next.put(Table.LOCATION, locations);
        }
        Map<String, ObjectNode> terms = named(Table.TAXONOMY_TERM, attributes);
        attributes.forEach((row, attribute) -> nest(attribute, "taxonomy_term", terms.get(row.namesId())));
        Map<String, ObjectNode> units = named(Table.UNIT, capacities);
        capacities.forEach((row, capacity) -> nest(capacity, "unit", units.get(row.namesId())));
        if (!units.isEmpty()) {
            next.put(Table.UNIT, units);
        }
        return next;
    }

    private static void nest(ObjectNode record, String member, ObjectNode named) {
        if (named != null && !record.has(member)) {
            record.set(member, named);
        }
    }

    /** Those that some rows name, each once. */
    private Map<String, ObjectNode> named(Table table, Map<PackageRow, ObjectNode> by) {
        Map<String, ObjectNode> found = new HashMap<>();
        List<String> ids = by.keySet().stream()
                .map(PackageRow::namesId)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toList();
        if (!ids.isEmpty()) {
            rows.named(id, table, ids, row -> {
                found.put(row.id(), node(row));
                return !tooLarge();
            });
        }
        return found;
    }

    private static void hang(PackageRow row, ObjectNode child, Map<String, ObjectNode> records) {
        String member = row.table() == Table.ATTRIBUTE
                ? "attributes"
                : row.table() == Table.METADATA
                        ? "metadata"
                        : row.parent().memberOf(row.table()).orElseThrow();
        records.get(row.parentId()).withArray("/" + member).add(child);
    }

    private ObjectNode node(PackageRow row) {
        count++;
        characters += row.content().length();
        try {
            return asItWas(row.table(), (ObjectNode) HsdsJson.MAPPER.readTree(row.content()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** With its own id and links, where the tables asked for others. */
    private static ObjectNode asItWas(Table table, ObjectNode record) {
        JsonNode same = record.remove(PackageRow.SAME_AS);
        if (same != null) {
            record.set("id", same);
        }
        if (record.remove(PackageRow.SAID_LINK) instanceof ObjectNode said) {
            record.remove(List.of(table.linkId(), table.linkKind()));
            record.setAll(said);
        }
        return record;
    }

    private boolean tooLarge() {
        return count > MOST_ROWS || characters > MOST_CHARACTERS;
    }
}
