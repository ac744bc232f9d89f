package org.wasl.referral.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;
import static org.wasl.platform.testing.Persona.EDITOR_IN_IRBID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Tokens;
import org.wasl.referral.ReferralTest;

/** Of an import, nothing is lost without a word, and what is wrong with one record is a fault of that one. */
@QuarkusTest
class ImportFaultsTest extends ReferralTest {
    private static Answer imported(String document) {
        return as(COORDINATING_EDITOR).post("/v1/directory/imports", document);
    }

    private static String taxonomy(String id) {
        return "{\"id\":\"%s\",\"name\":\"Sectors\",\"description\":\"Sectors\"}".formatted(id);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static List<String> faults(Answer report) {
        return report.<Map<String, String>>list("faults").stream()
                .filter(fault -> !fault.get("code").equals("not-in-both-languages"))
                .map(fault -> fault.get("record") + " " + fault.get("pointer") + " " + fault.get("code"))
                .toList();
    }

    @Test
    void a_name_that_is_none_of_the_document_is_told() {
        Answer report = imported("{\"organisations\":[],\"taxonomies\":null,\"taxonomyTerms\":[{}],\"a/b\":1}")
                .hasStatus(200);

        assertThat(faults(report))
                .containsExactly(
                        "document /organisations unknown-field",
                        "document /taxonomyTerms unknown-field",
                        "document /a~1b unknown-field");
    }

    @Test
    void an_element_that_is_no_record_is_told_and_those_after_it_are_taken() {
        Answer report = imported("{\"taxonomies\":[1,%s,[{\"id\":2}],null,%s],\"organizations\":[\"x\"]}"
                        .formatted(taxonomy(id()), taxonomy(id())))
                .hasStatus(200);

        assertThat(report.<Integer>at("accepted.taxonomy")).isEqualTo(2);
        assertThat(report.<Integer>at("rejected.taxonomy")).isEqualTo(3);
        assertThat(faults(report))
                .containsExactly(
                        "taxonomy /taxonomies/0 wrong-type",
                        "taxonomy /taxonomies/2 wrong-type",
                        "taxonomy /taxonomies/3 wrong-type",
                        "organization /organizations/0 wrong-type");
    }

    @Test
    void a_record_with_nul_is_rejected_alone() {
        String good = id();
        String service = "{\"id\":\"%s\",\"name\":\"Ser\\u0000vice\"}".formatted(id());
        Answer report = imported("{\"organizations\":[%s,{\"id\":\"%s\",\"name\":\"Good\"},%s]}"
                        .formatted(
                                "{\"id\":\"%s\",\"name\":\"a\\u0000b\"}".formatted(id()),
                                good,
                                "{\"id\":\"%s\",\"name\":\"One\",\"services\":[%s]}".formatted(id(), service)))
                .hasStatus(200);

        assertThat(report.<Integer>at("accepted.organization")).isEqualTo(1);
        assertThat(report.<Integer>at("rejected.organization")).isEqualTo(2);
        assertThat(faults(report))
                .containsExactly(
                        "organization /name control-characters", "organization /services/0/name control-characters");
        as(COORDINATING_EDITOR).get("/v1/directory/organizations/" + good).hasStatus(200);
    }

    /** As any fault that nobody foresaw: here the database takes no service of this name. */
    @Test
    void a_record_that_the_database_cannot_keep_is_rejected_alone_and_counts_as_nothing() throws SQLException {
        String name = id();
        String refused = "{\"id\":\"%s\",\"name\":\"Refused\",\"services\":[{\"id\":\"%s\",\"name\":\"%s\",%s}]}"
                .formatted(id(), id(), name, "\"x_service_type\":\"FOOD\"");
        execute("alter table service add constraint test_refused_ck check (name_en <> '" + name + "') not valid");
        try {
            for (String dryRun : List.of("?dryRun=true", "")) {
                Answer report = as(COORDINATING_EDITOR)
                        .post(
                                "/v1/directory/imports" + dryRun,
                                "{\"organizations\":[%s,{\"id\":\"%s\",\"name\":\"Good\"}]}".formatted(refused, id()))
                        .hasStatus(200);

                assertThat(report.<Map<String, Integer>>at("accepted")).isEqualTo(Map.of("organization", 1));
                assertThat(faults(report)).containsExactly("organization  invalid");
            }
        } finally {
            execute("alter table service drop constraint test_refused_ck");
        }
    }

    /** As the owner of the tables: the service is none. */
    private static void execute(String statement) throws SQLException {
        Config config = ConfigProvider.getConfig();
        try (Connection owner = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.flyway.username", String.class),
                        config.getValue("quarkus.flyway.password", String.class));
                Statement change = owner.createStatement()) {
            change.execute(statement);
        }
    }

