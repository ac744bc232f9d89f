package org.wasl.platform.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;
import org.wasl.platform.crypto.CryptoConfig;
import org.wasl.platform.crypto.SealedColumn;
import org.wasl.platform.crypto.SealedColumns;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestCiphers;
import org.wasl.platform.value.Uuid7;

/** {@code -Dwasl.rotation.rows=100000} tries it on as many rows, and prints how long it took. */
@QuarkusTest
class RotationTest extends PlatformTest {
    private static final int ROWS = Integer.getInteger("wasl.rotation.rows", 1200);

    @Inject
    RotationRunner runner;

    @Inject
    KeysInUse keysInUse;

    @Inject
    CryptoConfig config;

    @Inject
    Sealer cipher;

    @Inject
    DataSource database;

    @Inject
    EntityManager entities;

    @Singleton
    static class ParcelSeals implements SealedColumns {
        @Override
        public List<SealedColumn> columns() {
            return List.of(SealedColumn.of("parcel", "note")
                    .indexed(new SealedColumn.BlindIndex(
                            "note_index", "'NOTE'", "'no ' || weight || '|'", UnaryOperator.identity())));
        }
    }

    @BeforeEach
    void rows_of_before() throws SQLException {
        Sealer old = TestCiphers.withOnly(1, config);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into parcel (id, version, created_at, updated_at, agency_id, label, weight, status,"
                                + " note, note_index, remark) values (?, 3, '2026-01-01', '2026-01-01', gen_random_uuid(), ?, 7,"
                                + " 'PACKED', ?, ?, 'in plain words')")) {
            for (int i = 0; i < ROWS; i++) {
                UUID id = Uuid7.next();
                insert.setObject(1, id);
                insert.setString(2, label());
                insert.setString(3, old.sealText("note " + i, id.toString()));
                insert.setBytes(4, old.blindIndex("NOTE", "no 7|note " + i));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        execute("insert into key_in_use (kind, key_id) values ('ENCRYPTION', 'test-0'), ('INDEX', 'test-0') on"
                + " conflict do nothing");
    }

    @AfterEach
    void cleared() {
        execute("delete from parcel where weight = 7");
        execute("delete from key_in_use where key_id in ('test-0', 'lost-1')");
    }

    @Test
    void everything_is_sealed_and_found_with_the_newest_keys() {
        // What is found while the keys rotate is asked for under both.
        List<byte[]> before = cipher.blindIndexes("NOTE", "no 7|note 5");
        assertThat(found(before.get(0))).isZero();
        assertThat(found(before.get(1))).isOne();

        // There may be one that the start has begun, for columns that are new.
        Answer started = as(ADMINISTRATOR).post("/v1/keys/rotations", null).hasStatus(202);
        assertThat(as(ADMINISTRATOR).post("/v1/keys/rotations", null).id()).isEqualTo(started.id());
        long begin = System.nanoTime();
        runner.work();
        System.out.printf("%,d rows sealed anew in %.1f s%n", 2 * ROWS, (System.nanoTime() - begin) / 1e9);

        Answer done = as(ADMINISTRATOR).get("/v1/keys/rotations/" + started.id());
        assertThat(done.<String>at("status")).isEqualTo("COMPLETED");
        assertThat(part(done, "parcel.remark")).containsEntry("expected", ROWS).containsEntry("resealed", ROWS);
        assertThat(found(before.get(0))).isOne();
        assertThat(found(before.get(1))).isZero();
        assertThat(count("not starts_with(note, 'test-1:') or not starts_with(remark, '{sealed}test-1:') or"
                        + " version <> 3"))
                .isZero();
        assertThat(remarks()).containsOnly("in plain words");
        assertThat(as(ADMINISTRATOR).get("/v1/keys/in-use").<String>list("items.findAll { it.kind != 'AUDIT' }.keyId"))
                .containsOnly("test-1");
    }

    @Test
    void what_was_interrupted_goes_on_where_it_was() {
        execute("update parcel set note = 'lost-1:' || split_part(note, ':', 2) where id = (select id from parcel"
                + " where weight = 7 order by id offset 700 limit 1)");
        String id = as(ADMINISTRATOR).post("/v1/keys/rotations", null).id();

        runner.work();

        Answer half = as(ADMINISTRATOR).get("/v1/keys/rotations/" + id);
        assertThat(half.<String>at("status")).isEqualTo("RUNNING");
        assertThat(part(half, "parcel.note")).containsEntry("resealed", 500).containsEntry("done", false);

        as(ADMINISTRATOR).post("/v1/keys/rotations/" + id + "/pause", null).hasStatus(200);
        execute("delete from parcel where starts_with(note, 'lost-1:')");
        runner.work();
        assertThat(part(as(ADMINISTRATOR).get("/v1/keys/rotations/" + id), "parcel.note"))
                .containsEntry("resealed", 500);

        as(ADMINISTRATOR).post("/v1/keys/rotations/" + id + "/resume", null).hasStatus(200);
        runner.work();
        Answer done = as(ADMINISTRATOR).get("/v1/keys/rotations/" + id);
        assertThat(done.<String>at("status")).isEqualTo("COMPLETED");
        assertThat(part(done, "parcel.note")).containsEntry("resealed", ROWS - 1);
        Answer late = as(ADMINISTRATOR)
                .post("/v1/keys/rotations/" + id + "/pause", null)
                .isProblem(409, "illegal-step");
        assertThat(late.<String>at("detail")).contains("Pause", "Completed");
    }

    @Test
    void a_service_does_not_start_without_a_key_that_rows_need() {
        execute("insert into key_in_use (kind, key_id) values ('ENCRYPTION', 'lost-1')");

        assertThatThrownBy(() -> keysInUse.check(new StartupEvent())).hasMessageContaining("ENCRYPTION lost-1");
    }

    @Test
    void keys_are_checked_before_anything_of_the_service_begins() {
        List<String> inOrder = Arc.container().beanManager().resolveObserverMethods(new StartupEvent()).stream()
                // Quarkus compares its own settings before all others; that writes nothing.
                .filter(observer -> observer.getPriority() != Integer.MIN_VALUE)
                .sorted(Comparator.comparingInt(ObserverMethod::getPriority))
                .map(observer -> observer.getBeanClass().getSimpleName())
                .toList();

        assertThat(inOrder)
                .startsWith("KeysInUse", "SimpleScheduler")
                .contains("SmallRyeReactiveMessagingLifecycle", "RotationRunner");
    }

    @Test
    void a_service_does_not_start_with_other_bytes_under_the_name_of_a_key() {
        String of = " where kind = 'INDEX' and key_id = (select min(key_id) from key_in_use where kind = 'INDEX')";
        keysInUse.check(new StartupEvent());
        execute("update key_in_use set check_value = '\\x00'" + of);

        assertThatThrownBy(() -> keysInUse.check(new StartupEvent()))
                .hasMessageContaining("Other keys stand under the names")
                .hasMessageContaining("INDEX ");

        execute("update key_in_use set check_value = null" + of);
        keysInUse.check(new StartupEvent());
    }

    @Test
    void only_an_administrator_rotates_keys() {
        as(REGISTRAR_AT_MINISTRY).post("/v1/keys/rotations", null).isProblem(403, "not-allowed");
        as(REGISTRAR_AT_MINISTRY).get("/v1/keys/in-use").isProblem(403, "not-allowed");
        as(ADMINISTRATOR).get("/v1/keys/rotations/" + UUID.randomUUID()).isProblem(404, "not-found");
    }

    private static Map<String, Object> part(Answer rotation, String column) {
        return rotation.<Map<String, Object>>list("parts").stream()
                .filter(part -> part.get("column").equals(column))
                .findFirst()
                .orElseThrow();
    }

    private List<String> remarks() {
        return QuarkusTransaction.requiringNew().call(() -> entities.createQuery(
                        "select distinct p.remark from Parcel p where p.weight = 7", String.class)
                .setMaxResults(20)
                .getResultList());
    }

    private long found(byte[] index) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number)
                        entities.createNativeQuery("select count(*) from parcel where note_index = :index")
                                .setParameter("index", index)
                                .getSingleResult())
                .longValue());
    }

    private long count(String condition) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) entities.createNativeQuery(
                                "select count(*) from parcel where weight = 7 and (" + condition + ")")
                        .getSingleResult())
                .longValue());
    }

    private void execute(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(statement).executeUpdate());
    }
}
