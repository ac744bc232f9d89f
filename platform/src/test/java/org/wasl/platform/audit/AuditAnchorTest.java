package org.wasl.platform.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.Readiness;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.copy.CopyOut;
import org.wasl.contracts.code.AuditFindingKind;
import org.wasl.platform.PlatformTest;
import org.wasl.platform.audit.AuditTables.Head;
import org.wasl.platform.audit.AuditTables.Sealed;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.TestServersResource;
import org.wasl.platform.testing.Topic;

/** As somebody with the password of the service's own role, or an administrator, would do it: past the triggers. */
@QuarkusTest
class AuditAnchorTest extends PlatformTest {
    private static final int COMPARED = 20;
    private static final String TOPIC = "wasl.sample.audit-checkpoints";
    private static final List<String> TABLES = List.of("audit_entry", "audit_seal");

    @Inject
    AuditSeal seal;

    @Inject
    AuditTables tables;

    @Inject
    AuditChain chain;

    @Inject
    AuditWalk walk;

    @Inject
    CheckpointSigner signer;

    @Inject
    RemovedRows removed;

    @Inject
    WrittenRows written;

    @Inject
    SealingWatch watch;

    @Inject
    AuditLog log;

    @Inject
    AuditAlert alert;

    @Inject
    DataSource database;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    @Readiness
    AuditHealth health;

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @BeforeEach
    void three_seals_with_rows() {
        for (int i = 0; i < 3; i++) {
            as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
            sealed();
        }
        keep();
    }

    private static void keep() {
        TABLES.forEach(table -> execute("drop table if exists kept_" + table));
        TABLES.forEach(table -> execute("create table kept_" + table + " as select * from " + table));
    }

