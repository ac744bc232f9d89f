package org.wasl.registry.datasubject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_PROVIDER;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.STEWARD_AT_UNHCR;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.audit.AuditLog;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.registry.RegistryTest;
import org.wasl.registry.careteam.StatedCases;

/** A restricted case of the ministry with all that is done for it, of a person whom UNHCR holds, too. */
@QuarkusTest
class ReportedUsesTest extends RegistryTest {
    private static final List<String> OF_CASEWORK =
            List.of("person.disclosed", "org.wasl.legal-basis.used", "org.wasl.consent.recorded", "consent.read");

    private static final int MORE_THAN_ARE_TOLD = 5_001;

    @Inject
    AuditLog audit;

    private String person;

    @BeforeEach
    void a_case_and_what_is_done_for_it() {
        Map<String, Object> known = new HashMap<>(somebody());
        known.put("identifiers", List.of(number("JO_NATIONAL_NO", nationalNumber())));
        person = registered(REGISTRAR_AT_MINISTRY, known).id();
        String theirs = registered(REGISTRAR_AT_UNHCR, known).id();
        merged(person, theirs, confirmed(reviewOf(person, theirs))).hasStatus(201);
        haveACase(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        as(CASEWORKER_AT_MINISTRY).get("/v1/persons/" + person).hasStatus(200);
        consented(CASEWORKER_AT_MINISTRY, person, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        as(CASEWORKER_AT_MINISTRY)
                .post(path("/disclosures"), Map.of("purpose", "REFERRAL", "recipient", REHABILITATION_CENTRE))
                .hasStatus(200);
        as(SUPERVISOR_AT_MINISTRY)
                .post(
                        path("/disclosures"),
                        Map.of(
                                "purpose",
                                "REFERRAL",
                                "recipient",
                                OTHER_PROVIDER,
                                "legalBasis",
                                "VITAL_INTEREST",
                                "reason",
                                "Unconscious in hospital; nobody to ask"))
                .hasStatus(200);
        as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + person).hasStatus(200);
        as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + person).hasStatus(200);
    }

    @Test
    void outsiders_of_either_agency_read_what_the_registry_did_and_nothing_of_casework() {
        for (Persona steward : List.of(STEWARD_AT_MINISTRY, STEWARD_AT_UNHCR)) {
            Answer report = report(steward);
            assertThat(report.raw().asString()).doesNotContain("to:" + OTHER_PROVIDER, "to:" + REHABILITATION_CENTRE);
            assertThat(report.<String>list("uses.action"))
                    .contains("person.read", "org.wasl.person.registered")
                    .doesNotContainAnyElementsOf(OF_CASEWORK);
            assertThat(report.<String>list("uses.findAll { it.action == 'person.read' }.agencyId"))
                    .contains(MINISTRY, UNHCR);
            // All reads are by registrars, in full; the caseworker's was of the identity first.
            assertThat(report.<List<String>>list("uses.findAll { it.action == 'person.read' }.details"))
                    .allSatisfy(details -> assertThat(details).contains("CONTACT"));
        }
    }

    @Test
    void who_works_with_the_person_reads_what_was_done_on_the_cases_that_they_know() {
        Answer report = report(CASEWORKER_AT_MINISTRY);
        assertThat(report.<String>list("uses.action")).containsAll(OF_CASEWORK);
        assertThat(report.raw().asString()).doesNotContain("office:");
    }

    @Test
    void who_works_with_the_person_on_another_case_reads_nothing_of_this_one() {
        worksBeside(CASEWORKER_AT_UNHCR, SUPERVISOR_AT_UNHCR);
        worksBeside(OTHER_CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_UNHCR);

        for (Persona worker : List.of(CASEWORKER_AT_UNHCR, OTHER_CASEWORKER_AT_MINISTRY)) {
            Answer report = report(worker);
            assertThat(report.raw().asString()).doesNotContain("to:" + OTHER_PROVIDER, "to:" + REHABILITATION_CENTRE);
            assertThat(report.<String>list("uses.action"))
                    .doesNotContain("person.disclosed", "org.wasl.legal-basis.used")
                    .contains("person.read");
        }
    }

    @Test
    void uses_that_are_not_told_neither_hide_older_ones_nor_count() {
        used("person.disclosed", MORE_THAN_ARE_TOLD);

        Answer few = report(STEWARD_AT_MINISTRY);
        assertThat(few.<String>list("uses.action")).contains("org.wasl.person.registered");
        assertThat(few.<Boolean>at("usesLeftOff")).isFalse();

        used("person.read", MORE_THAN_ARE_TOLD);
        Answer many = report(STEWARD_AT_MINISTRY);
        assertThat(many.<String>list("uses.action")).hasSize(MORE_THAN_ARE_TOLD - 1);
        assertThat(many.<Boolean>at("usesLeftOff")).isTrue();
    }

    private void used(String action, int times) {
        Actor registrar = new Actor(
                REGISTRAR_AT_MINISTRY.subject().toString(), new AgencyId(UUID.fromString(MINISTRY)), null, null);
        QuarkusTransaction.requiringNew()
                .run(() -> audit.writeAll(
                        registrar, action, Collections.nCopies(times, UUID.fromString(person)), List.of("IDENTITY")));
    }

    private void worksBeside(Persona caseworker, Persona supervisor) {
        StatedCases.identified(UUID.randomUUID().toString(), person, caseworker, supervisor);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(caseworker).get(path("/consents")).raw().statusCode() == 200);
    }

    private Answer report(Persona reader) {
        Answer request = as(reader)
                .post("/v1/subject-requests", Map.of("personId", person, "kind", "ACCESS", "askedBy", "SELF"))
                .hasStatus(201);
        return as(reader)
                .get("/v1/subject-requests/" + request.id() + "/report")
                .hasStatus(200);
    }

    private String path(String part) {
        return "/v1/persons/" + person + part;
    }
}
