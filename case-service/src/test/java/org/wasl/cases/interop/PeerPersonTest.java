package org.wasl.cases.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wasl.cases.FakeRegistry;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;

/** Whose case a line of a peer is: nobody is picked of several, and nobody registered twice. */
@QuarkusTest
class PeerPersonTest extends PeerFiles {
    @Test
    void of_several_cases_none_is_picked() {
        String one = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        String first = imported("PRIMERO", named(one)).at("lines[0].caseId");
        String second = imported("PRIMERO", named(other)).at("lines[0].caseId");

        Answer both = imported("PRIMERO", """
                {"case_id":"%s","case_id_display":"%s","name_first":"Rima","sex":"female"}""".formatted(one, "D-" + other));

        assertThat(both.<String>list("lines.outcome")).containsExactly("CONFLICT");
        assertThat(both.<String>list("lines[0].candidates")).containsExactlyInAnyOrder(first, second);
        assertThat(both.<String>list("lines[0].faults.code")).containsExactly("several-cases");
    }

    @Test
    void the_name_of_a_hidden_case_is_not_found_by_an_import() {
        String id = UUID.randomUUID().toString();
        Map<String, Object> body = new HashMap<>(caseOf(somebody(), "GBV"));
        body.put("externalIds", List.of(Map.of("scheme", "primero", "value", id)));
        as(CASEWORKER_AT_UNHCR).post("/v1/cases", body).hasStatus(201);

        Answer report = imported("PRIMERO", """
                {"case_id":"%s","name_first":"Nour","sex":"female"}
                {"case_id":"%s","name_first":"Nour","sex":"female"}""".formatted(id, UUID.randomUUID()));

        assertThat(report.<String>list("lines.outcome")).containsExactly("CREATED", "CREATED");
    }

    @Test
    void nobody_is_registered_who_may_be_known_and_a_number_of_two_persons_waits_for_somebody() {
        String word = "Known" + UUID.randomUUID();
        FakeRegistry.mayKnow(word);
        String number = number();
        FakeRegistry.hasNumber(UUID.randomUUID().toString(), number);
        FakeRegistry.hasNumber(UUID.randomUUID().toString(), number);

        Answer report = imported("PRIMERO", """
                {"case_id":"%s","name_first":"%s","sex":"female"}
                {"case_id":"%s","name_first":"Rima","sex":"female","unhcr_individual_no":"%s"}""".formatted(UUID.randomUUID(), word, UUID.randomUUID(), number));

        assertThat(report.<String>list("lines.outcome")).containsExactly("CONFLICT", "CONFLICT");
        assertThat(report.<String>list("lines[0].faults.code")).containsExactly("person-possibly-known");
    }

    @Test
    void a_number_of_the_family_is_nobodys_own_and_the_mother_does_not_get_her_childs_case() {
        String mother = UUID.randomUUID().toString();
        String family = number();
        FakeRegistry.hasNumber(mother, family);

        Answer report = imported("PRIMERO", """
                {"case_id":"%s","name_first":"Sami","sex":"male","family_number":"%s","ration_card_no":"%s"}""".formatted(UUID.randomUUID(), family, family));

        assertThat(report.<String>list("lines.outcome")).containsExactly("CREATED");
        assertThat(as(CASEWORKER_AT_UNHCR)
                        .get("/v1/cases/" + report.at("lines[0].caseId"))
                        .<String>at("subjectId"))
                .isNotEqualTo(mother);
    }

    @Test
    void the_same_line_sent_by_many_at_once_makes_one_case() {
        String line = named(UUID.randomUUID().toString());

        List<Answer> all = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> imported("PRIMERO", line)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(all.stream().map(report -> report.<String>at("lines[0].outcome")))
                .containsOnlyOnce("CREATED")
                .allMatch(List.of("CREATED", "CONFLICT", "UNCHANGED")::contains);
        assertThat(imported("PRIMERO", line).<String>list("lines.outcome")).containsExactly("UNCHANGED");
    }

    /** The person was registered and the case was not; meanwhile the peer corrected the name. */
    @Test
    void whom_the_peer_registered_before_is_that_person_whatever_it_says_of_them_now() {
        String id = UUID.randomUUID().toString();
        String line = named(id).replace("}", ",\"registration_date\":\"%s\"}");
        imported("PRIMERO", line.formatted(TestClock.today().plusDays(2)));

        Answer report = imported("PRIMERO", line.formatted(TestClock.today()).replace("Rima", "Reema"));

        assertThat(report.<String>list("lines.outcome")).containsExactly("CREATED");
    }
}