    @AfterEach
    void all_is_put_back() {
        restore();
        TABLES.forEach(table -> execute("drop table kept_" + table));
        seal.seal();
        assertThat(verify().<Boolean>at("intact")).isTrue();
    }

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
        before.seal.seal();
        execute("create table older_audit_entry as select * from audit_entry");
        execute("create table older_audit_seal as select * from audit_seal");
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        long copied = head().number();
        await().until(() -> {
            before.seal.seal();
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
        after.seal.seal();

        assertThat(head().number()).isEqualTo(copied);
        var found = after.verifier.verify();
        assertThat(found.intact()).isFalse();
        assertThat(found.findings())
                .extracting(AuditVerifier.Finding::kind)
                .containsExactly(AuditFindingKind.SEALS_MISSING);

        Instance accepting =
                started(elsewhere, Optional.of(found.anchors().get(0).last().sequence()));
        await().until(() -> {
            accepting.seal.seal();
            return head().number() > copied;
        });
        var whole = accepting.verifier.verify();
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
        started(elsewhere, Optional.empty()).seal.seal();
        Topic.sendAll(elsewhere, Collections.nCopies(COMPARED + 100, "garbage"));

        Instance after = started(elsewhere, Optional.empty());
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        long sealed = head().number();
        await().until(() -> {
            after.seal.seal();
            return head().number() > sealed;
        });

        AuditVerifier.PlaceView topic = after.verifier.verify().anchors().get(0);
        assertThat(topic.last().sequence()).isEqualTo(2);
        assertThat(topic.foreign()).isEqualTo(COMPARED + 100);
    }

    @Test
    void where_no_record_of_the_topic_is_ours_no_first_checkpoint_is_signed() {
        String elsewhere = "wasl.sample.audit-" + UUID.randomUUID();
        Topic.sendAll(elsewhere, List.of("garbage"));

        Instance after = started(elsewhere, Optional.empty());
        after.seal.seal();

        var found = after.verifier.verify();
        assertThat(found.intact()).isNull();
        assertThat(found.anchors().get(0).checkpoints()).isZero();
    }

    @Test
    void a_file_that_was_deleted_is_told_however_many_checkpoints_follow() throws Exception {
        List<String> lines = Files.readAllLines(CheckpointPlaces.file());
        Files.delete(CheckpointPlaces.file());

        Answer gone = verify();
        assertThat(gone.<Boolean>at("intact")).isFalse();
        assertThat(missingOf(gone)).containsEntry("fromSeal", 1).containsEntry("toSeal", lines.size());

        for (int i = 0; i < 3; i++) {
            as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
            sealed();
        }
        Answer later = verify();
        assertThat(later.<Boolean>at("intact")).isFalse();
        assertThat(missingOf(later)).containsEntry("fromSeal", 1).containsEntry("toSeal", lines.size());
        assertThat(later.<Object>at("firstBroken")).isNull();
        seal.seal();
        assertThat(health.call().getData().orElseThrow()).containsEntry("anchors", "missing");
        assertThat(given().get(metrics).asString()).contains("wasl_audit_anchors_missing 1.0");

        List<String> since = Files.readAllLines(CheckpointPlaces.file());
        Files.write(CheckpointPlaces.file(), lines);
        Files.write(CheckpointPlaces.file(), since, StandardOpenOption.APPEND);
        seal.seal();
        assertThat(health.call().getData().orElseThrow()).containsEntry("anchors", "complete");
        keep();
    }

    @Test
    void a_line_taken_out_of_the_middle_of_the_file_is_told() throws Exception {
        List<String> lines = Files.readAllLines(CheckpointPlaces.file());
        List<String> without = new ArrayList<>(lines);
        without.remove(lines.size() - 2);
        Files.write(CheckpointPlaces.file(), without);

        assertThat(missingOf(verify()))
                .containsEntry("fromSeal", lines.size() - 1)
                .containsEntry("toSeal", lines.size() - 1);
        Files.write(CheckpointPlaces.file(), lines);
    }

    @Test
    void lines_cut_off_the_end_of_the_file_are_told_and_not_written_again() throws Exception {
        List<String> lines = Files.readAllLines(CheckpointPlaces.file());
        Files.write(CheckpointPlaces.file(), lines.subList(0, lines.size() - 2));
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        sealed();

        assertThat(verify().<Boolean>at("intact")).isFalse();
        assertThat(missingOf(verify()))
                .containsEntry("fromSeal", lines.size() - 1)
                .containsEntry("toSeal", lines.size());
        assertThat(given().get(metrics).asString()).contains("wasl_audit_anchors_missing 1.0");

        List<String> since = Files.readAllLines(CheckpointPlaces.file());
        Files.write(CheckpointPlaces.file(), lines);
        Files.write(CheckpointPlaces.file(), since.subList(lines.size() - 2, since.size()), StandardOpenOption.APPEND);
        seal.seal();
        keep();
    }

    /** As above, but nobody was there to see it: the signed checkpoints of the topic say what the file had. */
    @Test
    void lines_cut_off_the_end_while_no_process_ran_are_told_and_not_written_again() throws Exception {
        String elsewhere = "wasl.sample.audit-" + UUID.randomUUID();
        Path file = Files.createTempDirectory("checkpoints").resolve("cut");
        Config config = new Config(elsewhere, Optional.empty(), Optional.of(file), 1);
        Instance before = started(config);
        anchored(before, file, 4);
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, 1));

        Instance after = started(config);
        after.seal.seal();
        assertThat(missing(after)).contains(tuple(2L, 3L));
        assertThat(after.told.areAnchorsMissing()).isTrue();

        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        anchored(after, file, 2);
        assertThat(Files.readAllLines(file)).doesNotContainAnyElementsOf(lines.subList(1, 4));
        Instance later = started(config);
        later.seal.seal();
        assertThat(missing(later)).isEqualTo(List.of(tuple(2L, 4L)));
        assertThat(later.told.areAnchorsMissing()).isTrue();

