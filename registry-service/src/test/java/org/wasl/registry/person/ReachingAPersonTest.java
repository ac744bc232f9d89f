package org.wasl.registry.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.registry.RegistryTest;

/** Contact points over the API (ADR 52). */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReachingAPersonTest extends RegistryTest {
    private final String digits = String.valueOf(random().nextInt(1_000_000, 9_999_999));
    private final String hers = "+96279" + digits;
    private final String his = "+9626" + digits;
    private final String mail = "a" + digits + "@example.org";

    @Test
    void all_of_it_is_read_and_found_by_the_agency_that_wrote_it() {
        String person = registered(REGISTRAR_AT_MINISTRY, body()).id();

        Answer read = as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + person);
        assertThat(read.<String>list("contactPoints.value")).containsExactly(hers, his, mail);
        assertThat(read.<String>list("contactPoints.use")).containsExactly("MOBILE", "HOME", null);
        assertThat(read.<Boolean>list("contactPoints.safeToUse")).containsExactly(true, false, null);
        assertThat(read.<String>at("contactPoints[0].verifiedOn")).isEqualTo("2025-11-03");
        for (String number : List.of("079" + digits, "(06) " + digits, "00962 6 " + digits)) {
            assertThat(as(REGISTRAR_AT_MINISTRY)
                            .post("/v1/persons/search", Map.of("phone", number))
                            .<String>list("items.id"))
                    .as(number)
                    .containsExactly(person);
        }
    }

    @Test
    void a_patch_replaces_the_list_and_the_history_tells_it() {
        Answer made = registered(REGISTRAR_AT_MINISTRY, body());
        Answer changed = as(REGISTRAR_AT_MINISTRY)
                .patch("/v1/persons/" + made.id(), made.etag(), Map.of("contactPoints", reachedBy("06" + digits)))
                .hasStatus(200);
        assertThat(changed.<String>list("contactPoints.value")).containsExactly(his);
        assertThat(changed.<Boolean>list("contactPoints.safeToUse"))
                .as("nobody said that it is safe now")
                .containsExactly(false);
        Answer history = as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + made.id() + "/history");
        assertThat(history.<String>list("items[0].before.contactPoints.value")).containsExactly(hers, his, mail);

        Answer emptied = as(REGISTRAR_AT_MINISTRY)
                .patch("/v1/persons/" + made.id(), changed.etag(), nothing())
                .hasStatus(200);
        assertThat(emptied.<Object>list("contactPoints")).isEmpty();
    }

    @Test
    void what_cannot_be_one_is_refused_at_its_place_and_so_is_the_form_of_before() {
        Map<String, Object> wrong = somebody();
        wrong.put("contactPoints", reachedBy("0790000000", "ask the neighbour", "+962790000000"));
        Answer refused = as(REGISTRAR_AT_MINISTRY).post("/v1/persons", wrong).isProblem(422, "invalid-fields");
        assertThat(refused.<String>list("errors.pointer"))
                .containsExactly("/contactPoints/1/value", "/contactPoints/2/value");
        assertThat(refused.<String>list("errors.code")).containsExactly("no-phone-number", "contact-point-twice");

        Map<String, Object> many = somebody();
        many.put(
                "contactPoints",
                reachedBy(java.util.stream.IntStream.range(0, 11)
                        .mapToObj(i -> "+9627900000" + (10 + i))
                        .toArray(String[]::new)));
        as(REGISTRAR_AT_MINISTRY).post("/v1/persons", many).isProblem(422, "invalid-fields");

        Map<String, Object> before = somebody();
        before.put("phone", hers);
        assertThat(as(REGISTRAR_AT_MINISTRY).post("/v1/persons", before).<String>list("errors.pointer"))
                .containsExactly("/phone");
    }

    @Test
    void what_is_not_safe_goes_to_nobody_else() {
        String person = registered(REGISTRAR_AT_MINISTRY, body()).id();
        consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY", "CONTACT");
        consented(REGISTRAR_AT_MINISTRY, person, "EXCHANGE_UNHCR", UNHCR, "IDENTITY", "CONTACT");
        haveACase(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);

        Answer disclosed = as(CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/persons/" + person + "/disclosures",
                        Map.of("purpose", "REFERRAL", "recipient", REHABILITATION_CENTRE))
                .hasStatus(200);
        assertThat(disclosed.<String>list("profile.contactPoints.value")).containsExactly(hers, null, mail);
        assertThat(disclosed.<Boolean>list("profile.contactPoints.safeToUse")).containsExactly(true, false, null);
        assertThat(disclosed.raw().asString()).doesNotContain(his);

        Answer byConsent = as(REGISTRAR_AT_UNHCR)
                .with("X-Purpose", "EXCHANGE_UNHCR")
                .get("/v1/persons/" + person)
                .hasStatus(200);
        assertThat(byConsent.<String>list("contactPoints.value")).containsExactly(hers, null, mail);
        assertThat(byConsent.raw().asString()).doesNotContain(his);

        String exported =
                as(REGISTRAR_AT_MINISTRY).get("/v1/persons/export").raw().asString();
        String line = Arrays.stream(exported.split("\\R"))
                .filter(one -> one.startsWith(person))
                .findFirst()
                .orElseThrow();
        assertThat(line).contains(hers, mail).doesNotContain(his);
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/persons/export?format=JSON_LINES")
                        .raw()
                        .asString())
                .as("with what is said of it")
                .contains(his);
    }

    @Test
    void a_system_that_knows_nothing_of_safety_takes_nothing_back() {
        String path = "/v1/persons/by-external-id/reached/" + digits;
        Answer made = as(UNHCR_SYSTEM)
                .put(path + "?confirmNew=DIFFERENT_PERSON", body())
                .hasStatus(201);
        Map<String, Object> pushed = body();
        pushed.put("contactPoints", reachedBy(hers, his, mail));
        Answer again =
                as(UNHCR_SYSTEM).with("If-Match", made.etag()).put(path, pushed).hasStatus(200);
        assertThat(again.<Boolean>list("contactPoints.safeToUse")).containsExactly(true, false, null);
    }

    @Test
    void who_shares_the_second_number_with_somebody_is_recognised() {
        Map<String, Object> known = named("رغد", "مفلح", "العجارمة");
        known.put("birthDate", "1988-03-07");
        known.put("contactPoints", reachedBy("+96277" + digits, "+96278" + digits));
        registered(REGISTRAR_AT_MINISTRY, known);
        Map<String, Object> again = inLatin("Raghad", "Mufleh", "Ajarmeh");
        again.put("birthDate", "1988-03-07");
        again.put("contactPoints", reachedBy("+96279" + digits, "078" + digits));

        Answer refused = as(REGISTRAR_AT_MINISTRY).post("/v1/persons", again).isProblem(409, "possible-duplicate");
        List<Map<String, Object>> reasons = refused.list("candidates[0].reasons");
        assertThat(reasons)
                .anySatisfy(reason ->
                        assertThat(reason).containsEntry("field", "PHONE").containsEntry("agreement", "EQUAL"));
    }

    private Map<String, Object> body() {
        Map<String, Object> body = somebody();
        List<Map<String, Object>> points = new ArrayList<>();
        points.add(
                Map.of("kind", "PHONE", "use", "MOBILE", "value", hers, "safeToUse", true, "verifiedOn", "2025-11-03"));
        points.add(Map.of("kind", "PHONE", "use", "HOME", "value", "06 " + digits, "safeToUse", false));
        points.addAll(reachedBy(mail));
        body.put("contactPoints", points);
        return body;
    }

    private static Map<String, Object> nothing() {
        Map<String, Object> patch = new HashMap<>();
        patch.put("contactPoints", null);
        return patch;
    }
}
