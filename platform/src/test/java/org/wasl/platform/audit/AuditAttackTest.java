package org.wasl.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.AuditFindingKind;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Topic;

/** Rows and seals cut, rewritten, removed or put back to a saved copy: verify tells it. */
@QuarkusTest
class AuditAttackTest extends AnchoredAuditTest {
    @Test
    void what_is_whole_names_the_checkpoints_that_say_so() throws Exception {
        Answer whole = verify();

        assertThat(whole.<Boolean>at("intact")).isTrue();
        assertThat(whole.<Object>at("firstBroken")).isNull();
        assertThat(whole.<String>list("anchors.place")).containsExactly("file", "topic");
        assertThat(whole.<Boolean>list("anchors.readable")).containsOnly(true);
        assertThat(whole.<Integer>at("anchors[1].last.seal")).isEqualTo((int) head().number());
        assertThat(whole.<String>at("anchors[0].newest"))
                .isEqualTo(whole.<String>at("anchors[1].newest"))
                .isIn(Files.readAllLines(CheckpointPlaces.file()));
    }

    @Test
    void a_checkpoint_is_checked_with_the_published_key_alone_and_reaches_the_address_of_the_operator()
            throws Exception {
        String newest = verify().at("anchors[1].newest");
        JsonWebKeySet keys = new JsonWebKeySet(
                as(AUDITOR_OF_ALL).get("/v1/audit/keys").hasStatus(200).raw().asString());

        JsonWebSignature signature = (JsonWebSignature) JsonWebSignature.fromCompactSerialization(newest);
        signature.setKey(((PublicJsonWebKey) keys.getJsonWebKeys().get(0)).getPublicKey());

        assertThat(signature.verifySignature()).isTrue();
        assertThat(signature.getPayload()).contains("\"service\":\"sample\"").contains("\"previous\":\"");
        assertThat(keys.toJson()).doesNotContain("\"d\"");
        await().until(() -> CheckpointPlaces.POSTED.contains(newest));
        as(ADMINISTRATOR).get("/v1/audit/keys").isProblem(403, "not-allowed");
    }

    @Test
    void rows_and_seals_cut_at_the_end_are_found() {
        long last = head().number();
        tamper(
                "delete from audit_entry where tx >= (select until_tx from audit_seal where number = " + (last - 2)
                        + ")",
                "delete from audit_seal where number > " + (last - 2));

        assertFound(AuditFindingKind.SEALS_MISSING, last - 1, last);
    }

    @Test
    void rows_cut_in_the_middle_are_found() {
        long middle = head().number() - 1;
        tamper("delete from audit_entry where tx >= (select until_tx from audit_seal where number = " + (middle - 1)
                + ") and tx < (select until_tx from audit_seal where number = " + middle + ")");

        assertFound(AuditFindingKind.ROWS_MISSING, middle, middle);
        assertThat(finding(verify(), AuditFindingKind.ROWS_MISSING)).containsEntry("entriesFound", 0);
    }

    @Test
    void a_seal_cut_in_the_middle_is_found() {
        long middle = head().number() - 1;
        tamper("delete from audit_seal where number = " + middle);

        assertFound(AuditFindingKind.SEALS_MISSING, middle, middle);
    }

    @Test
    void rows_rewritten_with_all_hashes_made_again_by_who_has_the_key_are_found() {
        long before = head().number() - 2;
        tamper(
                "update audit_entry set subject = 'somebody else' where tx >= (select until_tx from audit_seal where number = "
                        + before + ")");
        sealAgain(before);

        Answer found = verify();

        assertThat(found.<Boolean>at("intact")).isFalse();
        Map<String, Object> rewritten = finding(found, AuditFindingKind.HISTORY_REWRITTEN);
        assertThat(rewritten).containsEntry("fromSeal", (int) before + 1).containsEntry("toSeal", (int) before + 1);
        assertThat(found.<String>list("findings.kind")).containsExactly("HISTORY_REWRITTEN");
    }

    @Test
    void all_rows_and_seals_removed_is_found() {
        long last = head().number();
        tamper("truncate audit_entry", "truncate audit_seal");

        assertFound(AuditFindingKind.SEALS_MISSING, 1, last);
    }

