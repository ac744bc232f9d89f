package org.wasl.referral.hsds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.wasl.referral.directory.part.HsdsJson;
import org.wasl.referral.directory.part.HsdsShape;

/** Organizations that the standard's schemas take, with everything that may stand in one. */
public final class HsdsDocuments {
    private static final List<String> TEXTS = List.of(
            "Clinic",
            "عيادة الأطفال",
            "Mixed مختلط text",
            "Two\nlines",
            " blanks around ",
            "\"quoted\", with a comma",
            "=1+1",
            "007",
            "true",
            "{\"not\":\"json\"}",
            "😀 and é",
            "١٢٣");
    private static final List<String> TIMES = List.of(
            "09:00",
            "9:00",
            "09:00:00",
            "09:00Z",
            "17:30+03:00",
            "22:00-05:00",
            "24:00",
            "00:00",
            "23:59:59.999",
            "noon");
    private static final List<String> DAYS = List.of("SU,MO", "1SU", "FR", "-1MO,TU", "su", "every day");

    private final Random random;

    public HsdsDocuments(Random random) {
        this.random = random;
    }

    public ObjectNode organization() {
        ObjectNode organization = record("organization", 3);
        List<JsonNode> places = some(() -> record("location", 3));
        List<JsonNode> programs = some(() -> record("program", 3));
        put(organization, "locations", places);
        put(organization, "programs", programs);
        put(organization, "services", some(() -> service(organization, places, programs)));
        return organization;
    }

    /** One that the schemas do not take: some values are of another type, no code, no link, or hold what no text may. */
    public ObjectNode broken(String kind) {
        ObjectNode record = record(kind, 3);
        record.put("id", UUID.randomUUID().toString());
        breakSome(record);
        return record;
    }

    private void breakSome(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
                if (member.getKey().equals("id")) {
                    continue; // parts are found by it
                }
                if (random.nextInt(6) == 0) {
                    object.set(member.getKey(), broken());
                } else {
                    breakSome(member.getValue());
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (random.nextInt(8) == 0) {
                    array.set(i, broken());
                } else {
                    breakSome(array.get(i));
                }
            }
        }
    }

    private JsonNode broken() {
        List<JsonNode> all = List.of(
                node("x"),
                node("javascript:alert(1)"),
                node("\u200Fعيادة\u202C"),
                node("\u0007bell"),
                node("12"),
                node("١٢,٥"),
                HsdsJson.MAPPER.getNodeFactory().numberNode(7),
                HsdsJson.MAPPER.getNodeFactory().booleanNode(false),
                HsdsJson.MAPPER.createObjectNode().put("name", "n").put("service", "s"),
                HsdsJson.MAPPER.createArrayNode().add("a").add(1),
                node("2024-01-01"),
                node("ACTIVE"));
        return all.get(random.nextInt(all.size()));
    }

    private ObjectNode service(ObjectNode organization, List<JsonNode> places, List<JsonNode> programs) {
        ObjectNode service = record("service", 3);
        if (random.nextInt(3) == 0) {
            ObjectNode short_ = service.putObject("organization");
            for (String member : List.of("id", "name", "description")) {
                short_.set(member, organization.get(member));
            }
        }
        if (random.nextInt(2) == 0) {
            service.set(
                    "program",
                    programs.isEmpty() ? record("program", 3) : programs.get(0).deepCopy());
        }
        put(service, "service_at_locations", some(() -> {
            ObjectNode at = record("service_at_location", 3);
            at.set(
                    "location",
                    places.isEmpty() || random.nextBoolean()
                            ? record("location", 3)
                            : places.get(0).deepCopy());
            return at;
        }));
        return service;
    }

    private void put(ObjectNode into, String member, List<JsonNode> all) {
        if (!all.isEmpty() || random.nextBoolean()) {
            into.putArray(member).addAll(all);
        }
    }

    private interface Made {
        JsonNode one();
    }

    private List<JsonNode> some(Made made) {
        List<JsonNode> all = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            all.add(made.one());
        }
        return all;
    }

    private ObjectNode record(String kind, int depth) {
        ObjectNode node = HsdsJson.MAPPER.createObjectNode();
        for (Map.Entry<String, HsdsShape.Member> each : HsdsShape.of(kind).entrySet()) {
            HsdsShape.Member member = each.getValue();
            String name = each.getKey();
            boolean link = name.endsWith("_id") && !name.equals("taxonomy_term_id") && !name.equals("parent_id");
            boolean nested = HsdsJson.RECORDS.contains(member.of()) || link;
            if (!nested && (member.required() || random.nextInt(3) > 0)) {
                JsonNode value = value(name, member, depth);
                if (value != null) {
                    node.set(name, value);
                }
            }
        }
        if (random.nextInt(4) == 0) {
            node.set(
                    List.of("x_own", "extra", "x_more").get(random.nextInt(3)),
                    List.<JsonNode>of(
                                    node.textNode(text()),
                                    node.numberNode(random.nextInt(100)),
                                    node.booleanNode(true),
                                    node.objectNode().put("deep", text()),
                                    node.arrayNode().add(1).add(text()))
                            .get(random.nextInt(5)));
        }
        return node;
    }

    private JsonNode value(String name, HsdsShape.Member member, int depth) {
        return switch (member.type()) {
            case UUID -> node(UUID.randomUUID().toString());
            case URI -> node("https://example.org/" + random.nextInt(1000) + "?a=b#c");
            case EMAIL -> node("post" + random.nextInt(1000) + "@example.org");
            case DATE_TIME ->
                node(List.of("2024-09-25T14:23:06.5+01:00", "2023-03-15T10:30:45.123Z")
                        .get(random.nextInt(2)));
            case CODE -> node(member.codes().get(random.nextInt(member.codes().size())));
            case NUMBER -> number();
            case TEXT -> node(textOf(name));
            case LIST -> {
                ArrayNode all = HsdsJson.MAPPER.createArrayNode();
                if (depth > 0) {
                    some(() -> record(member.of(), depth - 1)).forEach(all::add);
                }
                yield all;
            }
            case RECORD -> depth > 0 || member.required() ? record(member.of(), depth - 1) : null;
        };
    }

    private JsonNode number() {
        return switch (random.nextInt(4)) {
            case 0 -> HsdsJson.MAPPER.getNodeFactory().numberNode(random.nextInt(200) - 20);
            case 1 -> HsdsJson.MAPPER.getNodeFactory().numberNode(random.nextInt(100_000) / 1000.0);
            case 2 -> HsdsJson.MAPPER.getNodeFactory().numberNode(0);
            default -> HsdsJson.MAPPER.getNodeFactory().numberNode(random.nextInt(2000));
        };
    }

    private String textOf(String name) {
        return switch (name) {
            case "opens_at", "closes_at" -> TIMES.get(random.nextInt(TIMES.size()));
            case "byday" -> DAYS.get(random.nextInt(DAYS.size()));
            case "valid_from", "valid_to", "dtstart", "until", "assured_date" ->
                List.of("2020-01-01", "2026-12-31", "someday").get(random.nextInt(3));
            case "bymonthday", "byyearday", "byweekno" -> "2,3,4";
            case "currency" -> List.of("JOD", "gbp", "dinar").get(random.nextInt(3));
            case "code" -> List.of("ar", "ara", "ar-JO", "EN", "ckb").get(random.nextInt(5));
            case "country" -> List.of("JO", "jo", "Jordan").get(random.nextInt(3));
            case "uri", "logo" -> "https://example.org/l.png";
            default -> text();
        };
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static JsonNode node(String text) {
        return HsdsJson.MAPPER.getNodeFactory().textNode(text);
    }
}
