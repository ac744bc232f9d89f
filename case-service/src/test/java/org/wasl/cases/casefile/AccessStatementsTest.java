package org.wasl.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;

/** The other services are told who may know of a case, each time that it changes. */
@QuarkusTest
class AccessStatementsTest extends CaseTest {
    private static final String OWNER = "owner:" + CASEWORKER_AT_MINISTRY.subject();
    private static final String SUPERVISOR = "supervisor:" + SUPERVISOR_AT_MINISTRY.subject();

    private Topic topic;

    @BeforeEach
    void listen() {
        topic = Topic.open("wasl.case.restricted");
    }

    @AfterEach
    void stopListening() {
        topic.close();
    }

    @Test
    void of_a_restricted_case_the_owner_and_the_supervisor_and_nothing_of_it_goes_to_the_ordinary_topic() {
        Answer file = gbv();

        JsonPath stated = statement(file, data -> true);

        assertThat(stated.getList("readers.key")).containsExactlyInAnyOrder(OWNER, SUPERVISOR);
        assertThat(stated.<List<String>>get("readers[0].parts")).contains("SERVICES", "INCIDENTS");
        assertThat(stated.getString("sensitivity")).isEqualTo("RESTRICTED");
        assertThat(stated.getString("subjectId")).isEqualTo(file.at("subjectId"));
        assertThat(stated.getBoolean("running")).isTrue();
        try (Topic ordinary = Topic.open("wasl.case.events")) {
            Answer marker = identified("DISABILITY");
            ordinary.await(record -> record.key().equals(marker.id()));
            assertThat(ordinary.seen()).noneMatch(record -> record.value().contains(file.id()));
        }
    }

    @Test
    void of_a_standard_case_the_team_too_without_what_is_for_those_who_keep_the_person_safe() {
        Answer file = identified("DISABILITY");

        JsonPath stated = statement(file, data -> true);

        assertThat(stated.getList("readers.key")).contains("role:caseworker", "role:supervisor", "role:agency-manager");
        assertThat(stated.<List<String>>get("readers.find { it.key == 'role:caseworker' }.parts"))
                .contains("SERVICES")
                .doesNotContain("INCIDENTS", "SAFETY");
    }

    /** The registry lets an agency that keeps no record of the person record consents on a registered case alone. */
    @Test
    void whether_it_is_only_identified() {
        Answer file = identified("DISABILITY");

        assertThat(statement(file, data -> true).<Boolean>get("onlyIdentified")).isTrue();
        statement(opened("DISABILITY"), data -> data.get("onlyIdentified") == null);
    }

    /** One person alone lets nobody let others in. */
    @Test
    void on_another_basis_than_consent_it_counts_as_only_identified_until_a_second_person_has_decided() {
        Answer file = identified("DISABILITY");
        step(
                file,
                "register",
                Map.of("legalBasis", "VITAL_INTEREST", "basisReason", "Unconscious in hospital, nobody to ask"));
        statement(file, data -> data.<Boolean>get("running") && Boolean.TRUE.equals(data.get("onlyIdentified")));

        decided(file, "approve");

        statement(file, data -> data.get("onlyIdentified") == null);
    }

    @Test
    void a_grant_with_its_parts_and_its_end_until_it_is_revoked() {
        Answer file = opened("DISABILITY");
        Map<String, Object> grant = new HashMap<>();
        grant.put("granteeId", UNHCR);
        grant.put("purpose", "CASE_MANAGEMENT");
        grant.put("categories", List.of("SERVICES"));
        grant.put("overrideReason", "Joint work on the family");
        grant.put(
                "validTo",
                TestClock.now()
                        .plus(5, ChronoUnit.DAYS)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        Answer granted = as(SUPERVISOR_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/grants", grant)
                .hasStatus(201);

        JsonPath stated = statement(file, data -> data.getList("readers.key").contains("agency:*"));
        assertThat(stated.<List<String>>get("readers.find { it.key == 'agency:*' }.parts"))
                .containsExactly("SERVICES");
        assertThat(stated.<String>get("readers.find { it.key == 'agency:*' }.purpose"))
                .isEqualTo("CASE_MANAGEMENT");
        assertThat(stated.<String>get("readers.find { it.key == 'agency:*' }.until"))
                .isEqualTo(grant.get("validTo"));

        as(SUPERVISOR_AT_MINISTRY)
                .step(granted, "/v1/cases/" + file.id() + "/grants/" + granted.id() + "/revoke", null)
                .hasStatus(200);
        nextStatement(file, data -> !data.getList("readers.key").contains("agency:*"));
    }

    @Test
    void whoever_broke_the_glass_until_it_closes() {
        Answer file = gbv();

        as(OTHER_CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/break-glass", Map.of("reason", "The person called in danger"))
                .hasStatus(201);

        String account = "account:" + OTHER_CASEWORKER_AT_MINISTRY.subject();
        JsonPath stated = statement(file, data -> data.getList("readers.key").contains(account));
        assertThat(Instant.parse(stated.<String>get("readers.find { it.key == '" + account + "' }.until")))
                .isAfter(TestClock.now());
    }

    @Test
    void a_case_that_is_over_and_one_that_another_worker_has() {
        Answer file = opened("DISABILITY");
        as(SUPERVISOR_AT_MINISTRY)
                .step(
                        as(SUPERVISOR_AT_MINISTRY).get("/v1/cases/" + file.id()),
                        "/v1/cases/" + file.id() + "/assignments",
                        Map.of(
                                "ownerId",
                                OTHER_CASEWORKER_AT_MINISTRY.subject().toString(),
                                "reason",
                                "Nearer to the family"))
                .hasStatus(201);
        statement(
                file, data -> data.getList("readers.key").contains("owner:" + OTHER_CASEWORKER_AT_MINISTRY.subject()));

        Answer screened = identified("DISABILITY");
        step(screened, "screen-out", Map.of("reason", "Another service is responsible"));
        JsonPath over = statement(screened, data -> !data.getBoolean("running"));
        assertThat(over.getString("endedAt")).isNotNull();
    }

    private static Answer gbv() {
        Map<String, Object> body = caseOf(somebody(), "GBV");
        body.put("supervisorId", SUPERVISOR_AT_MINISTRY.subject().toString());
        return as(CASEWORKER_AT_MINISTRY).post("/v1/cases", body).hasStatus(201);
    }

    private JsonPath statement(Answer file, Predicate<JsonPath> wanted) {
        return JsonPath.from(topic.await(record -> record.key().equals(file.id())
                                && record.value().contains("case.access-stated")
                                && wanted.test(JsonPath.from(record.value()).setRootPath("data")))
                        .value())
                .setRootPath("data");
    }

    private void nextStatement(Answer file, Predicate<JsonPath> wanted) {
        topic.seen().clear();
        statement(file, wanted);
    }
}
