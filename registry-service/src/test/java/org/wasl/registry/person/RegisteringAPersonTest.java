package org.wasl.registry.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.registry.RegistryTest;

@QuarkusTest
class RegisteringAPersonTest extends RegistryTest {
    @Inject
    EntityManager entities;

    @Test
    void a_person_comes_back_as_she_was_registered() {
        Map<String, Object> body = somebody();
        String number = nationalNumber();
        body.put("identifiers", List.of(number("JO_NATIONAL_NO", number)));

        Answer made = as(REGISTRAR_AT_MINISTRY).post("/v1/persons", body).hasStatus(201);

        assertThat(made.raw().header("Location")).endsWith("/v1/persons/" + made.id());
        Answer read = as(STEWARD_AT_MINISTRY).get("/v1/persons/" + made.id()).hasStatus(200);
        assertThat(read.<String>at("names[0].given")).isEqualTo(given(body));
        assertThat(read.<String>at("identifiers[0].value")).isEqualTo(number);
        assertThat(read.<List<String>>at("redactions")).isEmpty();
        assertThat(made.<List<String>>at("allowedActions")).contains("change", "record-consent");
    }

    @Test
    @Transactional
    void a_number_is_not_readable_in_the_database() {
        Map<String, Object> body = somebody();
        String number = nationalNumber();
        body.put("identifiers", List.of(number("JO_NATIONAL_NO", number)));
        as(REGISTRAR_AT_MINISTRY)
                .with("Idempotency-Key", "keep-" + number.hashCode())
                .post("/v1/persons", body)
                .hasStatus(201);

        for (String table : List.of("person_identifier", "outbox", "audit_entry", "idempotency_key")) {
            Object found = entities.createNativeQuery(
                            "select count(*) from " + table + " t where t::text like '%" + number + "%'")
                    .getSingleResult();
            assertThat(((Number) found).intValue()).as(table).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "JO_NATIONAL_NO, 123, /identifiers/0/value, national-number",
        "JO_NATIONAL_NO, 12345678901, /identifiers/0/value, national-number",
        "JO_NATIONAL_NO, 98712345x7, /identifiers/0/value, national-number",
        "JO_PERSONAL_NO, 1, /identifiers/0/value, personal-number",
        "UNHCR_GROUP_NO, 12-21C00567, /identifiers/0/value, unhcr-group-number",
        "PARTNER_LOCAL, 77, /identifiers/0/issuer, issuer-required"
    })
    void a_number_in_the_wrong_form_is_named(String system, String value, String pointer, String code) {
        Map<String, Object> body = somebody();
        body.put("identifiers", List.of(number(system, value)));

        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons", body)
                .isProblem(422, "invalid-fields")
                .names(pointer, code);
    }

    @Test
    void numbers_typed_on_an_arabic_keyboard_and_both_spellings_of_a_group_number_are_one() {
        assertThat(IdentifierNumber.of(org.wasl.contracts.code.IdentifierSystem.JO_NATIONAL_NO, "٩٨٧١٢٣٤٥٦٧", null, ""))
                .isEqualTo(IdentifierNumber.of(
                        org.wasl.contracts.code.IdentifierSystem.JO_NATIONAL_NO, " 9871234567 ", null, ""));
        assertThat(IdentifierNumber.of(
                                org.wasl.contracts.code.IdentifierSystem.UNHCR_GROUP_NO, "123-21c00567", null, "")
                        .value())
                .isEqualTo("123-21-00567");
        assertThat(IdentifierNumber.of(org.wasl.contracts.code.IdentifierSystem.JO_NATIONAL_NO, "9871234567", null, "")
                        .toString())
                .doesNotContain("987123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JO_FAMILY_BOOK", "UNHCR_GROUP_NO", "WFP_ID"})
    void everybody_of_a_household_has_its_number(String system) {
        String digits = nationalNumber();
        String shared = digits.substring(0, 3) + "-26C" + digits.substring(5);
        for (int i = 0; i < 2; i++) {
            Map<String, Object> member = somebody();
            member.put("identifiers", List.of(number(system, shared)));
            registered(REGISTRAR_AT_MINISTRY, member);
        }
    }

    @Test
    void rules_across_fields_are_told_together() {
        Map<String, Object> body = somebody();
        body.put("birthDate", "2999-01-01");
        body.put("governorate", "JO-XX");
        body.put("nationality", "ZZ");

        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons", body)
                .isProblem(422, "invalid-fields")
                .names("/birthDate", "in-the-future")
                .names("/governorate", "unknown-code")
                .names("/nationality", "unknown-code");
    }

    @Test
    void only_one_official_name_for_each_script() {
        Map<String, Object> body = somebody();
        Map<String, Object> name = Map.of("script", "ARAB", "use", "OFFICIAL", "given", "ليلى");
        body.put("names", List.of(name, name));

        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons", body)
                .isProblem(422, "invalid-fields")
                .names("/names", "one-official-per-script");
    }

