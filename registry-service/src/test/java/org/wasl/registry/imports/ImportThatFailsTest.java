package org.wasl.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.disk.DiskSpace;
import org.wasl.platform.testing.Api.Answer;

/** Whatever is in a file, its import ends, and the report says at which line. */
@QuarkusTest
class ImportThatFailsTest extends ImportTest {
    @Inject
    EntityManager entities;

    @Inject
    ImportRunner runner;

    @Test
    void a_line_of_json_that_is_no_person_costs_itself_only() {
        String good = "{\"names\":[{\"script\":\"LATN\",\"use\":\"OFFICIAL\",\"given\":\"Rana\"}],\"sex\":\"FEMALE\","
                + "\"legalStatus\":\"REFUGEE\",\"externalIds\":[{\"scheme\":\"" + scheme + "\",\"value\":\"%s\"}]}\n";
        Answer done = imported(
                "JSON_LINES",
                good.formatted("a")
                        + "null\n"
                        + "{\"externalIds\":[null]}\n"
                        + "{\"externalIds\":[{\"scheme\":null,\"value\":null}]}\n"
                        + "{\"names\":[null],\"identifiers\":[null],\"household\":null}\n"
                        + "[]\n"
                        + "\"x\"\n"
                        + good.formatted("b"));

        assertThat(done.<String>at("status")).isEqualTo("DONE");
        assertThat(counts(done)).containsExactly(8, 2, 0, 0, 6);
        assertThat(report(done)).contains("2,,wrong-type", "\n3,", "\n4,", "\n5,", "\n6,", "\n7,");
        assertThat(person("b").<String>at("names[0].given")).isEqualTo("Rana");
    }

    /** As any fault that nobody foresaw: here the part cannot be opened any more. */
    @Test
    void what_fails_again_and_again_ends_as_failed_with_a_report() {
        Answer job = announced("CSV", Map.of());
        sent(job, 0, "external_id,given\n1,Rana\n".getBytes(StandardCharsets.UTF_8));
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update person_import_part set sealed = sha256(sealed) where import_id = :job")
                .setParameter("job", UUID.fromString(job.id()))
                .executeUpdate());

        Answer failed = over(step(job, "start").hasStatus(200));
        assertThat(failed.<String>at("status")).isEqualTo("FAILED");
        assertThat(report(failed)).contains("1,,import-failed");
    }

    @Test
    void what_runs_when_a_disk_is_nearly_full_waits_until_there_is_room() {
        Answer job = announced("CSV", Map.of());
        sent(job, 0, "external_id,given\n1,Rana\n".getBytes(StandardCharsets.UTF_8));
        QuarkusMock.installMockForType(disk(true), DiskSpace.class);
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update person_import set status = 'RUNNING' where id = :job")
                        .setParameter("job", UUID.fromString(job.id()))
                        .executeUpdate());

        runner.run();
        assertThat(shown(job).<String>at("status")).isEqualTo("RUNNING");
        assertThat(shown(job).<Integer>at("rows")).isZero();

        QuarkusMock.installMockForType(disk(false), DiskSpace.class);
        Answer done = over(shown(job));
        assertThat(done.<String>at("status")).isEqualTo("DONE");
        assertThat(person("1").<String>at("names[0].given")).isEqualTo("Rana");
    }

    private static DiskSpace disk(boolean isShort) {
        return new DiskSpace(null, new SimpleMeterRegistry()) {
            @Override
            public boolean isShort() {
                return isShort;
            }
        };
    }

    @Test
    void it_is_started_when_its_parts_are_there_and_once() {
        Answer job = announced("CSV", Map.of());
        assertThat(job.<List<String>>at("allowedActions")).containsExactly("cancel");
        sent(job, 1, "1,Rana\n".getBytes(StandardCharsets.UTF_8));
        assertThat(shown(job).<List<String>>at("allowedActions")).containsExactly("cancel");
        sent(job, 0, "external_id,given\n".getBytes(StandardCharsets.UTF_8));
        assertThat(shown(job).<List<String>>at("allowedActions")).containsExactly("start", "cancel");
        put(job, "\u0663", new byte[] {'x'}).isProblem(404, "not-found");

        Answer done = over(step(job, "start").hasStatus(200));
        step(done, "start").isProblem(409, "illegal-step");
    }

    private static Answer shown(Answer job) {
        return as(STEWARD_AT_MINISTRY).get("/v1/person-imports/" + job.id()).hasStatus(200);
    }
}
