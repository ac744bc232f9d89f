package org.wasl.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.postgresql.copy.CopyOut;
import org.wasl.contracts.code.AuditFindingKind;
import org.wasl.platform.PlatformTest;
import org.wasl.platform.audit.AuditTables.Head;
import org.wasl.platform.audit.AuditTables.Sealed;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.TestServersResource;

/** Three seals with rows before each test, and the ways to tamper with them: as somebody with the password of the service's own role, or an administrator, would do it, past the triggers. */
abstract class AnchoredAuditTest extends PlatformTest {
    static final int COMPARED = 20;
    static final String TOPIC = "wasl.sample.audit-checkpoints";
    static final List<String> TABLES = List.of("audit_entry", "audit_seal");

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

    static void keep() {
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

    static Map<String, Object> missingOf(Answer found) {
        return finding(found, AuditFindingKind.ANCHORS_MISSING);
    }

    /** What a process knows that has just been started, with a topic of its own. */
    record Instance(AuditSeal seal, AuditVerifier verifier, AuditAlert told) {}

    record Config(String topic, Optional<Long> acceptedLoss, Optional<Path> file, long fileSince)
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

    Instance started(String topic, Optional<Long> acceptedLoss) {
        return started(new Config(topic, acceptedLoss, Optional.empty(), 1));
    }

    Instance started(AnchorConfig config) {
        return started(config, new CheckpointTopic(kafka, config));
    }

    Instance started(AnchorConfig config, CheckpointTopic topic) {
        AuditAlert told = new AuditAlert(new SimpleMeterRegistry(), TestClock.clock());
        Anchors anchors = new Anchors(
                config,
                tables,
                walk,
                signer,
                topic,
                new CheckpointPost(config),
                told,
                TestClock.clock(),
                () -> "sample");
        return new Instance(
                new AuditSeal(tables, chain, anchors, removed, watch),
                new AuditVerifier(tables, walk, anchors, alert),
                told);
    }

    void assertFound(AuditFindingKind kind, long from, long to) {
        Answer found = verify();
        assertThat(found.<Boolean>at("intact")).isFalse();
        assertThat(finding(found, kind)).containsEntry("fromSeal", (int) from).containsEntry("toSeal", (int) to);
        assertThat(found.<Integer>at("firstBroken")).isEqualTo((int) from);
    }

    static Map<String, Object> finding(Answer found, AuditFindingKind kind) {
        return found.<Map<String, Object>>list("findings").stream()
                .filter(finding -> finding.get("kind").equals(kind.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(found.raw().asString()));
    }

    static Answer verify() {
        return as(AUDITOR_OF_ALL).get("/v1/audit/verify").hasStatus(200);
    }

    Head head() {
        return tables.inTransaction(30, AuditTables::head);
    }

    /** A transaction of somebody else, such as the relay's, holds a seal back while it runs. */
    void sealed() {
        await().until(() -> {
            seal.seal();
            Answer answer = verify();
            return answer.<Integer>at("unsealed") == 0
                    && answer.<Integer>at("anchors[0].last.seal") == (int) head().number();
        });
    }

    /** Makes the chain anew after one seal, as only who has the key can. */
    void sealAgain(long after) {
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

    void restore() {
        // This process would miss what it wrote since.
        tables.inTransaction(30, connection -> written.missing(connection, Long.MAX_VALUE, Long.MAX_VALUE));
        tamper(
                "truncate audit_entry",
                "truncate audit_seal",
                "insert into audit_entry overriding system value select * from kept_audit_entry",
                "insert into audit_seal select * from kept_audit_seal");
    }

    static void tamper(String... statements) {
        List<String> all = new ArrayList<>();
        TABLES.forEach(table -> all.add("alter table " + table + " disable trigger all"));
        all.addAll(List.of(statements));
        TABLES.forEach(table -> all.add("alter table " + table + " enable trigger all"));
        TestServersResource.asAdministrator(all.toArray(String[]::new));
    }

    static void execute(String statement) {
        TestServersResource.asAdministrator(statement);
    }
}