    @Test
    void marks_of_direction_are_no_part_of_names_and_numbers() {
        String number = nationalNumber();
        Map<String, Object> body = named("ليلى\u202E", "\u200Fأحمد", "الخطيب\uFEFF");
        body.put("identifiers", List.of(number("JO_NATIONAL_NO", "\u200F" + number + "\u202C")));
        body.put("contactPoints", reachedBy("\u202A+962795557788\u202C"));

        Answer made = registered(REGISTRAR_AT_MINISTRY, body);

        assertThat(made.<String>at("names[0].given")).isEqualTo("ليلى");
        assertThat(made.<String>at("names[0].father")).isEqualTo("أحمد");
        assertThat(made.<String>at("names[0].family")).isEqualTo("الخطيب");
        assertThat(made.<String>at("identifiers[0].value")).isEqualTo(number);
        assertThat(made.<String>at("contactPoints[0].value")).isEqualTo("+962795557788");
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .post("/v1/persons/search", Map.of("identifier", number("JO_NATIONAL_NO", number + "\u200E")))
                        .<String>list("items.id"))
                .containsExactly(made.id());
    }

    @Test
    void a_name_with_a_control_character_is_refused() {
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons", named("ليلى\u0007", "أحمد", "الخطيب"))
                .isProblem(422, "invalid-fields")
                .names("/names/0/given", "control-characters");
    }

    @Test
    void who_may_register_and_who_may_not() {
        as(CASEWORKER_AT_MINISTRY).post("/v1/persons", somebody()).isProblem(403, "not-allowed");
        as(ADMINISTRATOR).get("/v1/persons").isProblem(403, "not-allowed");
        as(UNHCR_SYSTEM).post("/v1/persons", somebody()).hasStatus(201);
    }

    @Test
    void a_person_of_another_agency_does_not_exist() {
        Answer made = registered(REGISTRAR_AT_MINISTRY, somebody());

        as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + made.id()).isProblem(404, "not-found");
        as(REGISTRAR_AT_UNHCR)
                .patch("/v1/persons/" + made.id(), made.etag(), Map.of("contactPoints", reachedBy("+962791111111")))
                .isProblem(404, "not-found");
        assertThat(as(REGISTRAR_AT_UNHCR).get("/v1/persons?limit=200").<String>list("items.id"))
                .doesNotContain(made.id());
    }

    @Test
    void a_change_names_only_what_it_changes() {
        Map<String, Object> body = somebody();
        Answer made = registered(REGISTRAR_AT_MINISTRY, body);

        Answer changed = as(REGISTRAR_AT_MINISTRY)
                .patch("/v1/persons/" + made.id(), made.etag(), Map.of("contactPoints", reachedBy("+962 79 222 2222")))
                .hasStatus(200);

        assertThat(changed.<String>at("contactPoints[0].value")).isEqualTo("+962792222222");
        assertThat(changed.<String>at("names[0].given")).isEqualTo(given(body));
    }

    @Test
    void she_is_found_by_words_in_the_other_script_in_any_order_and_by_number() {
        String number = nationalNumber();
        String family = invented();
        Map<String, Object> body = named("خديجة", "سعيد", family);
        body.put("identifiers", List.of(number("JO_NATIONAL_NO", number)));
        String id = registered(REGISTRAR_AT_MINISTRY, body).id();

        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .post("/v1/persons/search", Map.of("name", family + " Saeed Khadija"))
                        .hasStatus(200)
                        .<String>list("items.id"))
                .containsExactly(id);
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .post("/v1/persons/search", Map.of("identifier", number("JO_NATIONAL_NO", number)))
                        .<String>list("items.id"))
                .containsExactly(id);
        assertThat(as(REGISTRAR_AT_UNHCR)
                        .post("/v1/persons/search", Map.of("identifier", number("JO_NATIONAL_NO", number)))
                        .list("items"))
                .isEmpty();
    }

    @Test
    void pushing_by_external_id_creates_once_and_then_replaces() {
        String external = "DAD-" + nationalNumber();
        Map<String, Object> body = somebody();
        String path = "/v1/persons/by-external-id/progres/" + external;

        Answer first = as(UNHCR_SYSTEM).put(path, body).hasStatus(201);
        Map<String, Object> moved = new HashMap<>(body);
        moved.put("governorate", "JO-MA");
        as(UNHCR_SYSTEM).put(path, moved).isProblem(428, "version-required");
        as(UNHCR_SYSTEM).with("If-Match", "\"77\"").put(path, moved).isProblem(412, "stale-version");
        assertThat(as(UNHCR_SYSTEM).put(path, body).hasStatus(200).etag())
                .as("nothing changes")
                .isEqualTo(first.etag());
        Answer second =
                as(UNHCR_SYSTEM).with("If-Match", first.etag()).put(path, moved).hasStatus(200);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.<String>at("governorate")).isEqualTo("JO-MA");
        assertThat(second.<String>at("externalIds[0].value")).isEqualTo(external);
        as(REGISTRAR_AT_MINISTRY).get(path).isProblem(404, "not-found");
    }

    @Test
    void a_dry_run_says_what_pushing_says_and_makes_nothing() {
        Map<String, Object> body = somebody();
        String path = "/v1/persons/by-external-id/progres/DRY-" + nationalNumber();
        String dry = path + "?dryRun=true";

        as(UNHCR_SYSTEM).put(dry, body).hasStatus(204);
        as(UNHCR_SYSTEM).get(path).isProblem(404, "not-found");
        as(UNHCR_SYSTEM).put(path, body).hasStatus(201);
        as(UNHCR_SYSTEM).put(dry, body).hasStatus(200);
        Map<String, Object> moved = new HashMap<>(body);
        moved.put("governorate", "JO-MA");
        as(UNHCR_SYSTEM).put(dry, moved).isProblem(428, "version-required");

        String like = "/v1/persons/by-external-id/progres/DRY-" + nationalNumber();
        as(UNHCR_SYSTEM).put(like + "?dryRun=true", body).isProblem(409, "possible-duplicate");
        as(UNHCR_SYSTEM).put(like, body).isProblem(409, "possible-duplicate");
        body.put("sex", "NEITHER");
        as(UNHCR_SYSTEM).put(like + "?dryRun=true", body).isProblem(422, "invalid-fields");
    }

    @Test
    void a_dry_run_refuses_an_id_that_another_own_record_has_as_the_run_does() {
        String taken = "TAKEN-" + nationalNumber();
        as(UNHCR_SYSTEM)
                .put("/v1/persons/by-external-id/progres/" + taken, somebody())
                .hasStatus(201);
        Map<String, Object> body = new HashMap<>(somebody());
        body.put("externalIds", List.of(Map.of("scheme", "progres", "value", taken)));
        String path = "/v1/persons/by-external-id/progres/DRY-" + nationalNumber();

        for (String query : List.of("?dryRun=true", "")) {
            as(UNHCR_SYSTEM).put(path + query, body).isProblem(409, "already-exists");
        }
        as(UNHCR_SYSTEM).get(path).isProblem(404, "not-found");
    }

    @Test
    void a_record_that_a_system_sends_late_undoes_nothing() {
        String path = "/v1/persons/by-external-id/progres/LATE-" + nationalNumber();
        Map<String, Object> old = somebody();
        Answer made = as(UNHCR_SYSTEM).put(path, old).hasStatus(201);
        List<Object> names = new java.util.ArrayList<>((List<?>) old.get("names"));
        names.add(Map.of("script", "LATN", "use", "OFFICIAL", "given", "Layla"));
        Answer corrected = as(REGISTRAR_AT_UNHCR)
                .patch(
                        "/v1/persons/" + made.id(),
                        made.etag(),
                        Map.of("contactPoints", reachedBy("+962791112223"), "names", names))
                .hasStatus(200);

        Answer late = as(UNHCR_SYSTEM).put(path, old).hasStatus(200);
        assertThat(late.<String>at("contactPoints[0].value"))
                .as("the system learns what is so")
                .isEqualTo("+962791112223");
        assertThat(late.<List<Object>>at("names")).hasSize(2);
        assertThat(as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + made.id()).etag())
                .isEqualTo(corrected.etag());

        Map<String, Object> moved = new HashMap<>(old);
        moved.put("governorate", "JO-MA");
        as(UNHCR_SYSTEM).put(path, moved).isProblem(428, "version-required");
        as(UNHCR_SYSTEM).with("If-Match", made.etag()).put(path, moved).isProblem(412, "stale-version");
        Answer replaced = as(UNHCR_SYSTEM)
                .with("If-Match", corrected.etag())
                .put(path, moved)
                .hasStatus(200);
        assertThat(replaced.<String>at("governorate")).isEqualTo("JO-MA");
        as(UNHCR_SYSTEM).put(path, old).isProblem(428, "version-required");
    }

    @Test
    void a_version_of_what_is_not_there_is_not_the_current_one() {
        as(UNHCR_SYSTEM)
                .with("If-Match", "\"0\"")
                .put("/v1/persons/by-external-id/progres/NEW-" + nationalNumber(), somebody())
                .isProblem(412, "stale-version");
    }

    @Test
    void two_systems_pushing_one_external_id_at_once_make_one_record() throws Exception {
        String path = "/v1/persons/by-external-id/progres/RACE-" + nationalNumber();
        Map<String, Object> body = somebody();
        var pool = java.util.concurrent.Executors.newFixedThreadPool(8);
        List<java.util.concurrent.Callable<String>> rush = java.util.Collections.nCopies(
                8, () -> as(UNHCR_SYSTEM).put(path, body).id());

        List<String> ids = new java.util.ArrayList<>();
        for (var one : pool.invokeAll(rush)) {
            ids.add(one.get());
        }
        pool.shutdown();

        assertThat(ids).doesNotContainNull();
        assertThat(java.util.Set.copyOf(ids)).hasSize(1);
    }

    @Test
    void an_address_with_a_nul_in_it_is_refused() {
        as(REGISTRAR_AT_MINISTRY).get("/v1/persons/by-external-id/x/%00").isProblem(400, "unreadable-request");
    }
}
