package org.wasl.platform.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.AuditFindingKind;
import org.wasl.platform.caller.Actor;

/** Rows that were written and are not sealed yet. */
@QuarkusTest
class UnsealedRowsTest extends AnchoredAuditTest {
    @Test
    void a_row_that_is_removed_before_it_is_sealed_is_missed() {
        String elsewhere = "wasl.sample.audit-" + UUID.randomUUID();
        Instance here = started(elsewhere, Optional.empty());
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        tamper("delete from audit_entry where tx = (select max(tx) from audit_entry)");

        await().until(() -> {
            here.seal().seal();
            return alert.areRowsRemoved();
        });
        assertThat(health.call().getData().orElseThrow()).containsEntry("rows", "removed");
        assertThat(given().get(metrics).asString()).containsPattern("wasl_audit_rows_removed\\{[^}]*} 1.0");
        AuditVerifier.Verification found = here.verifier().verify();
        assertThat(found.intact()).isFalse();
        assertThat(found.findings())
                .extracting(
                        AuditVerifier.Finding::kind,
                        AuditVerifier.Finding::entriesSealed,
                        AuditVerifier.Finding::entriesFound)
                .containsExactly(tuple(AuditFindingKind.ROWS_MISSING, 1L, 0L));

        long sealed = head().number();
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        await().until(() -> {
            here.seal().seal();
            return here.verifier().verify().unsealed() == 0 && head().number() > sealed;
        });
        AuditVerifier.Verification later =
                started(elsewhere, Optional.empty()).verifier().verify();
        assertThat(later.intact()).as("and it stays told").isFalse();
        Instance accepted =
                started(elsewhere, Optional.of(later.anchors().get(0).last().sequence()));
        assertThat(accepted.verifier().verify().findings()).isEmpty();
        assertThat(health.call().getData().orElseThrow()).containsEntry("rows", "complete");
    }

    @Test
    void what_was_rolled_back_is_not_missed() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    log.write(Actor.system("nobody", null), "parcel.read", UUID.randomUUID(), List.of());
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessageContaining("rolled back");
        sealed();

        assertThat(verify().<Boolean>at("intact")).isTrue();
        keep();
    }

    /** Whoever holds a transaction open anywhere on the server holds off the proof that no row was taken away. */
    @Test
    void while_a_transaction_that_does_not_end_keeps_rows_from_being_sealed_nobody_says_that_it_is_whole()
            throws Exception {
        try (Connection held = database.getConnection()) {
            held.setAutoCommit(false);
            held.createStatement().execute("select pg_current_xact_id()");
            as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());

            await().until(() -> {
                seal.seal();
                return verify().<Boolean>at("sealingLate");
            });

            assertThat(verify().<Object>at("intact")).isNull();
            assertThat(health.call().getData().orElseThrow()).containsEntry("sealing", "late");
            assertThat(given().get(metrics).asString())
                    .doesNotContainPattern("wasl_audit_sealing_waits_seconds\\{[^}]*} 0.0");
            held.rollback();
        }
        await().until(() -> {
            seal.seal();
            return !verify().<Boolean>at("sealingLate");
        });
        assertThat(as(AUDITOR_OF_ALL)
                        .get("/v1/audit/entries?recordId=" + new UUID(0, 0))
                        .<String>list("items.details"))
                .isNotEmpty();
        sealed();
        keep();
    }

    @Test
    void a_row_is_of_the_transaction_that_writes_it_and_no_number_is_skipped() {
        execute("insert into audit_entry (tx, subject, action, record_id, details) values"
                + " (9000000000000000000, 'forger', 'case.read', gen_random_uuid(), '')");
        execute("insert into audit_offset (tx_offset) values (5000000000000)");
        sealed();

        List<Map<String, Object>> forged =
                as(AUDITOR_OF_ALL).get("/v1/audit/entries?subject=forger").list("items");
        assertThat(forged).extracting("seal").isNotEmpty().doesNotContainNull();
        assertThat(head().untilTx()).isLessThan(5_000_000_000_000L);
        keep();
    }
}
