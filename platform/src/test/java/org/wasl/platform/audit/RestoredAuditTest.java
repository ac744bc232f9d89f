package org.wasl.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.AuditFindingKind;
import org.wasl.platform.audit.AuditVerifier.Finding;
import org.wasl.platform.audit.AuditVerifier.Verification;

/** The database was put back to an earlier state, and whoever did it said so. */
@QuarkusTest
class RestoredAuditTest extends AnchoredAuditTest {
    private static final Instant POINT = Instant.parse("2026-11-30T03:00:00Z");

    private final String topic = "wasl.sample.audit-" + UUID.randomUUID();
    private long kept;
    private long lost;
    private long entriesLost;

    @AfterEach
    void nothing_was_restored() {
        execute("delete from restoration");
    }

    /** One more seal, anchored, that the restored state does not have. */
    private void restored() {
        Instance before = started(topic, Optional.empty());
        before.seal().seal();
        kept = head().number();
        execute("create table older_audit_entry as select * from audit_entry");
        execute("create table older_audit_seal as select * from audit_seal");
        sealedMore(before);
        lost = head().number();
        entriesLost = tables.inTransaction(30, connection -> AuditTables.entriesAfter(connection, kept));
        putBack();
    }

    private static void putBack() {
        tamper(
                "truncate audit_entry",
                "truncate audit_seal",
                "insert into audit_entry overriding system value select * from older_audit_entry",
                "insert into audit_seal select * from older_audit_seal",
                "drop table older_audit_entry",
                "drop table older_audit_seal");
    }

    private void sealedMore(Instance by) {
        long before = head().number();
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        await().until(() -> {
            by.seal().seal();
            return head().number() > before;
        });
    }

    @Test
    void a_restoration_that_was_declared_is_told_with_what_is_gone_and_is_no_attack() {
        restored();
        execute("select declare_restoration(timestamptz '" + POINT + "')");

        Instance after = started(topic, Optional.empty());
        sealedMore(after);

        Verification found = after.verifier().verify();
        assertThat(found.findings()).isEmpty();
        assertThat(found.intact()).isNull();
        assertThat(found.restorations()).singleElement().satisfies(one -> {
            assertThat(one.point()).isEqualTo(POINT);
            assertThat(one.keptSeal()).isEqualTo(kept);
            assertThat(one.lostSeal()).isEqualTo(lost);
            assertThat(one.entriesLost()).isEqualTo(entriesLost);
        });
        assertThat(after.told().isBroken()).isFalse();

        // What came after is compared as ever.
        sealedMore(after);
        sealedMore(started(topic, Optional.empty()));
        assertThat(after.verifier().verify().findings()).isEmpty();
    }

    @Test
    void what_was_kept_is_still_compared() {
        restored();
        execute("select declare_restoration(timestamptz '" + POINT + "')");
        Instance after = started(topic, Optional.empty());
        sealedMore(after);

        tamper("update audit_seal set hash = '\\x00' where number = " + kept);

        Verification found = after.verifier().verify();
        assertThat(found.intact()).isFalse();
        assertThat(found.findings()).extracting(Finding::kind).contains(AuditFindingKind.HISTORY_REWRITTEN);
    }

    @Test
    void once_the_loss_is_accepted_the_audit_is_intact_again() {
        restored();
        execute("select declare_restoration(timestamptz '" + POINT + "')");
        Instance after = started(topic, Optional.empty());
        sealedMore(after);
        long told = after.verifier().verify().restorations().get(0).anchor().sequence();

        Instance accepting = started(topic, Optional.of(told));
        sealedMore(accepting);

        Verification found = accepting.verifier().verify();
        assertThat(found.intact()).isTrue();
        assertThat(found.restorations()).isEmpty();
    }

    @Test
    void an_older_state_that_nobody_declared_is_an_attack() {
        restored();

        Instance after = started(topic, Optional.empty());
        after.seal().seal();

        Verification found = after.verifier().verify();
        assertThat(found.intact()).isFalse();
        assertThat(found.restorations()).isEmpty();
        assertThat(found.findings()).extracting(Finding::kind).containsExactly(AuditFindingKind.SEALS_MISSING);
    }

    /** The topic was put back too: no checkpoint tells what is gone, and that something is gone is told all the same. */
    @Test
    void a_restoration_of_database_and_topic_is_told_too() {
        Instance before = started(topic, Optional.empty());
        before.seal().seal();
        execute("select declare_restoration(timestamptz '" + POINT + "')");
        Instance after = started(topic, Optional.empty());
        sealedMore(after);

        Verification found = after.verifier().verify();
        assertThat(found.intact()).isNull();
        assertThat(found.findings()).isEmpty();
        assertThat(found.restorations()).singleElement().satisfies(one -> {
            assertThat(one.lostSeal()).isNull();
            assertThat(one.entriesLost()).isNull();
        });
    }
}
