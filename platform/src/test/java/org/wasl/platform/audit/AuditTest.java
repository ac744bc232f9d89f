package org.wasl.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;
import org.wasl.platform.testing.TestServersResource;

@QuarkusTest
class AuditTest extends PlatformTest {
    private static final String OF_THE_LAST_SEAL =
            "tx >= (select until_tx from audit_seal where number = (select max(number) - 1 from audit_seal))"
                    + " and tx < (select max(until_tx) from audit_seal)";

    @Inject
    AuditSeal seal;

    @Inject
    DataSource database;

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
        sealed();
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        sealed();
        assertThat(as(AUDITOR_OF_ALL).get("/v1/audit/verify").<Boolean>at("intact"))
                .isTrue();

        assertFoundAndMended(
                "update audit_entry set subject = subject || 'x' where " + OF_THE_LAST_SEAL,
                "update audit_entry set subject = left(subject, -1) where " + OF_THE_LAST_SEAL);
        assertFoundAndMended(
                "update audit_entry set agency_id = null where " + OF_THE_LAST_SEAL,
                "update audit_entry set agency_id = '" + MINISTRY + "' where " + OF_THE_LAST_SEAL);
        assertFoundAndMended(
                "create table kept as select * from audit_entry where " + OF_THE_LAST_SEAL
                        + "; delete from audit_entry where " + OF_THE_LAST_SEAL,
                "insert into audit_entry overriding system value select * from kept; drop table kept");
        assertFoundAndMended(
                "insert into audit_entry (tx, subject, action, record_id, details) select tx, 'stranger', 'case.read',"
                        + " record_id, '' from audit_entry where " + OF_THE_LAST_SEAL + " limit 1",
                "delete from audit_entry where subject = 'stranger'");
    }

    @Test
    void rows_of_a_transaction_that_ends_late_are_in_the_seal_after_it() throws Exception {
        try (Connection late = database.getConnection()) {
            late.setAutoCommit(false);
            late.createStatement()
                    .execute("insert into audit_entry (tx, subject, action, record_id, details) values"
                            + " (cast(cast(pg_current_xact_id() as text) as bigint), 'late', 'case.read',"
                            + " gen_random_uuid(), '')");
            as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
            seal.seal();
            assertThat(as(AUDITOR_OF_ALL).get("/v1/audit/verify").<Boolean>at("intact"))
                    .isTrue();
            late.commit();
        }
        sealed();

        var whole = as(AUDITOR_OF_ALL).get("/v1/audit/verify");
        assertThat(whole.<Boolean>at("intact")).isTrue();
        assertThat(whole.<Integer>at("unsealed")).isZero();
        List<Map<String, Object>> late =
                as(AUDITOR_OF_ALL).get("/v1/audit/entries?subject=late").list("items");
        assertThat(late).extracting("seal").isNotEmpty().doesNotContainNull();
    }

    @Test
    void a_database_restored_from_a_dump_goes_on_with_the_same_chain() throws Exception {
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        sealed();
        // As after a restore: what is sealed has higher numbers than the transactions of the new database.
        pastTheTrigger("update audit_offset set tx_offset = tx_offset - 1000000");

        seal.goOn(new StartupEvent());
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        sealed();

        var whole = as(AUDITOR_OF_ALL).get("/v1/audit/verify");
        assertThat(whole.<Boolean>at("intact")).isTrue();
        assertThat(whole.<Integer>at("unsealed")).isZero();
    }

    @Test
    void entries_are_read_page_by_page_with_their_filter() {
        String id = as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel()).id();
        for (int i = 0; i < 3; i++) {
            as(REGISTRAR_AT_MINISTRY).get("/v1/parcels/" + id);
        }
        List<String> places = new ArrayList<>();
        // Links are as the gateway has them: with the name of the service.
        for (String next = "/v1/audit/sample/entries?limit=2&recordId=" + id; next != null; ) {
            var page = as(AUDITOR_OF_ALL).get(next.replace("/sample", ""));
            List<Map<String, Object>> items = page.list("items");
            items.forEach(entry -> places.add((String) entry.get("place")));
            next = page.at("next");
        }

        assertThat(places).hasSize(4).doesNotHaveDuplicates();
        as(AUDITOR_OF_ALL).get("/v1/audit/entries?before=yesterday").isProblem(400, "unreadable-request");
    }

    @Test
    void a_row_cannot_be_changed_by_an_ordinary_statement() {
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        sealed();

        for (String table : List.of("audit_entry", "audit_seal", "audit_offset")) {
            for (String statement : List.of("delete from %s", "truncate %s", "update %s set at = at where false")) {
                assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                                .run(() -> entities.createNativeQuery(statement.formatted(table))
                                        .executeUpdate()))
                        .as(statement.formatted(table))
                        .hasStackTraceContaining("permission denied");
            }
        }
    }

    /** As somebody with the database's password would: past the trigger. */
    private void assertFoundAndMended(String tampering, String mending) {
        pastTheTrigger(tampering);
        var found = as(AUDITOR_OF_ALL).get("/v1/audit/verify");
        assertThat(found.<Boolean>at("intact")).as(tampering).isFalse();
        assertThat(found.<Integer>at("firstBroken")).isEqualTo(lastSeal());
        pastTheTrigger(mending);
        assertThat(as(AUDITOR_OF_ALL).get("/v1/audit/verify").<Boolean>at("intact"))
                .as("after mending: " + tampering)
                .isTrue();
    }

    /** A transaction of somebody else, such as the relay's, holds a seal back while it runs. */
    private void sealed() {
        await().until(() -> {
            seal.seal();
            return as(AUDITOR_OF_ALL).get("/v1/audit/verify").<Integer>at("unsealed") == 0;
        });
    }

    private int lastSeal() {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entities.createNativeQuery("select max(number) from audit_seal")
                                .getSingleResult())
                        .intValue());
    }

    private void pastTheTrigger(String statements) {
        TestServersResource.asAdministrator(setTriggers("disable"), statements, setTriggers("enable"));
    }

    private static String setTriggers(String state) {
        return Stream.of("audit_entry", "audit_seal", "audit_offset")
                .map(table -> "alter table " + table + " " + state + " trigger all")
                .collect(Collectors.joining(";"));
    }
}