        Instance accepted = started(new Config(elsewhere, Optional.empty(), Optional.of(file), 5));
        accepted.seal.seal();
        assertThat(missing(accepted)).isEmpty();
        assertThat(accepted.told.areAnchorsMissing()).isFalse();
    }

    @Test
    void one_line_that_a_process_did_not_come_to_write_is_no_loss() throws Exception {
        String elsewhere = "wasl.sample.audit-" + UUID.randomUUID();
        Path file = Files.createTempDirectory("checkpoints").resolve("stopped");
        Config config = new Config(elsewhere, Optional.empty(), Optional.of(file), 1);
        anchored(started(config), file, 3);
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, 2));

        Instance after = started(config);
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        anchored(after, file, 4);

        assertThat(Files.readAllLines(file)).startsWith(lines.toArray(String[]::new));
        assertThat(missing(after)).isEmpty();
        assertThat(after.told.areAnchorsMissing()).isFalse();
    }

    private static List<org.assertj.core.groups.Tuple> missing(Instance instance) {
        return instance.verifier.verify().findings().stream()
                .filter(finding -> finding.kind() == AuditFindingKind.ANCHORS_MISSING)
                .map(finding -> tuple(finding.fromSeal(), finding.toSeal()))
                .toList();
    }

    /** Until the file has so many lines. */
    private void anchored(Instance instance, Path file, int lines) {
        await().until(() -> {
            as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
            instance.seal.seal();
            return Files.exists(file) && Files.readAllLines(file).size() >= lines;
        });
    }

    @Test
    void a_row_that_is_removed_before_it_is_sealed_is_missed() {
        String elsewhere = "wasl.sample.audit-" + UUID.randomUUID();
        Instance here = started(elsewhere, Optional.empty());
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        tamper("delete from audit_entry where tx = (select max(tx) from audit_entry)");

        await().until(() -> {
            here.seal.seal();
            return alert.areRowsRemoved();
        });
        assertThat(health.call().getData().orElseThrow()).containsEntry("rows", "removed");
        assertThat(given().get(metrics).asString()).contains("wasl_audit_rows_removed 1.0");
        AuditVerifier.Verification found = here.verifier.verify();
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
            here.seal.seal();
            return here.verifier.verify().unsealed() == 0 && head().number() > sealed;
        });
        AuditVerifier.Verification later =
                started(elsewhere, Optional.empty()).verifier.verify();
        assertThat(later.intact()).as("and it stays told").isFalse();
        Instance accepted =
                started(elsewhere, Optional.of(later.anchors().get(0).last().sequence()));
        assertThat(accepted.verifier.verify().findings()).isEmpty();
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
            assertThat(given().get(metrics).asString()).doesNotContain("wasl_audit_sealing_waits_seconds 0.0");
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

    @Test
    void a_file_that_was_begun_later_is_complete_from_where_the_operator_says() throws Exception {
        String elsewhere = "wasl.sample.audit-" + UUID.randomUUID();
        started(elsewhere, Optional.empty()).seal.seal();
        Path file = Files.createTempDirectory("checkpoints").resolve("late");
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        Instance unsaid = started(new Config(elsewhere, Optional.empty(), Optional.of(file), 1));
        await().until(() -> {
            unsaid.seal.seal();
            return Files.exists(file);
        });

        assertThat(unsaid.verifier.verify().findings())
                .extracting(AuditVerifier.Finding::kind, AuditVerifier.Finding::fromSeal, AuditVerifier.Finding::toSeal)
                .containsExactly(tuple(AuditFindingKind.ANCHORS_MISSING, 1L, 1L));
        assertThat(started(new Config(elsewhere, Optional.empty(), Optional.of(file), 2))
                        .verifier
                        .verify()
                        .intact())
                .isTrue();
    }

    private static Map<String, Object> missingOf(Answer found) {
        return finding(found, AuditFindingKind.ANCHORS_MISSING);
    }

    @Test
    void a_checkpoint_that_only_the_file_lacks_is_no_loss() throws Exception {
        List<String> lines = Files.readAllLines(CheckpointPlaces.file());
        Files.write(CheckpointPlaces.file(), lines.subList(0, lines.size() - 1));
        assertThat(verify().<Boolean>at("intact")).isTrue();
        Files.write(CheckpointPlaces.file(), lines);
    }

    @Test
    void without_readable_checkpoints_nobody_says_that_it_is_whole() throws Exception {
        List<String> lines = Files.readAllLines(CheckpointPlaces.file());
        Files.delete(CheckpointPlaces.file());
        Files.createDirectory(CheckpointPlaces.file());

        Answer unknown = verify();

        assertThat(unknown.<Object>at("intact")).isNull();
        assertThat(unknown.<Boolean>at("anchors[0].readable")).isFalse();
        Files.delete(CheckpointPlaces.file());
        Files.write(CheckpointPlaces.file(), lines);
    }

    /** What a process knows that has just been started, with a topic of its own. */
    private record Instance(AuditSeal seal, AuditVerifier verifier, AuditAlert told) {}

    private record Config(String topic, Optional<Long> acceptedLoss, Optional<Path> file, long fileSince)
            implements AnchorConfig {
        @Override
        public Optional<URI> url() {
            return Optional.empty();
        }

        @Override
        public Duration every() {
            return Duration.ZERO;
        }

        @Override
        public Duration atLeastEvery() {
            return Duration.ofMinutes(10);
        }

        @Override
        public int compared() {
            return COMPARED;
        }

        @Override
        public Optional<List<String>> signingKeys() {
            return Optional.empty();
        }
    }

    private Instance started(String topic, Optional<Long> acceptedLoss) {
        return started(new Config(topic, acceptedLoss, Optional.empty(), 1));
    }

    private Instance started(AnchorConfig config) {
        AuditAlert told = new AuditAlert(new SimpleMeterRegistry(), TestClock.clock());
        Anchors anchors = new Anchors(
                config,
                tables,
                walk,
                signer,
                new CheckpointTopic(kafka, config),
                new CheckpointPost(config),
                told,
                TestClock.clock(),
                () -> "sample");
        return new Instance(
                new AuditSeal(tables, chain, anchors, removed, watch),
                new AuditVerifier(tables, walk, anchors, alert),
                told);
    }

    private void assertFound(AuditFindingKind kind, long from, long to) {
        Answer found = verify();
        assertThat(found.<Boolean>at("intact")).isFalse();
        assertThat(finding(found, kind)).containsEntry("fromSeal", (int) from).containsEntry("toSeal", (int) to);
        assertThat(found.<Integer>at("firstBroken")).isEqualTo((int) from);
    }

    private static Map<String, Object> finding(Answer found, AuditFindingKind kind) {
        return found.<Map<String, Object>>list("findings").stream()
                .filter(finding -> finding.get("kind").equals(kind.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(found.raw().asString()));
    }

    private static Answer verify() {
        return as(AUDITOR_OF_ALL).get("/v1/audit/verify").hasStatus(200);
    }

    private Head head() {
        return tables.inTransaction(30, AuditTables::head);
    }

    /** A transaction of somebody else, such as the relay's, holds a seal back while it runs. */
    private void sealed() {
        await().until(() -> {
            seal.seal();
            Answer answer = verify();
            return answer.<Integer>at("unsealed") == 0
                    && answer.<Integer>at("anchors[0].last.seal") == (int) head().number();
        });
    }

    /** Makes the chain anew after one seal, as only who has the key can. */
    private void sealAgain(long after) {
        List<Sealed> old = tables.inTransaction(60, c -> AuditTables.seals(c, after - 1, Long.MAX_VALUE));
        tamper("delete from audit_seal where number > " + after);
        Sealed last = old.get(0);
        List<Long> ends = old.size() > 1
                ? old.stream().skip(1).map(Sealed::untilTx).toList()
                : List.of(await().until(
                                () -> head().ended(),
                                ended -> tables.inTransaction(30, c -> AuditTables.unsealed(c, ended)) == 0));
        for (long end : ends) {
            Sealed from = last;
            last = tables.inTransaction(60, connection -> {
                AuditChain.Seal again = chain.begin(chain.keyId(), from.hash(), from.number() + 1, end);
                CopyOut rows = AuditTables.rows(connection, from.untilTx(), end);
                for (byte[] line = rows.readFromCopy(); line != null; line = rows.readFromCopy()) {
                    again.add(line);
                }
                Sealed made = new Sealed(from.number() + 1, end, again.hash(), again.entries(), chain.keyId());
                AuditTables.keep(connection, made);
                return made;
            });
        }
    }

    private void restore() {
        // This process would miss what it wrote since.
        tables.inTransaction(30, connection -> written.missing(connection, Long.MAX_VALUE, Long.MAX_VALUE));
        tamper(
                "truncate audit_entry",
                "truncate audit_seal",
                "insert into audit_entry overriding system value select * from kept_audit_entry",
                "insert into audit_seal select * from kept_audit_seal");
    }

    private static void tamper(String... statements) {
        List<String> all = new ArrayList<>();
        TABLES.forEach(table -> all.add("alter table " + table + " disable trigger all"));
        all.addAll(List.of(statements));
        TABLES.forEach(table -> all.add("alter table " + table + " enable trigger all"));
        TestServersResource.asAdministrator(all.toArray(String[]::new));
    }

    private static void execute(String statement) {
        TestServersResource.asAdministrator(statement);
    }
}