    @Test
    void nobody_gives_the_service_of_another_organization_a_place() {
        String service = id();
        String place = id();
        imported(
                        "{\"organizations\":[{\"id\":\"%s\",\"name\":\"Owner\",\"services\":[{\"id\":\"%s\",\"name\":\"Theirs\",\"x_sensitive\":true}]}]}"
                                .formatted(id(), service))
                .hasStatus(200);

        Answer report = as(EDITOR_IN_IRBID)
                .post(
                        "/v1/directory/imports",
                        "[{\"id\":\"%s\",\"service_id\":\"%s\",\"location_id\":\"%s\"}]"
                                .formatted(place, service, id()))
                .hasStatus(200);

        assertThat(report.<Map<String, Integer>>at("rejected")).isEqualTo(Map.of("service_at_location", 1));
        // As of a service that is not there.
        assertThat(faults(report)).containsExactly("service_at_location /service_id unknown-code");
    }

    @Test
    void a_day_that_is_none_is_told_and_the_record_is_taken_without_it() {
        Answer report = imported("{\"organizations\":[{\"id\":\"%s\",\"name\":\"One\",\"services\":[%s]}]}"
                        .formatted(
                                id(),
                                "{\"id\":\"%s\",\"name\":\"Service\",\"x_service_type\":\"FOOD\",\"assured_date\":\"-999999999-01-01\"}"
                                        .formatted(id())))
                .hasStatus(200);

        assertThat(report.<Map<String, Integer>>at("accepted")).isEqualTo(Map.of("organization", 1, "service", 1));
        assertThat(faults(report)).containsExactly("service /assured_date invalid");
    }

    @Test
    void a_package_with_nul_is_judged_by_its_records() throws IOException {
        Answer report =
                sent(packageOf(id() + ",a\0b\n" + id() + ",Good\n"), id(), "").hasStatus(200);

        assertThat(report.<Integer>at("accepted.organization")).isEqualTo(1);
        assertThat(faults(report)).containsExactly("organization /name control-characters");
    }

    @Test
    void under_one_key_a_package_is_taken_in_once_and_another_is_refused() throws IOException {
        byte[] first = packageOf(id() + ",First\n");
        String key = id();
        Answer report = sent(first, key, "").hasStatus(200);
        Answer again = sent(first, key, "").hasStatus(200);

        assertThat(again.raw().header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.raw().asString()).isEqualTo(report.raw().asString());
        sent(packageOf(id() + ",Second\n"), key, "").isProblem(422, "idempotency-key-reused");
        sent(first, key, "?dryRun=true").isProblem(422, "idempotency-key-reused");
    }

    private static byte[] packageOf(String organizations) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("organizations.csv"));
            zip.write(("id,name\n" + organizations).getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static Answer sent(byte[] content, String key, String query) {
        return new Answer(RestAssured.given()
                .header("Authorization", "Bearer " + Tokens.of(COORDINATING_EDITOR))
                .header("Idempotency-Key", key)
                .contentType("application/zip")
                .body(content)
                .post("/v1/directory/imports/csv-package" + query));
    }
}
