package org.wasl.registry.imports;

import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;

import io.restassured.RestAssured;
import jakarta.enterprise.inject.spi.CDI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Tokens;
import org.wasl.registry.RegistryTest;

/** What tests of imports have in common: a file is sent, started, and waited for. */
abstract class ImportTest extends RegistryTest {
    final String scheme = "list-" + System.nanoTime();

    Answer imported(String format, String file) {
        return imported(format, file.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    Answer imported(String format, byte[] file, Map<String, Object> more) {
        Answer job = announced(format, more);
        int part = 8 << 20;
        for (int at = 0; at * part < file.length; at++) {
            sent(job, at, java.util.Arrays.copyOfRange(file, at * part, Math.min(file.length, (at + 1) * part)));
        }
        return over(step(job, "start").hasStatus(200));
    }

    Answer announced(String format, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("format", format);
        body.put("externalIdScheme", scheme);
        return as(STEWARD_AT_MINISTRY).post("/v1/person-imports", body).hasStatus(201);
    }

    static void sent(Answer job, int number, byte[] part) {
        put(job, number, part).hasStatus(204);
    }

    static Answer put(Answer job, Object number, byte[] part) {
        return new Answer(RestAssured.given()
                .auth()
                .oauth2(Tokens.of(STEWARD_AT_MINISTRY))
                .contentType("application/octet-stream")
                .body(part)
                .put("/v1/person-imports/" + job.id() + "/parts/" + number));
    }

    static Answer step(Answer job, String step) {
        return as(STEWARD_AT_MINISTRY).step(job, "/v1/person-imports/" + job.id() + "/" + step, null);
    }

    static Answer over(Answer job) {
        ImportRunner runner = CDI.current().select(ImportRunner.class).get();
        return await().atMost(Duration.ofSeconds(90))
                .until(
                        () -> {
                            // Another instance that works beside the one that looks once a second.
                            runner.run();
                            return as(STEWARD_AT_MINISTRY)
                                    .get("/v1/person-imports/" + job.id())
                                    .hasStatus(200);
                        },
                        now -> List.of("DONE", "FAILED").contains(now.<String>at("status")));
    }

    static List<Integer> counts(Answer job) {
        return List.of("rows", "created", "updated", "unchanged", "faulty").stream()
                .map(job::<Integer>at)
                .toList();
    }

    static String report(Answer job) {
        return as(STEWARD_AT_MINISTRY)
                .get("/v1/person-imports/" + job.id() + "/report?bom=false")
                .hasStatus(200)
                .raw()
                .asString();
    }

    Answer person(String externalId) {
        return as(REGISTRAR_AT_MINISTRY)
                .get("/v1/persons/by-external-id/" + scheme + "/" + externalId)
                .hasStatus(200);
    }
}
