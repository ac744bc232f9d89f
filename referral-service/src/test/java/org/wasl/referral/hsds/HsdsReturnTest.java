package org.wasl.referral.hsds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestRandom;
import org.wasl.referral.ReferralTest;

/** What comes in as HSDS goes out the same (ADR 49): the same members with the same values, the order apart. */
@QuarkusTest
class HsdsReturnTest extends ReferralTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Random random;

    @BeforeEach
    void seeded(TestInfo test) {
        random = TestRandom.of(test);
    }

    @ParameterizedTest
    @ValueSource(strings = {"arabic-only.json", "hsds-times-and-fields.json", "hsds-locations-and-languages.json"})
    void documents_that_failed_come_back(String file) throws IOException {
        JsonNode document = fresh(file);

        Answer report = taken(document);

        assertThat(report.<Map<String, Integer>>at("rejected")).isEmpty();
        assertThat(lost(report)).isEmpty();
        for (JsonNode organization : document.path("organizations")) {
            comesBack(organization);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"organization_full.json", "organization_list.json"})
    void the_standards_organizations_come_back(String file) throws IOException {
        JsonNode document = fresh(file);

        Answer report = taken(document);

        assertThat(report.<Map<String, Integer>>at("rejected")).isEmpty();
        assertThat(lost(report)).isEmpty();
        for (JsonNode organization : document.has("contents") ? document.path("contents") : List.of(document)) {
            comesBack(organization);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"service_full.json", "service_list.json"})
    void the_standards_services_come_back(String file) throws IOException {
        JsonNode document = fresh(file);

        Answer report = taken(document);

        assertThat(report.<Map<String, Integer>>at("rejected")).isEmpty();
        assertThat(lost(report)).isEmpty();
        for (JsonNode service : document.has("contents") ? document.path("contents") : List.of(document)) {
            assertThat(sorted(within(
                            service,
                            exported(service.at("/organization/id").asText()).path("services"))))
                    .isEqualTo(sorted(service));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"service_at_location_full.json", "service_at_location_list.json"})
    void the_standards_services_at_locations_come_back(String file) throws IOException {
        JsonNode document = fresh(file);

        Answer report = taken(document);

        assertThat(report.<Map<String, Integer>>at("rejected")).isEmpty();
        assertThat(lost(report)).isEmpty();
        for (JsonNode place : document.has("contents") ? document.path("contents") : List.of(document)) {
            JsonNode service = within(
                    place.path("service"),
                    exported(place.at("/service/organization/id").asText()).path("services"));
            ObjectNode back = (ObjectNode) within(place, service.path("service_at_locations"));
            ObjectNode whole = ((ObjectNode) service).deepCopy();
            whole.remove("service_at_locations");
            // An export has it in its service.
            back.set("service", whole);
            assertThat(sorted(back)).isEqualTo(sorted(place));
        }
    }

    @Test
    void terms_and_their_taxonomies_come_back() throws IOException {
        JsonNode taxonomies = fresh("taxonomy_list.json");
        JsonNode terms = JSON.readTree(text("taxonomy_term_list.json")
                .replace(
                        "5c4d79d7-cc55-470e-9f1f-8cad074e4892",
                        taxonomies.at("/contents/0/id").asText())
                .replace(
                        "3f7b145d-84af-42d7-8fae-eaca714b02b2",
                        UUID.randomUUID().toString()));
        assertThat(taken(taxonomies).<Map<String, Integer>>at("accepted")).isEqualTo(Map.of("taxonomy", 1));
        ((ObjectNode) terms.at("/contents/0")).remove("parent_id");

        Answer report = taken(terms);

        assertThat(report.<Map<String, Integer>>at("accepted")).isEqualTo(Map.of("taxonomy_term", 1));
        JsonNode export = export();
        assertThat(sorted(within(taxonomies.at("/contents/0"), export.path("taxonomies"))))
                .isEqualTo(sorted(taxonomies.at("/contents/0")));
        assertThat(sorted(within(terms.at("/contents/0"), export.path("taxonomy_terms"))))
                .isEqualTo(sorted(terms.at("/contents/0")));
    }

    @Test
    void whatever_the_schemas_take_comes_back() {
        HsdsDocuments made = new HsdsDocuments(random);
        ArrayNode all = JSON.createArrayNode();
        for (int i = 0; i < 40; i++) {
            all.add(made.organization());
        }

        Answer report = taken(all);

        assertThat(report.<Map<String, Integer>>at("rejected")).isEmpty();
        assertThat(lost(report)).isEmpty();
        JsonNode export = export();
        for (JsonNode organization : all) {
            assertThat(sorted(within(organization, export.path("organizations"))))
                    .isEqualTo(sorted(organization));
        }
    }

    @Test
    void one_on_each_line_is_read_and_what_was_changed_here_since_holds() {
        String id = UUID.randomUUID().toString();
        String lines = """
                {"id":"%s","name":"Line one","description":"d","logo":"https://example.org/l.png","phones":[{"id":"%s","number":"1","extension":7}]}
                {"id":"%s","name":"Line two","description":"d"}
                """.formatted(id, UUID.randomUUID(), UUID.randomUUID());

        Answer report = sent(lines, "application/x-ndjson").hasStatus(200);

        assertThat(report.<Map<String, Integer>>at("accepted")).isEqualTo(Map.of("organization", 2));
        String path = "/v1/directory/organizations/" + id;
        Answer read = as(COORDINATING_EDITOR).get(path).hasStatus(200);
        as(COORDINATING_EDITOR)
                .patch(
                        path,
                        read.etag(),
                        Map.of(
                                "name",
                                Map.of("ar", "سطر", "en", "Line changed"),
                                "description",
                                Map.of("ar", "وصف", "en", "d"),
                                "type",
                                "CBO"))
                .hasStatus(200);
        JsonNode after = exported(id);
        assertThat(after.path("name").asText()).isEqualTo("Line changed");
        assertThat(after.at("/x_i18n/name/ar").asText()).isEqualTo("سطر");
        assertThat(after.path("logo").asText()).isEqualTo("https://example.org/l.png");
        assertThat(after.at("/phones/0/extension").asInt()).isEqualTo(7);
    }

    @Test
    void a_page_of_our_own_is_taken_whole() throws IOException {
        JsonNode document = fresh("hsds-locations-and-languages.json");
        taken(document);
        String id = document.at("/organizations/0/id").asText();
        JsonNode organization = JSON.readTree(as(COORDINATING_EDITOR)
                .get("/hsds/organizations/" + id + "?full_service=true")
                .hasStatus(200)
                .raw()
                .asByteArray());
        JsonNode page = JSON.createObjectNode()
                .put("total_items", 1)
                .put("empty", false)
                .set("contents", JSON.createArrayNode().add(organization));

        Answer report = taken(page);

        assertThat(report.<Map<String, Integer>>at("rejected")).isEmpty();
        assertThat(lost(report)).isEmpty();
        comesBack(organization);
    }

    /** The real records, where they lie beside the project: as they are, with all that is wrong in them. */
    @Test
    void of_the_records_of_jordan_nothing_goes_without_a_word() throws IOException {
        Path file = Path.of(System.getProperty("wasl.root"), "../shared/data/jordan-services/hsds.json");
        assumeThat(file).exists();
        JsonNode document = JSON.readTree(Files.readString(file));

        Answer report = taken(document);

        Set<String> told = report.<Map<String, Object>>list("faults").stream()
                .map(fault -> fault.get("pointer").toString().replaceAll(".*/", ""))
                .collect(Collectors.toSet());
        JsonNode export = export();
        for (JsonNode organization : document.path("organizations")) {
            List<String> missing = new ArrayList<>();
            missing(organization, within(organization, export.path("organizations")), "", missing);
            assertThat(missing).as(organization.path("name").asText()).allSatisfy(path -> assertThat(told)
                    .contains(path.replaceAll(".*/", "")));
        }
    }

    private static void missing(JsonNode was, JsonNode is, String at, List<String> into) {
        if (was.isObject()) {
            was.properties()
                    .forEach(member ->
                            missing(member.getValue(), is.path(member.getKey()), at + "/" + member.getKey(), into));
        } else if (was.isArray()) {
            for (int i = 0; i < was.size(); i++) {
                JsonNode one = was.get(i);
                JsonNode same = one.has("id") && is.isArray()
                        ? is.valueStream()
                                .filter(other -> other.path("id").equals(one.get("id")))
                                .findFirst()
                                .orElse(JSON.missingNode())
                        : is.path(i);
                missing(one, same, at + "/" + i, into);
            }
        } else if (!was.isNull() && !ordered(was).equals(ordered(is))) {
            into.add(at);
        }
    }

    /** Paths of what is not given back. */
    private static List<String> lost(Answer report) {
        return report.<Map<String, Object>>list("faults").stream()
                .filter(fault -> !Boolean.TRUE.equals(fault.get("kept")))
                .map(fault -> fault.get("record") + " " + fault.get("pointer") + " " + fault.get("code"))
                .toList();
    }

    private void comesBack(JsonNode organization) {
        assertThat(sorted(exported(organization.path("id").asText()))).isEqualTo(sorted(organization));
    }

    private static Answer taken(JsonNode document) {
        return sent(document.toString(), "application/json").hasStatus(200);
    }

    private static Answer sent(String document, String type) {
        return as(COORDINATING_EDITOR).send(type, "/v1/directory/imports", document);
    }

    private static JsonNode export() {
        try {
            return JSON.readTree(as(COORDINATING_EDITOR)
                    .get("/v1/directory/export")
                    .hasStatus(200)
                    .raw()
                    .asByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode exported(String organization) {
        return within(JSON.createObjectNode().put("id", organization), export().path("organizations"));
    }

    private static JsonNode within(JsonNode record, JsonNode all) {
        return all.valueStream()
                .filter(one -> one.path("id").asText().equals(record.path("id").asText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Not given back: " + record.path("id")));
    }

    private static String sorted(JsonNode node) {
        return ordered(node).toPrettyString();
    }

    private static JsonNode ordered(JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = JSON.createObjectNode();
            node.properties().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(member -> copy.set(member.getKey(), ordered(member.getValue())));
            return copy;
        }
        if (node.isArray()) {
            List<JsonNode> all = new ArrayList<>();
            node.forEach(one -> all.add(ordered(one)));
            all.sort(Comparator.comparing(JsonNode::toString));
            return JSON.createArrayNode().addAll(all);
        }
        return node.isNumber() ? JSON.getNodeFactory().numberNode(node.doubleValue()) : node;
    }

    /** A document whose records nobody else has: the same ids are in several. */
    private static JsonNode fresh(String file) throws IOException {
        String text = text(file);
        String own = UUID.randomUUID().toString().substring(0, 8);
        return JSON.readTree(text.replaceAll("\"(id|\\w+_id)\": ?\"[0-9a-f]{8}-", "\"$1\": \"" + own + "-"));
    }

    private static String text(String file) throws IOException {
        try (InputStream in = HsdsReturnTest.class.getResourceAsStream("/hsds/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
