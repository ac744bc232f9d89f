package org.wasl.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.wasl.platform.crypto.CryptoConfig;
import org.wasl.platform.crypto.Resealer;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.testing.AtRestRules;
import org.wasl.platform.testing.TestCiphers;

@QuarkusTest
class AtRestTest extends RegistryTest {
    @Inject
    DataSource database;

    @Inject
    Resealer resealer;

    @Test
    void every_column_that_can_hold_words_is_sealed_or_decided_otherwise() {
        AtRestRules.check(database, resealer);
    }

    @Inject
    EntityManager entities;

    @Inject
    CryptoConfig config;

    @Test
    void evidence_of_a_consent_and_what_a_record_was_before_are_read_nowhere_in_the_database() {
        String word = "word" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, Object> body = new HashMap<>(somebody());
        body.put("contactPoints", reachedBy(word + "@example.org"));
        var person = registered(REGISTRAR_AT_MINISTRY, body);
        String path = "/v1/persons/" + person.id();
        as(REGISTRAR_AT_MINISTRY)
                .patch(path, person.etag(), Map.of("contactPoints", reachedBy("other@example.org")))
                .hasStatus(200);
        Map<String, Object> consent = consent("STATISTICS", MINISTRY, "IDENTITY");
        consent.put("evidence", "safe house, file " + word);
        as(REGISTRAR_AT_MINISTRY).post(path + "/consents", consent).hasStatus(201);

        assertThat(AtRestRules.columnsWith(database, word)).isEmpty();
        assertThat(as(REGISTRAR_AT_MINISTRY).get(path + "/history").raw().asString())
                .contains(word + "@example.org");
        assertThat(as(REGISTRAR_AT_MINISTRY).get(path + "/consents").<String>list("items.evidence"))
                .containsExactly("safe house, file " + word);
    }

    @Test
    void a_number_is_found_while_the_keys_rotate_and_after() {
        String number = nationalNumber();
        Map<String, Object> body = new HashMap<>(somebody());
        body.put("identifiers", List.of(number("JO_NATIONAL_NO", number)));
        String person = registered(REGISTRAR_AT_MINISTRY, body).id();
        underTheOldKeys(person, number);

        Map<String, Object> again = new HashMap<>(somebody());
        again.put("identifiers", List.of(number("JO_NATIONAL_NO", number)));
        as(REGISTRAR_AT_MINISTRY).post("/v1/persons", again).hasStatus(409);
        String rotation = as(ADMINISTRATOR)
                .post("/v1/keys/rotations", null)
                .hasStatus(202)
                .id();
        await().until(() -> as(ADMINISTRATOR)
                .get("/v1/keys/rotations/" + rotation)
                .<String>at("status")
                .equals("COMPLETED"));

        as(REGISTRAR_AT_MINISTRY).post("/v1/persons", again).hasStatus(409);
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> entities.createNativeQuery("select count(*) from person_identifier"
                                        + " where value_index = :index and starts_with(value_sealed, 'test-1:')")
                                .setParameter("index", cipher(0).blindIndex("JO_NATIONAL_NO", "|" + number))
                                .getSingleResult()))
                .isEqualTo(1L);
    }

    private void underTheOldKeys(String person, String number) {
        QuarkusTransaction.requiringNew().run(() -> {
            Object id = entities.createNativeQuery(
                            "select id from person_identifier where person_id = cast(:p as uuid)")
                    .setParameter("p", person)
                    .getSingleResult();
            entities.createNativeQuery(
                            "update person_identifier set value_sealed = :sealed, value_index = :index where id = :id")
                    .setParameter("sealed", cipher(1).sealText(number, id.toString()))
                    .setParameter("index", cipher(1).blindIndex("JO_NATIONAL_NO", "|" + number))
                    .setParameter("id", id)
                    .executeUpdate();
        });
    }

    /** With one of the configured keys alone. */
    private Sealer cipher(int key) {
        return TestCiphers.withOnly(key, config);
    }
}
