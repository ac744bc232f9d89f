package org.wasl.referral.hsds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.wasl.referral.ReferralTest;

/** The real records of Jordan against the standard's own schemas, as draft 2020-12 with formats asserted; where both lie beside the project. */
@QuarkusTest
class HsdsSchemaTest extends ReferralTest {
    private static final Path SHARED = Path.of(System.getProperty("wasl.root"), "../shared");

    private static final Path SCHEMAS = SHARED.resolve("standards/hsds/schema");
    private static final String BASE = "https://hsds.invalid/";

    @Test
    void every_answer_is_valid_in_both_languages() throws IOException {
        Path records = SHARED.resolve("data/jordan-services/hsds.json");
        assumeThat(records).exists();
        assumeThat(SHARED.resolve("standards/hsds")).exists();
        as(COORDINATING_EDITOR)
                .post("/v1/directory/imports", Files.readString(records))
                .hasStatus(200);

        for (String language : List.of("en", "ar")) {
            list(language, "/hsds/services?per_page=500", "compiled/service_list.json");
            list(language, "/hsds/services?per_page=500&minimal=true", "compiled/service_list.json");
            list(language, "/hsds/services?per_page=100&full=true", "compiled/service.json.gz");
            list(language, "/hsds/organizations?per_page=500", "compiled/organization_list.json");
            list(language, "/hsds/organizations?per_page=10&full=true", "compiled/organization.json.gz");
            list(language, "/hsds/organizations?per_page=5&full_service=true", "compiled/organization.json.gz");
            list(language, "/hsds/service_at_locations?per_page=200", "compiled/service_at_location_list.json");
            list(language, "/hsds/service_at_locations?per_page=100&full=true", "compiled/service_at_location.json.gz");
            list(language, "/hsds/taxonomies", "schema/taxonomy.json");
            list(language, "/hsds/taxonomy_terms?per_page=200", "schema/taxonomy_term.json");
        }
        one("/hsds/services", "compiled/service.json.gz");
        one("/hsds/organizations", "compiled/organization.json.gz");
        one("/hsds/service_at_locations", "compiled/service_at_location.json.gz");
        // The standard declares this address with the service's schema too; ours passes both.
        one("/hsds/service_at_locations", "compiled/service.json.gz");
    }

    private static void list(String language, String path, String schema) throws IOException {
        List<Map<String, Object>> contents = anonymous()
                .with("Accept-Language", language)
                .get(path)
                .hasStatus(200)
                .list("contents");
        assertThat(contents).as(path).isNotEmpty();
        valid(path, schema, contents);
    }

    private static void one(String list, String schema) throws IOException {
        String id = anonymous().get(list + "?per_page=1").at("contents[0].id");
        Map<String, Object> record =
                anonymous().get(list + "/" + id).hasStatus(200).at("");
        valid(list + "/" + id, schema, List.of(record));
    }

    private static void valid(String path, String schema, List<Map<String, Object>> records) throws IOException {
        // References between the files are by their bare names.
        Schema rules = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemas(iri ->
                                iri.startsWith(BASE) ? text(SCHEMAS.resolve(iri.substring(BASE.length()))) : null))
                .getSchema(
                        SchemaLocation.of(BASE + "start.json"),
                        text(SHARED.resolve("standards/hsds").resolve(schema)),
                        InputFormat.JSON);
        var mapper = new com.fasterxml.jackson.databind.ObjectMapper();
        for (Map<String, Object> record : records) {
            assertThat(rules.validate(
                            mapper.writeValueAsString(record),
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                    .as("%s %s", path, record.get("id"))
                    .isEmpty();
        }
    }

    private static String text(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
