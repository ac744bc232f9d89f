package org.wasl.referral.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;
import static org.wasl.platform.testing.Persona.EDITOR_IN_IRBID;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Tokens;
import org.wasl.referral.ReferralTest;

/** The directory as tables: the package of CSV files of HSDS. */
@QuarkusTest
class CsvPackageTest extends ReferralTest {
    @Inject
    EntityManager entities;

    private final String organization = UUID.randomUUID().toString();
    private final String service = UUID.randomUUID().toString();
    private final String place = UUID.randomUUID().toString();
    private final String location = UUID.randomUUID().toString();

    private Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put(
                "organizations.csv",
                "id,name,description,x_i18n\n" + organization
                        + ",Sweileh Centre,\"Care, every day\",\"{\"\"name\"\":{\"\"en\"\":\"\"Sweileh Centre\"\",\"\"ar\"\":\"\"مركز صويلح\"\"}}\"\n");
        tables.put(
                "services.csv",
                "id,organization_id,name,status,minimum_age,x_service_type,assured_date\n" + service + ","
                        + organization + ",Day care,active,3,CHILD_PROTECTION,2026-11-01\n");
        tables.put(
                "locations.csv",
                "id,name,location_type,latitude,longitude\n" + location + ",Sweileh,physical,32.02,35.84\n");
        tables.put(
                "service_at_location.csv",
                "id,service_id,location_id,x_accepts_referrals,x_intake\n" + place + "," + service + "," + location
                        + ",true,\"{\"\"access_mode\"\":\"\"WALK_IN\"\",\"\"deadlines\"\":{\"\"URGENT\"\":{\"\"decide\"\":24}}}\"\n");
        tables.put("phones.csv", "id,service_id,number\n" + UUID.randomUUID() + "," + service + ",+96265550000\n");
        tables.put(
                "schedules.csv",
                "id,service_at_location_id,freq,byday,opens_at,closes_at\n" + UUID.randomUUID() + "," + place
                        + ",WEEKLY,\"SU,MO\",08:00,15:00\n");
        tables.put(
                "addresses.csv",
                "id,location_id,address_1,city,postal_code,country\n" + UUID.randomUUID() + "," + location
                        + ",Main street,Sweileh,,JO\n");
        return tables;
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry("data/" + file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static Answer taken(byte[] zip) {
        return new Answer(RestAssured.given()
                .header("Authorization", "Bearer " + Tokens.of(COORDINATING_EDITOR))
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/zip")
                .body(zip)
                .post("/v1/directory/imports/csv-package"));
    }

    private static Map<String, String> exported() throws IOException {
        byte[] zip = as(EDITOR_IN_IRBID)
                .get("/v1/directory/export/csv-package")
                .hasStatus(200)
                .raw()
                .asByteArray();
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void rows_become_records_with_what_hangs_on_them() throws IOException {
        Answer report = taken(zip(tables())).hasStatus(200);

        // Told as in every import; the rows themselves are whole.
        assertThat(report.<String>list("faults.code")).containsOnly("not-in-both-languages");
        Answer read = as(EDITOR_IN_IRBID)
                .get("/v1/directory/service-at-locations/" + place)
                .hasStatus(200);
        assertThat(read.<String>at("service.name.en")).isEqualTo("Day care");
        assertThat(read.<Integer>at("service.minimumAge")).isEqualTo(3);
        assertThat(read.<String>at("service.details.phones[0].number")).isEqualTo("+96265550000");
        assertThat(read.<String>at("schedules[0].byday")).isEqualTo("SU,MO");
        assertThat(read.<String>at("location.details.addresses[0].address1")).isEqualTo("Main street");
        assertThat(read.<Boolean>at("acceptsReferrals")).isTrue();
        assertThat(read.<Integer>at("details.intake.deadlines.URGENT.decide")).isEqualTo(24);
        assertThat(as(EDITOR_IN_IRBID)
                        .get("/v1/directory/organizations/" + organization)
                        .<String>at("name.ar"))
                .isEqualTo("مركز صويلح");
    }

    @Test
    void what_was_exported_comes_back_unchanged() throws IOException {
        taken(zip(tables())).hasStatus(200);
        Map<String, String> before = exported();
        assertThat(new ObjectMapper().readTree(before.get("datapackage.json")).findValuesAsText("path"))
                .contains("organizations.csv", "services.csv", "service_at_location.csv", "schedules.csv");
        assertThat(before.get("services.csv")).startsWith("id,").contains(service);
        assertThat(before.get("schedules.csv").lines().findFirst().orElseThrow())
                .contains("service_at_location_id");

        Map<String, String> records = new LinkedHashMap<>(before);
        records.remove("metadata.csv");
        taken(zip(records)).hasStatus(200);

        Map<String, String> after = exported();
        for (String table : List.of(
                "organizations.csv",
                "services.csv",
                "service_at_location.csv",
                "schedules.csv",
                "locations.csv",
                "phones.csv",
                "addresses.csv")) {
            assertThat(sorted(after.get(table), organization, service, place, location))
                    .as(table)
                    .isEqualTo(sorted(before.get(table), organization, service, place, location));
        }
    }

    /** Our rows, without the time of the last change. */
    private static List<String> sorted(String csv, String... ours) {
        return csv.lines()
                .filter(line -> java.util.Arrays.stream(ours).anyMatch(line::contains))
                .map(line -> line.replaceAll("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+(Z|\\+03:00)?", "T"))
                .sorted()
                .toList();
    }

    @Test
    void a_row_that_names_no_record_is_told_and_the_rest_is_taken() throws IOException {
        Map<String, String> tables = tables();
        String lost = UUID.randomUUID().toString();
        tables.put("phones.csv", "id,service_id,number\n" + lost + "," + UUID.randomUUID() + ",+96265550000\n");
        tables.put(
                "service_at_location.csv",
                "id,service_id,location_id\n" + place + "," + service + "," + UUID.randomUUID() + "\n");

        Answer report = taken(zip(tables)).hasStatus(200);

        assertThat(report.<String>list("faults.findAll { it.code == 'unknown-record' }.pointer"))
                // The place of no service has no organization either.
                .containsExactlyInAnyOrder("/service_id", "/location_id", "/organization_id");
        assertThat(report.<Integer>at("accepted.service")).isEqualTo(1);
    }

    @Test
    void a_number_of_more_digits_than_any_has_is_told_and_the_rest_is_taken() throws IOException {
        Map<String, String> tables = tables();
        tables.computeIfPresent(
                "services.csv", (name, rows) -> rows.replace("active,3,", "active," + "7".repeat(2_000) + ","));

        Answer report = taken(zip(tables)).hasStatus(200);

        assertThat(report.<String>at("faults.find { it.pointer == '/minimum_age' }.code"))
                .isEqualTo("wrong-type");
        assertThat(report.<Integer>at("accepted.service")).isEqualTo(1);
    }

    @Test
    void a_row_whose_cells_have_moved_is_told_and_left_out() throws IOException {
        Map<String, String> tables = tables();
        tables.merge(
                "services.csv",
                UUID.randomUUID() + "," + organization + ",Care, day,active,3,FOOD,2026-11-01\n",
                String::concat);

        Answer report = taken(zip(tables)).hasStatus(200);

        assertThat(report.<String>list("faults.code")).contains("wrong-number-of-cells");
        assertThat(report.<Integer>at("accepted.service")).isEqualTo(1);
    }

    @Test
    void what_is_no_package_is_refused() throws IOException {
        taken("organizations".getBytes(StandardCharsets.UTF_8)).isProblem(400, "unreadable-request");
        taken(zip(Map.of("readme.txt", "nothing"))).isProblem(400, "unreadable-request");
    }

    @Test
    void a_small_package_that_unpacks_to_much_is_refused() throws IOException {
        taken(zip(Map.of(
                        "organizations.csv",
                        "id,name\n" + "x".repeat(200) + "\n",
                        "services.csv",
                        "0".repeat(60 << 20))))
                .isProblem(413, "body-too-large")
                .names("", "too-dense");
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 300; i++) {
            many.put(i + ".csv", "");
        }
        taken(zip(many)).isProblem(413, "body-too-large").names("", "too-many-files");
    }

    @Test
    void a_line_without_end_is_malformed() throws IOException {
        taken(zip(Map.of("organizations.csv", "id,name\n1,\"" + "abcdefgh".repeat(40_000) + "\"\n")))
                .isProblem(400, "unreadable-request");
    }

    @Test
    void an_organization_with_more_than_belongs_to_one_is_told_and_the_others_are_taken() throws IOException {
        Map<String, String> tables = tables();
        String large = UUID.randomUUID().toString();
        tables.merge("organizations.csv", large + ",Large,Too many telephones,\n", String::concat);
        StringBuilder phones = new StringBuilder("id,organization_id,number\n");
        for (int i = 0; i < 20_001; i++) {
            phones.append(UUID.randomUUID())
                    .append(',')
                    .append(large)
                    .append(",+9626555")
                    .append(10_000 + i)
                    .append('\n');
        }
        tables.put("phones.csv", phones.toString());

        Answer report = taken(zip(tables)).hasStatus(200);

        assertThat(report.<String>list("faults.findAll { it.code == 'too-long' }.id"))
                .containsExactly(large);
        assertThat(report.<Integer>at("accepted.organization")).isEqualTo(1);
        assertThat(report.<Integer>at("accepted.service")).isEqualTo(1);
    }

    @Test
    void an_id_that_occurs_twice_is_told_and_its_first_row_is_taken() throws IOException {
        Map<String, String> tables = tables();
        tables.merge(
                "services.csv", service + "," + organization + ",Again,active,3,FOOD,2026-11-01\n", String::concat);

        Answer report = taken(zip(tables)).hasStatus(200);

        assertThat(report.<String>list("faults.code")).contains("duplicate-id");
        assertThat(report.<Integer>at("accepted.service")).isEqualTo(1);
    }

    @Test
    void nothing_of_a_package_stays_behind() throws IOException {
        taken(zip(tables())).hasStatus(200);

        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> entities.createNativeQuery("select count(*) from directory_package_row", Long.class)
                                .getSingleResult()))
                .isEqualTo(0L);
    }
}
