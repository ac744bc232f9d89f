package org.wasl.registry.spdci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;

/** What a search tells to whom. */
@QuarkusTest
class SpdciSearchAccessTest extends SpdciSearches {
    @Test
    void whoever_may_not_know_her_is_not_told_that_she_exists() {
        String number = nationalNumber();
        Map<String, Object> body = somebody();
        Answer person = withNumber(registered(REGISTRAR_AT_MINISTRY, body), number);
        Answer unknown = unhcr.search("UIN", nationalNumber());
        Answer hidden = unhcr.search("UIN", number);
        assertThat(hidden.<Map<String, Object>>at("message.search_response[0].data"))
                .isEqualTo(unknown.<Map<String, Object>>at("message.search_response[0].data"));
        assertThat(hidden.<String>at("message.search_response[0].status")).isEqualTo("succ");

        consented(REGISTRAR_AT_MINISTRY, person.id(), "EXCHANGE_UNHCR", Persona.UNHCR, "IDENTITY", "IDENTIFIERS");
        // Who names no purpose is let in by no consent.
        assertThat(unhcr.search("UIN", number).<Map<String, Object>>at("message.search_response[0].data"))
                .isEqualTo(unknown.<Map<String, Object>>at("message.search_response[0].data"));
        Answer open = sent(unhcr, forPurpose("EXCHANGE_UNHCR", "UIN", number));
        String record = "message.search_response[0].data.reg_records[0].";
        assertThat(open.<String>at(record + "demographic_info.name.given_name")).isEqualTo(given(body));
        assertThat(open.<String>at(record + "demographic_info.phone_number")).isNull();
        assertThat(open.<List<String>>at(record + "additional_attributes[0].value"))
                .containsExactly("CONTACT", "HOUSEHOLD", "LOCATION", "NEEDS");
    }

    @Test
    void a_consent_for_another_purpose_opens_nothing() {
        String number = nationalNumber();
        Answer person = withNumber(registered(REGISTRAR_AT_MINISTRY, somebody()), number);
        consented(REGISTRAR_AT_MINISTRY, person.id(), "REFERRAL", Persona.UNHCR, "IDENTITY", "IDENTIFIERS");
        assertThat(total(sent(unhcr, forPurpose("REFERRAL", "UIN", number)))).isEqualTo(1);
        assertThat(total(sent(unhcr, forPurpose("CASH_ASSISTANCE", "UIN", number))))
                .isZero();
    }

    @Test
    void nobody_is_found_by_what_may_not_be_seen_of_her() {
        Map<String, Object> somebody = somebody();
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebody);
        consented(REGISTRAR_AT_MINISTRY, person.id(), "EXCHANGE_UNHCR", Persona.UNHCR, "IDENTITY");
        Map<String, Object> byPhone =
                Map.of("query_type", "idtype-value", "query", Map.of("type", "MOBILE", "value", phoneOf(somebody)));
        assertThat(total(sent(ministry, byPhone))).isEqualTo(1);
        assertThat(total(sent(unhcr, forPurpose("EXCHANGE_UNHCR", "MOBILE", phoneOf(somebody)))))
                .isZero();
    }

    @Test
    void what_was_read_is_in_the_trail() {
        String number = nationalNumber();
        Answer person = withNumber(registered(REGISTRAR_AT_MINISTRY, somebody()), number);
        ministry.search("UIN", number);
        assertThat(as(Persona.AUDITOR_OF_ALL)
                        .get("/v1/audit/entries?recordId=" + person.id())
                        .hasStatus(200)
                        .<String>list("items.action"))
                .contains("person.read");
    }
}
