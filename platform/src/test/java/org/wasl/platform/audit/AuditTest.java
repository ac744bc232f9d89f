package org.wasl.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;

@QuarkusTest
class AuditTest extends PlatformTest {
    @Inject
    AuditSeal seal;

    @Inject
    EntityManager entities;

    @Test
    void writes_and_reads_are_kept_with_who_and_why() {
        String id = as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel()).id();
        as(REGISTRAR_AT_MINISTRY)
                .with("X-Purpose", "CASE_MANAGEMENT")
                .with("X-Request-Id", "request-12345")
                .get("/v1/parcels/" + id)
                .hasStatus(200);

        List<Map<String, Object>> entries =
                as(AUDITOR_OF_ALL).get("/v1/audit/entries?recordId=" + id).list("items");

        assertThat(entries).extracting("action").containsExactly("parcel.read", "org.wasl.person.changed");
        assertThat(entries.get(0))
                .containsEntry("subject", REGISTRAR_AT_MINISTRY.subject().toString())
                .containsEntry("agencyId", MINISTRY)
                .containsEntry("purpose", "CASE_MANAGEMENT")
                .containsEntry("requestId", "request-12345");
    }

    @Test
    void only_an_auditor_may_look() {
        as(ADMINISTRATOR).get("/v1/audit/entries").isProblem(403, "not-allowed");
        as(REGISTRAR_AT_MINISTRY).get("/v1/audit/verify").isProblem(403, "not-allowed");
    }

    @Test
    void an_untouched_chain_is_whole_and_each_tampering_is_found() {
        for (int i = 0; i < 5; i++) {
            as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        }
        seal.seal();
        assertThat(as(AUDITOR_OF_ALL).get("/v1/audit/verify").<Boolean>at("intact"))
                .isTrue();

        assertFoundAndMended(
                "update audit_entry set subject = subject || 'x' where place = 3",
                "update audit_entry set subject = left(subject, -1) where place = 3",
                3);
        assertFoundAndMended(
                "update audit_entry set agency_id = null where place = 2",
                "update audit_entry set agency_id = '" + MINISTRY + "' where place = 2",
                2);
        assertFoundAndMended(
                "create temp table kept as select * from audit_entry where place = (select max(place) from audit_entry);"
                        + "delete from audit_entry where place = (select max(place) from audit_entry)",
                "insert into audit_entry overriding system value select * from kept; drop table kept",
                null);
    }

    @Test
    void a_row_cannot_be_changed_by_an_ordinary_statement() {
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        seal.seal();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> entities.createNativeQuery("delete from audit_entry")
                                .executeUpdate()))
                .hasStackTraceContaining("audit rows are never changed");
    }

    /** As somebody with the database's password would: past the trigger. */
    private void assertFoundAndMended(String tampering, String mending, Integer at) {
        pastTheTrigger(tampering);
        var found = as(AUDITOR_OF_ALL).get("/v1/audit/verify");
        assertThat(found.<Boolean>at("intact")).as(tampering).isFalse();
        if (at != null) {
            assertThat(found.<Integer>at("firstBroken")).isEqualTo(at);
        }
        pastTheTrigger(mending);
        assertThat(as(AUDITOR_OF_ALL).get("/v1/audit/verify").<Boolean>at("intact"))
                .as("after mending: " + tampering)
                .isTrue();
    }

    private void pastTheTrigger(String statements) {
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("alter table audit_entry disable trigger all")
                    .executeUpdate();
            for (String statement : statements.replace("temp table", "table").split(";")) {
                entities.createNativeQuery(statement).executeUpdate();
            }
            entities.createNativeQuery("alter table audit_entry enable trigger all")
                    .executeUpdate();
        });
    }
}
