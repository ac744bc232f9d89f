package org.wasl.registry.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.code.CodeLists.Code;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.value.SpecificNeed;
import org.wasl.registry.RegistryTest;
import org.wasl.registry.careteam.StatedCases;

@QuarkusTest
class NeedTest extends RegistryTest {
    private String person;

    @BeforeEach
    void somebody_registered() {
        person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
    }

    @Test
    void a_need_has_its_code_its_weight_and_its_end() {
        Answer found = identified("ds_bd").hasStatus(201);
        assertThat(found.<String>at("code")).isEqualTo("DS-BD");
        identified("DS-BD").isProblem(409, "already-exists");

        Answer weighed = as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", found.etag())
                .put(path() + "/" + found.id() + "/severity", Map.of("severity", "HIGH"))
                .hasStatus(200);
        Answer ended = as(REGISTRAR_AT_MINISTRY)
                .step(weighed, path() + "/" + found.id() + "/end", Map.of("status", "REFUTED"))
                .hasStatus(200);

        assertThat(ended.<String>at("severity")).isEqualTo("HIGH");
        assertThat(ended.<String>at("status")).isEqualTo("REFUTED");
        as(REGISTRAR_AT_MINISTRY)
                .step(ended, path() + "/" + found.id() + "/end", Map.of("status", "RESOLVED"))
                .isProblem(409, "already-done");
        identified("DS-BD").hasStatus(201);
    }

    @Test
    void a_code_that_is_no_code_is_refused_and_one_that_an_operation_added_is_kept() {
        as(REGISTRAR_AT_MINISTRY).post(path(), Map.of("code", "shy")).hasStatus(400);
        isInList(Vocabulary.SPECIFIC_NEED, "XX-Q7", false);
        assertThat(identified("XX-Q7").hasStatus(201).<String>at("code")).isEqualTo("XX-Q7");
    }

    @Test
    void sexual_violence_is_confidential_whatever_was_said_and_seen_by_who_wrote_it() {
        Answer found = as(REGISTRAR_AT_MINISTRY)
                .post(path(), Map.of("code", "SV-VA", "confidential", false))
                .hasStatus(201);
        assertThat(found.<Boolean>at("confidential")).isTrue();
        consented(REGISTRAR_AT_MINISTRY, person, "EXCHANGE_UNHCR", UNHCR, "NEEDS");

        assertThat(codes(REGISTRAR_AT_MINISTRY)).containsExactly("SV-VA");
        assertThat(codes(REGISTRAR_AT_UNHCR)).isEmpty();
    }

    @Test
    void needs_are_a_part_that_consent_opens_and_who_does_not_work_with_her_does_not_see_them() {
        identified("DS-BD").hasStatus(201);
        consented(REGISTRAR_AT_MINISTRY, person, "EXCHANGE_UNHCR", UNHCR, "IDENTITY");
        as(REGISTRAR_AT_UNHCR).with("X-Purpose", "EXCHANGE_UNHCR").get(path()).isProblem(403, "part-not-open");
        as(SUPERVISOR_AT_MINISTRY).get(path()).isProblem(403, "part-not-open");
        as(SUPERVISOR_AT_MINISTRY).post(path(), Map.of("code", "CR-CP")).isProblem(403, "part-not-open");

        consented(REGISTRAR_AT_MINISTRY, person, "EXCHANGE_UNHCR", UNHCR, "NEEDS");
        assertThat(codes(REGISTRAR_AT_UNHCR)).containsExactly("DS-BD");
    }

