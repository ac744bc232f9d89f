package org.wasl.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_PROVIDER;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.testing.Topic;

/** Two agencies worked by one surviving record. The merge is taken back: what each opened is about the person whose record it holds. */
@QuarkusTest
class CasesOfPartedPersonsTest extends CaseTest {
    private final String person = somebody();
    private final String survivor = somebody();
    /** An account of its own: the cases of others' tests fill no caseload here, and these none of theirs. */
    private final Api caseworkerAtUnhcr = withToken(Tokens.of(UUID.randomUUID().toString(), UNHCR, Roles.CASEWORKER));

    private final Api caseworkerAtMinistry = as(CASEWORKER_AT_MINISTRY);

    @Test
    void each_case_goes_to_the_person_whose_record_its_agency_holds() {
        Answer theirs = opened(caseworkerAtUnhcr);
        Answer ours = opened(caseworkerAtMinistry);

        part(UNHCR, MINISTRY);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> subjectOf(caseworkerAtUnhcr, theirs).equals(person));
        assertThat(subjectOf(caseworkerAtMinistry, ours)).isEqualTo(survivor);
    }

    @Test
    void the_case_of_an_agency_that_holds_neither_is_about_whom_it_named() {
        Answer theirs = opened(caseworkerAtUnhcr);
        Answer ours = opened(caseworkerAtMinistry);

        part(MINISTRY, OTHER_PROVIDER);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> subjectOf(caseworkerAtMinistry, ours).equals(person));
        assertThat(subjectOf(caseworkerAtUnhcr, theirs)).isEqualTo(survivor);
    }

    @Test
    void who_takes_part_in_a_case_is_the_person_whose_record_its_agency_holds() {
        Answer file = identified("DISABILITY");
        String path = "/v1/cases/" + file.id() + "/participants";
        as(CASEWORKER_AT_MINISTRY)
                .post(path, Map.of("personId", survivor, "role", "CAREGIVER"))
                .hasStatus(201);

        part(MINISTRY, UNHCR);

        await().atMost(Duration.ofSeconds(20)).until(() -> as(CASEWORKER_AT_MINISTRY)
                .get(path)
                .<String>list("items.personId")
                .contains(person));
    }

    /** Else the registry would go on letting the caseworker know the other agency's person. */
    @Test
    void the_other_services_are_told_whose_each_case_is_also_where_it_is_the_same_person() {
        Answer theirs = opened(caseworkerAtUnhcr);
        Answer ours = opened(caseworkerAtMinistry);
        try (Topic stated = Topic.open("wasl.case.restricted")) {
            stated.await(one -> one.key().equals(theirs.id()));
            stated.await(one -> one.key().equals(ours.id()));

            part(UNHCR, MINISTRY);

            assertThat(subject(stated, theirs, person).getString("data.originalSubjectId"))
                    .isEqualTo(person);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> stated.seen().stream()
                                    .filter(one -> one.key().equals(ours.id()))
                                    .count()
                            > 1);
        }
    }

    private static JsonPath subject(Topic stated, Answer file, String subject) {
        return new JsonPath(stated.await(one -> one.key().equals(file.id())
                        && new JsonPath(one.value()).getString("data.subjectId").equals(subject))
                .value());
    }

    private void part(String leaving, String staying) {
        Topic.send("wasl.registry.events", person, parted(person, survivor, leaving, staying));
    }

    private Answer opened(Api by) {
        return by.post("/v1/cases", caseOf(survivor, "DISABILITY")).hasStatus(201);
    }

    private static String subjectOf(Api who, Answer file) {
        return who.get("/v1/cases/" + file.id()).hasStatus(200).at("subjectId");
    }
}
