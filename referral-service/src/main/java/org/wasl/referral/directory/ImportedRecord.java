package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wasl.referral.directory.part.HsdsJson;
import org.wasl.referral.directory.part.HsdsShape;
import org.wasl.referral.directory.part.SourceDocument;

/** A record of an import by itself: mended, and without the records of their own that stand in it, of which stubs stay. */
final class ImportedRecord {
    private final UUID id;
    private final ObjectNode document;
    private final Map<String, List<JsonNode>> inside = new HashMap<>();

    /** @param record as it was found; it is not changed */
    ImportedRecord(ObjectNode record, String kind, UUID id, HsdsMending.Faults faults) {
        this.id = id;
        document = record.deepCopy();
        Map<String, JsonNode> stubs = new HashMap<>();
        HsdsShape.of(kind).forEach((name, member) -> {
            if (HsdsJson.RECORDS.contains(member.of())) {
                JsonNode all = document.remove(name);
                if (all != null && !all.isNull()) {
                    takeOut(name, member, all, stubs, faults);
                }
            }
        });
        new HsdsMending(faults).mend(document, kind, id);
        document.setAll(stubs);
    }

    private void takeOut(
            String name,
            HsdsShape.Member member,
            JsonNode value,
            Map<String, JsonNode> stubs,
            HsdsMending.Faults faults) {
        boolean list = member.type() == HsdsShape.Type.LIST;
        if (list != value.isArray() || !value.isContainerNode()) {
            faults.fault("/" + name, "wrong-type", false);
            return;
        }
        List<JsonNode> found = new ArrayList<>();
        ArrayNode listed = HsdsJson.MAPPER.createArrayNode();
        for (JsonNode one : list ? value : List.of(value)) {
            found.add(one);
            if (HsdsValues.uuid(one.path("id").asText().strip()).isPresent()) {
                listed.add(stub(one));
            }
        }
        inside.put(name, found);
        if (list || !listed.isEmpty()) {
            stubs.put(name, list ? listed : listed.get(0));
        }
    }

    private static ObjectNode stub(JsonNode record) {
        ObjectNode stub = HsdsJson.MAPPER.createObjectNode();
        record.fieldNames().forEachRemaining(stub::putNull);
        stub.put("id", record.path("id").asText().strip());
        return stub;
    }

    UUID id() {
        return id;
    }

    ObjectNode document() {
        return document;
    }

    SourceDocument source() {
        return SourceDocument.of(document.deepCopy());
    }

    /** Records of their own that stood in a member; of a member that is one record, that one. */
    List<JsonNode> inside(String member) {
        return inside.getOrDefault(member, List.of());
    }

    /**
     * With what another place said of the same record, where nothing of it is said here.
     *
     * @param faults gets what is said otherwise there; null where this one is newer
     * @return whether this one has more now
     */
    boolean completeFrom(ObjectNode other, HsdsMending.Faults faults) {
        boolean more = false;
        for (Map.Entry<String, JsonNode> member : other.properties()) {
            JsonNode here = document.get(member.getKey());
            if (here == null) {
                document.set(member.getKey(), member.getValue().deepCopy());
                more = true;
            } else if (faults != null && !here.equals(member.getValue()) && !isStub(here)) {
                faults.fault("/" + member.getKey(), "differs", false);
            }
        }
        return more;
    }

    private static boolean isStub(JsonNode value) {
        JsonNode one = value.isArray() ? value.path(0) : value;
        return one.isObject()
                && one.size() > 1
                && one.properties().stream()
                        .allMatch(member -> member.getKey().equals("id")
                                || member.getValue().isNull());
    }
}
