package org.wasl.registry.spdci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;
import static org.wasl.registry.spdci.Partner.search;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.registry.RegistryTest;

/** Two partners of the exchange that search. */
abstract class SpdciSearches extends RegistryTest {
    Partner ministry;
    Partner unhcr;

    @BeforeEach
    void open() {
        ministry = new Partner(REGISTRAR_AT_MINISTRY, true);
        unhcr = new Partner(UNHCR_SYSTEM, true);
    }

    @AfterEach
    void close() {
        ministry.close();
        unhcr.close();
    }

    static Map<String, Object> forPurpose(String purpose, String type, Object value) {
        return new HashMap<>(Map.of(
                "query_type",
                "idtype-value",
                "query",
                Map.of("type", type, "value", value),
                "consent",
                Map.of("purpose", Map.of("code", purpose))));
    }

    static Answer sent(Partner partner, Map<String, Object> criteria) {
        return partner.send("sync/search", partner.signed(partner.envelope("search", search(criteria))))
                .hasStatus(200);
    }

    static int total(Answer answer) {
        assertThat(answer.<String>at("message.search_response[0].status"))
                .as(answer.raw().asString())
                .isEqualTo("succ");
        return answer.<Integer>at("message.search_response[0].pagination.total_count");
    }

    static Answer withNumber(Answer person, String number) {
        return as(REGISTRAR_AT_MINISTRY)
                .step(person, "/v1/persons/" + person.id() + "/identifiers", number("JO_NATIONAL_NO", number))
                .hasStatus(200);
    }
}