    /** Else violence, and of which kind, is found by writing it. */
    @Test
    void a_confidential_need_is_not_found_by_writing_the_same() {
        haveACase(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        as(CASEWORKER_AT_MINISTRY).post(path(), Map.of("code", "SV-VA")).hasStatus(201);
        as(CASEWORKER_AT_MINISTRY)
                .post(path(), Map.of("code", "DS-BD", "confidential", true))
                .hasStatus(201);
        as(CASEWORKER_AT_MINISTRY).post(path(), Map.of("code", "SV-VA")).isProblem(409, "already-exists");

        identified("SV-VA").hasStatus(201);
        identified("DS-BD").hasStatus(201);
        assertThat(codes(REGISTRAR_AT_MINISTRY)).containsExactlyInAnyOrder("SV-VA", "DS-BD");
        identified("SV-VA").isProblem(409, "already-exists");
        identified("DS-BD").isProblem(409, "already-exists");
        assertThat(codes(CASEWORKER_AT_MINISTRY)).containsExactlyInAnyOrder("SV-VA", "SV-VA", "DS-BD", "DS-BD");
    }

    @Test
    void what_is_found_on_a_restricted_case_is_hidden_from_a_colleague_with_a_case_of_their_own() {
        isInList(Vocabulary.SPECIFIC_NEED, "ER-NE", false);
        haveACase(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        Answer violence =
                as(CASEWORKER_AT_MINISTRY).post(path(), Map.of("code", "SV-VA")).hasStatus(201);
        Answer disability =
                as(CASEWORKER_AT_MINISTRY).post(path(), Map.of("code", "DS-BD")).hasStatus(201);
        assertThat(disability.<Boolean>at("confidential")).isTrue();
        as(CASEWORKER_AT_MINISTRY)
                .post(path(), Map.of("code", "ER-NE", "confidential", false))
                .hasStatus(201);

        haveACase(person, OTHER_CASEWORKER_AT_MINISTRY, MANAGER_AT_MINISTRY);

        assertThat(codes(OTHER_CASEWORKER_AT_MINISTRY)).containsExactly("ER-NE");
        as(OTHER_CASEWORKER_AT_MINISTRY)
                .step(violence, path() + "/" + violence.id() + "/end", Map.of("status", "REFUTED"))
                .isProblem(404, "not-found");
        as(OTHER_CASEWORKER_AT_MINISTRY).post(path(), Map.of("code", "SV-VA")).hasStatus(201);
        assertThat(codes(SUPERVISOR_AT_MINISTRY)).containsExactlyInAnyOrder("SV-VA", "DS-BD", "ER-NE");
    }

    /** A code of the operation's own is one after an administrator added it; until then the nearest ones are told. */
    @Test
    void a_code_that_is_in_no_list_is_refused_with_those_that_may_be_meant() {
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .post(path(), Map.of("code", "DS-BX"))
                        .isProblem(422, "invalid-fields")
                        .names("/code", "unknown-code")
                        .<String>list("errors[0].allowed"))
                .contains("DS-BD");
    }

    @Test
    void what_was_found_on_a_case_is_hidden_from_the_day_on_which_the_case_becomes_restricted() {
        String file = UUID.randomUUID().toString();
        haveACase(file, person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        StatedCases.isNow("STANDARD", file);
        Iterator<String> codes = CodeLists.all().get("SpecificNeed").stream()
                .map(Code::code)
                .filter(code -> !SpecificNeed.of(code).isSensitive())
                .iterator();
        await().until(() -> as(CASEWORKER_AT_MINISTRY)
                .post(path(), Map.of("code", codes.next()))
                .<Boolean>at("confidential")
                .equals(false));
        as(CASEWORKER_AT_MINISTRY).post(path(), Map.of("code", "SV-VA")).hasStatus(201);
        haveACase(person, OTHER_CASEWORKER_AT_MINISTRY, MANAGER_AT_MINISTRY);
        assertThat(codes(OTHER_CASEWORKER_AT_MINISTRY)).contains("SV-VA");

        StatedCases.isNow("RESTRICTED", file);

        await().until(() -> !codes(OTHER_CASEWORKER_AT_MINISTRY).contains("SV-VA"));
        assertThat(codes(CASEWORKER_AT_MINISTRY)).contains("SV-VA");
    }

    private Answer identified(String code) {
        return as(REGISTRAR_AT_MINISTRY).post(path(), Map.of("code", code));
    }

    private List<String> codes(Persona who) {
        return as(who).with("X-Purpose", "EXCHANGE_UNHCR")
                .get(path())
                .hasStatus(200)
                .list("items.code");
    }

    private String path() {
        return "/v1/persons/" + person + "/needs";
    }
}
