package org.wasl.referral.hsds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestRandom;
import org.wasl.platform.testing.Tokens;
import org.wasl.referral.ReferralTest;
import org.wasl.referral.directory.csv.PackageWriter;

/** What comes in as HSDS goes out the same through its tables too, as far as tables can say it. */
@QuarkusTest
class HsdsPackageReturnTest extends ReferralTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern IDS =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    /** By which rows hang on one another. */
    private static final Set<String> LINKS = Set.of(
            "organization_id",
            "program_id",
            "service_id",
            "location_id",
            "service_at_location_id",
            "contact_id",
            "phone_id",
            "unit_id",
            "taxonomy_id",
            "taxonomy_term_id");

    @Test
    void whatever_the_schemas_take_comes_back(TestInfo test) throws IOException {
        HsdsDocuments made = new HsdsDocuments(TestRandom.of(test));
        Map<String, String> tables;
        List<ObjectNode> all = new java.util.ArrayList<>();
        try (PackageWriter writer = new PackageWriter()) {
            for (int i = 0; i < 15; i++) {
                ObjectNode organization = made.organization();
                all.add(organization);
                writer.organization(organization);
            }
            ByteArrayOutputStream zip = new ByteArrayOutputStream();
            writer.writeTo(zip);
            tables = files(zip.toByteArray());
        }

        Answer report = taken(tables).hasStatus(200);

        assertThat(report.<Map<String, Integer>>at("rejected")).isEmpty();
        assertThat(lost(report)).isEmpty();
        JsonNode export = JSON.readTree(as(COORDINATING_EDITOR)
                .get("/v1/directory/export")
                .hasStatus(200)
                .raw()
                .asByteArray());
        for (ObjectNode organization : all) {
            JsonNode back = export.path("organizations")
                    .valueStream()
                    .filter(one -> one.path("id").equals(organization.path("id")))
                    .findFirst()
                    .orElseThrow();
            assertThat(comparable(back)).isEqualTo(comparable(organization));
        }
    }

    @Test
    void the_standards_tables_come_back() throws IOException {
        JsonNode example = JSON.readTree(other(text("tabular.json")));
        Map<String, String> tables = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> table : example.properties()) {
            Map<String, String> row = cells(table.getValue().get(0));
            StringWriter csv = new StringWriter();
            try (CsvWriter out = CsvWriter.builder().build(csv)) {
                out.writeRecord(row.keySet());
                out.writeRecord(row.values());
            }
            tables.put(table.getKey(), csv.toString());
        }

        Answer report = taken(tables).hasStatus(200);

        // The example names records that it does not have, and a table of no records.
        assertThat(lost(report))
                .containsExactlyInAnyOrder(
                        "package /meta_table_descriptions.csv unknown-field",
                        "attribute /link_id unknown-record",
                        "metadata /resource_id unknown-record",
                        "taxonomy_term /taxonomy_id unknown-code");
        Map<String, String> back = files(as(COORDINATING_EDITOR)
                .get("/v1/directory/export/csv-package")
                .hasStatus(200)
                .raw()
                .asByteArray());
        for (Map.Entry<String, JsonNode> table : example.properties()) {
            if (Set.of("meta_table_descriptions.csv", "attributes.csv", "metadata.csv", "taxonomy_terms.csv")
                    .contains(table.getKey())) {
                continue;
            }
            Map<String, String> row = cells(table.getValue().get(0));
            assertThat(row(back.get(table.getKey()), row.get("id")))
                    .as(table.getKey())
                    .containsAllEntriesOf(row);
        }
    }

    @Test
    void tables_of_older_versions_are_refused_with_the_reason() throws IOException {
        taken(Map.of("organizations.csv", "id,name\n1,One\n", "regular_schedules.csv", "id\n1\n"))
                .isProblem(400, "unreadable-request")
                .names("/regular_schedules.csv", "hsds-before-3");
    }

    @Test
    void a_place_of_no_service_is_taken_with_its_organization() throws IOException {
        String organization = UUID.randomUUID().toString();
        String place = UUID.randomUUID().toString();
        Answer report = taken(Map.of(
                        "organizations.csv",
                        "id,name,description\n" + organization + ",One,d\n",
                        "locations.csv",
                        "id,organization_id,location_type,name,latitude\n" + place + "," + organization
                                + ",physical,Branch,\"31,95\"\n"))
                .hasStatus(200);

        assertThat(report.<Map<String, Integer>>at("accepted")).isEqualTo(Map.of("organization", 1, "location", 1));
        assertThat(as(COORDINATING_EDITOR)
                        .get("/v1/directory/locations/" + place)
                        .hasStatus(200)
                        .<Float>at("latitude"))
                .isEqualTo(31.95f);
    }

    private static List<String> lost(Answer report) {
        return report.<Map<String, Object>>list("faults").stream()
                .filter(fault -> !Boolean.TRUE.equals(fault.get("kept")))
                .map(fault -> fault.get("record") + " " + fault.get("pointer") + " " + fault.get("code"))
                .toList();
    }

    /**
     * Programs and places once each, whichever record they stood in; without what only says where a row hangs, and without what a cell cannot tell from nothing.
     */
    private static String comparable(JsonNode organization) {
        ObjectNode whole = organization.deepCopy();
        Map<String, JsonNode> programs = new TreeMap<>();
        Map<String, JsonNode> places = new TreeMap<>();
        whole.path("programs")
                .forEach(program -> programs.put(program.path("id").asText(), program));
        whole.path("locations").forEach(place -> places.put(place.path("id").asText(), place));
        whole.path("services").forEach(service -> {
            JsonNode program = ((ObjectNode) service).remove("program");
            if (program != null) {
                programs.putIfAbsent(program.path("id").asText(), program);
            }
            ((ObjectNode) service).remove("organization");
            service.path("service_at_locations").forEach(at -> {
                JsonNode place = at.path("location");
                places.putIfAbsent(place.path("id").asText(), place);
                ((ObjectNode) at).put("location", place.path("id").asText());
            });
        });
        whole.putArray("programs").addAll(programs.values());
        whole.putArray("locations").addAll(places.values());
        return ordered(whole).toPrettyString();
    }

    private static JsonNode ordered(JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = JSON.createObjectNode();
            for (String name : new TreeSet<>(names(node))) {
                JsonNode value = ordered(node.get(name));
                boolean nothing = value.isContainerNode() && value.isEmpty()
                        || value.isTextual() && value.asText().isEmpty();
                if (!LINKS.contains(name) && !nothing) {
                    copy.set(name, value);
                }
            }
            return copy;
        }
        if (node.isArray()) {
            return JSON.createArrayNode()
                    .addAll(node.valueStream()
                            .map(HsdsPackageReturnTest::ordered)
                            .sorted(java.util.Comparator.comparing(JsonNode::toString))
                            .toList());
        }
        return node.isNumber() ? JSON.getNodeFactory().numberNode(node.doubleValue()) : node;
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static Map<String, String> cells(JsonNode record) {
        Map<String, String> row = new LinkedHashMap<>();
        record.properties()
                .forEach(member -> row.put(member.getKey(), member.getValue().asText()));
        return row;
    }

    private static Map<String, String> row(String csv, String id) throws IOException {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return rows.stream()
                    .filter(row -> row.getField("id").equals(id))
                    .findFirst()
                    .orElseThrow()
                    .getFieldsAsMap();
        }
    }

    /** The same with ids that nobody else has. */
    private static String other(String text) {
        String own = UUID.randomUUID().toString().substring(0, 8);
        return IDS.matcher(text).replaceAll(own + "$1");
    }

    private static Map<String, String> files(byte[] zip) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static Answer taken(Map<String, String> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return new Answer(RestAssured.given()
                .header("Authorization", "Bearer " + Tokens.of(COORDINATING_EDITOR))
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/zip")
                .body(out.toByteArray())
                .post("/v1/directory/imports/csv-package"));
    }

    private static String text(String file) throws IOException {
        try (InputStream in = HsdsPackageReturnTest.class.getResourceAsStream("/hsds/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