    @Test
    void tables_put_back_to_a_saved_copy_are_found_and_not_sealed_upon() {
        for (int i = 0; i < 2; i++) {
            as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
            sealed();
        }
        long last = head().number();
        TABLES.forEach(table -> execute("create table newer_" + table + " as select * from " + table));
        restore();
        assertFound(AuditFindingKind.SEALS_MISSING, last - 1, last);

        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        seal.seal();

        assertThat(head().number()).isEqualTo(last - 2);
        assertThat(health.call().getData().orElseThrow()).containsEntry("sealing", "stopped");
        // What came after the copy is what the other tests go on from.
        TABLES.forEach(table -> execute("drop table kept_" + table));
        TABLES.forEach(table -> execute("alter table newer_" + table + " rename to kept_" + table));
    }

    @Test
    void a_chain_that_goes_on_from_a_saved_copy_is_a_fork() {
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        sealed();
        TABLES.forEach(table -> execute("create table newer_" + table + " as select * from " + table));
        restore();
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        sealAgain(head().number());

        assertFound(AuditFindingKind.HISTORY_REWRITTEN, head().number(), head().number());
        TABLES.forEach(table -> execute("drop table kept_" + table));
        TABLES.forEach(table -> execute("alter table newer_" + table + " rename to kept_" + table));
    }

    @Test
    void a_service_that_starts_over_a_saved_copy_seals_nothing_until_the_loss_is_accepted() {
        String elsewhere = "wasl.sample.audit-" + UUID.randomUUID();
        Instance before = started(elsewhere, Optional.empty());
        before.seal().seal();
        execute("create table older_audit_entry as select * from audit_entry");
        execute("create table older_audit_seal as select * from audit_seal");
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        long copied = head().number();
        await().until(() -> {
            before.seal().seal();
            return head().number() > copied;
        });
        tamper(
                "truncate audit_entry",
                "truncate audit_seal",
                "insert into audit_entry overriding system value select * from older_audit_entry",
                "insert into audit_seal select * from older_audit_seal",
                "drop table older_audit_entry",
                "drop table older_audit_seal");
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());

        Instance after = started(elsewhere, Optional.empty());
        after.seal().seal();

        assertThat(head().number()).isEqualTo(copied);
        var found = after.verifier().verify();
        assertThat(found.intact()).isFalse();
        assertThat(found.findings())
                .extracting(AuditVerifier.Finding::kind)
                .containsExactly(AuditFindingKind.SEALS_MISSING);

        Instance accepting =
                started(elsewhere, Optional.of(found.anchors().get(0).last().sequence()));
        await().until(() -> {
            accepting.seal().seal();
            return head().number() > copied;
        });
        var whole = accepting.verifier().verify();
        assertThat(whole.intact()).isTrue();
        assertThat(whole.anchors().get(0).last().sequence())
                .isEqualTo(found.anchors().get(0).last().sequence() + 1);
    }

    @Test
    void a_record_in_the_topic_that_no_key_of_the_service_signed_counts_for_nothing() {
        Topic.send(TOPIC, "sample/9999999/x", "eyJhbGciOiJub25lIn0.eyJzZXF1ZW5jZSI6OTk5OTk5OX0.");

        Answer whole = verify();

        assertThat(whole.<Boolean>at("intact")).isTrue();
        assertThat(whole.<Integer>at("anchors[1].foreign")).isPositive();
    }

    @Test
    void records_of_others_push_no_checkpoint_out_of_sight() {
        String elsewhere = "wasl.sample.audit-" + UUID.randomUUID();
        started(elsewhere, Optional.empty()).seal().seal();
        Topic.sendAll(elsewhere, Collections.nCopies(COMPARED + 100, "garbage"));

        Instance after = started(elsewhere, Optional.empty());
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        long sealed = head().number();
        await().until(() -> {
            after.seal().seal();
            return head().number() > sealed;
        });

        AuditVerifier.PlaceView topic = after.verifier().verify().anchors().get(0);
        assertThat(topic.last().sequence()).isEqualTo(2);
        assertThat(topic.foreign()).isEqualTo(COMPARED + 100);
    }

    @Test
    void where_no_record_of_the_topic_is_ours_no_first_checkpoint_is_signed() {
        String elsewhere = "wasl.sample.audit-" + UUID.randomUUID();
        Topic.sendAll(elsewhere, List.of("garbage"));

        Instance after = started(elsewhere, Optional.empty());
        after.seal().seal();

        var found = after.verifier().verify();
        assertThat(found.intact()).isNull();
        assertThat(found.anchors().get(0).checkpoints()).isZero();
    }
}
