package org.wasl.cases.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.contracts.event.Producer;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.StatedFacts;

/** Incidents are counted only of an agency that wants it, and only as long as it does. */
@QuarkusTest
class IncidentStatisticsTest extends CaseTest {
    private static final String SWITCH = "/v1/incident-statistics";

    @Inject
    EntityManager entities;

    @Inject
    IncidentCodes codes;

    @Inject
    IncidentCodingJob coding;

    private StatedFacts facts;

    @BeforeEach
    void off() {
        facts = StatedFacts.of(Producer.CASE);
        switched(false);
    }

    @AfterEach
    void close() {
        switched(false);
        facts.close();
    }

    @Test
    void nothing_is_kept_and_nothing_leaves_while_it_is_off() {
        Answer incident = recorded();

        coding.sweep();

        assertThat(rows("incident_code", "incident_id", incident)).isZero();
        assertThat(rows("incident_fact", "record_id", incident)).isZero();
        assertThat(rows("fact_due", "record_id", incident)).isZero();
        assertThat(rows("outbox", "cast(key as uuid)", incident)).isZero();
    }

    @Test
    void switched_on_what_was_recorded_before_is_stated_and_switched_off_it_is_taken_back() {
        Answer incident = recorded();

        switched(true);
        coding.sweep();
        JsonNode stated = facts.await("incident.stated", incident.id(), fact -> true);
        switched(false);
        JsonNode removed = facts.await("incident.removed", incident.id(), fact -> true);

        assertThat(stated.path("gbvType").asText()).isEqualTo("PHYSICAL_ASSAULT");
        assertThat(removed.path("revision").asLong())
                .isGreaterThan(stated.path("revision").asLong());
        assertThat(rows("incident_code", "incident_id", incident)).isZero();
    }

    @Test
    void what_was_recorded_before_is_coded_in_rounds() {
        Answer first = recorded();
        Answer second = recorded();
        switched(true);

        UUID last = IncidentCodes.FIRST;
        while (last != null) {
            UUID after = last;
            last = QuarkusTransaction.requiringNew()
                    .call(() -> codes.codeSome(MANAGER_AT_UNHCR.agency().value(), after, 1));
        }

        assertThat(rows("incident_code", "incident_id", first)).isEqualTo(1);
        assertThat(rows("incident_code", "incident_id", second)).isEqualTo(1);
    }

    @Test
    void while_it_is_on_a_new_incident_is_stated_by_codes_alone() {
        switched(true);

        JsonNode stated = facts.await("incident.stated", recorded().id(), fact -> true);

        Set<String> members = new TreeSet<>();
        stated.fieldNames().forEachRemaining(members::add);
        assertThat(members)
                .containsExactlyInAnyOrder(
                        "recordId",
                        "revision",
                        "caseId",
                        "agencyId",
                        "gbvType",
                        "reportingDelay",
                        "reportedYear",
                        "reportedMonth");
        assertThat(stated.path("reportingDelay").asText()).isEqualTo("DAYS_6_14");
        assertThat(stated.path("reportedYear").asInt()).isEqualTo(2026);
        assertThat(stated.path("reportedMonth").asInt()).isEqualTo(3);
        assertThat(stated.toString()).doesNotContain("2026-03", "2026-02", "JO-AM", "spouse", "pushed");
    }

    @Test
    void the_manager_switches_it_and_who_did_so_when_is_kept() {
        assertThat(as(CASEWORKER_AT_UNHCR).get(SWITCH).hasStatus(200).<Boolean>at("enabled"))
                .isFalse();

        as(SUPERVISOR_AT_UNHCR).put(SWITCH, Map.of("enabled", true)).isProblem(403, "not-allowed");
        as(CASEWORKER_AT_UNHCR).put(SWITCH, Map.of("enabled", true)).isProblem(403, "not-allowed");
        as(MANAGER_AT_UNHCR).put(SWITCH, Map.of()).isProblem(422, "invalid-fields");
        Answer on = switched(true);
        Answer same = switched(true);

        assertThat(on.<String>at("changedBy"))
                .isEqualTo(MANAGER_AT_UNHCR.subject().toString());
        assertThat(same.<String>at("changedAt")).isEqualTo(on.<String>at("changedAt"));
        assertThat(entities.createNativeQuery(
                                "select count(*) from audit_entry where action = 'incident-statistics.on' and subject = :who")
                        .setParameter("who", MANAGER_AT_UNHCR.subject().toString())
                        .getSingleResult())
                .isNotEqualTo(0L);
    }

    private static Answer switched(boolean enabled) {
        return as(MANAGER_AT_UNHCR).put(SWITCH, Map.of("enabled", enabled)).hasStatus(200);
    }

    private static Answer recorded() {
        Answer file = as(CASEWORKER_AT_UNHCR)
                .post("/v1/cases", caseOf(somebody(), "GBV"))
                .hasStatus(201);
        return as(CASEWORKER_AT_UNHCR)
                .post("/v1/cases/" + file.id() + "/incidents", IncidentTest.incident())
                .hasStatus(201);
    }

    private long rows(String table, String column, Answer record) {
        return (Long) entities.createNativeQuery("select count(*) from " + table + " where " + column + " = :id")
                .setParameter("id", UUID.fromString(record.id()))
                .getSingleResult();
    }
}
