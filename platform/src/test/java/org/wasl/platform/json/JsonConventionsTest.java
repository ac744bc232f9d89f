package org.wasl.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.contracts.event.ReferralStep;
import org.wasl.contracts.id.PersonId;

/** The mapper takes what the contract declares, and nothing near it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JsonConventionsTest {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().registerModules(new JavaTimeModule(), new Jdk8Module());

    record Values(
            Instant at,
            LocalDate on,
            LocalTime from,
            Duration lasts,
            DayOfWeek day,
            UUID uuid,
            PersonId id,
            Integer count,
            int least,
            Double fraction,
            BigDecimal amount,
            Boolean yes,
            String text,
            List<String> texts,
            Map<String, Object> any,
            Map<String, Instant> times) {}

    @BeforeAll
    static void conventions() {
        new JsonConventions().customize(MAPPER);
    }

    @Test
    void an_id_that_has_no_letter_is_an_id() throws JsonProcessingException {
        String digits = "01912345-6789-7012-8345-678901234567";

        assertThat(MAPPER.readValue("{\"uuid\":\"" + digits + "\"}", Values.class)
                        .uuid())
                .hasToString(digits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'at':1796000000}",
                "{'at':1796000000.5}",
                "{'at':'1796000000'}",
                "{'at':'1796000000.25'}",
                "{'at':'-1796000000'}",
                "{'at':''}",
                "{'at':'2026-03-01'}",
                "{'at':[2026,3,1]}",
                "{'at':{}}",
                "{'at':true}",
                "{'times':{'a':1796000000}}",
                "{'on':[2026,3,1]}",
                "{'on':20000}",
                "{'on':'20000'}",
                "{'on':''}",
                "{'on':'2026-02-30'}",
                "{'on':'2026-03-01T10:00:00Z'}",
                "{'from':[10,30]}",
                "{'from':37800}",
                "{'lasts':60}",
                "{'lasts':'60'}",
                "{'day':1}",
                "{'day':''}",
                "{'day':'1'}",
                "{'uuid':''}",
                "{'uuid':'AZCgAAAAcACAAAAAAAAAAQ=='}",
                "{'uuid':1}",
                "{'id':''}",
                "{'id':1}",
                "{'count':'1'}",
                "{'count':1.0}",
                "{'count':1.5}",
                "{'count':true}",
                "{'count':''}",
                "{'count':[1]}",
                "{'least':'1'}",
                "{'least':2147483648}",
                "{'fraction':'1.5'}",
                "{'fraction':'NaN'}",
                "{'fraction':''}",
                "{'fraction':true}",
                "{'amount':1e300000000}",
                "{'amount':1e101}",
                "{'amount':1e-300000000}",
                "{'amount':0e2000000000}",
                "{'amount':'1'}",
                "{'yes':'true'}",
                "{'yes':1}",
                "{'yes':''}",
                "{'text':1}",
                "{'text':true}",
                "{'text':['a']}",
                "{'text':'a\\u0000b'}",
                "{'text':'a\\ud800b'}",
                "{'text':'a\\ud800'}",
                "{'text':'\\udc00\\ud800'}",
                "{'texts':'a'}",
                "{'texts':['\\ud800']}",
                "{'any':{'a':'\\ud800'}}",
                "{'any':{'\\ud800':1}}",
            })
    void what_is_of_another_kind_is_refused_and_named(String json) {
        String field = json.substring(2, json.indexOf('\'', 2));

        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(JsonMappingException.class, e -> assertThat(e.getPath())
                        .first()
                        .extracting(JsonMappingException.Reference::getFieldName)
                        .isEqualTo(field));
    }

    @Test
    void a_step_of_an_event_is_its_path() throws JsonProcessingException {
        assertThat(MAPPER.writeValueAsString(ReferralStep.REFER_ONWARD)).isEqualTo("\"refer-onward\"");
        for (ReferralStep step : ReferralStep.values()) {
            assertThat(MAPPER.readValue(MAPPER.writeValueAsString(step), ReferralStep.class))
                    .isEqualTo(step);
        }
    }

    @Test
    void what_the_contract_declares_is_taken() throws JsonProcessingException {
        Values read =
                read("{'at':'2026-03-01T10:00:00+03:00','on':'2024-02-29','from':'10:30','lasts':'PT1H','day':'MONDAY',"
                        + "'uuid':'0190a000-0000-7000-8000-000000000001','id':'0190a000-0000-7000-8000-000000000001','count':1,"
                        + "'least':2,'fraction':1,'amount':1e15,'yes':true,'text':'e\u0301 \\ud83d\\ude00','texts':[null],'any':{'a':[1,'b']},"
                        + "'times':{'a':'2026-03-01T10:00:00.123456Z'}}");

        assertThat(read.at()).isEqualTo(Instant.parse("2026-03-01T07:00:00Z"));
        assertThat(read.on()).isEqualTo("2024-02-29");
        assertThat(read.lasts()).isEqualTo(Duration.ofHours(1));
        assertThat(read.fraction()).isEqualTo(1.0);
        assertThat(read.amount()).isEqualByComparingTo("1000000000000000");
        assertThat(read.text()).isEqualTo("\u00e9 \ud83d\ude00");
        assertThat(read.times()).containsValue(Instant.parse("2026-03-01T10:00:00.123456Z"));
    }

    private static Values read(String json) throws JsonProcessingException {
        return MAPPER.readValue(json.replace('\'', '"'), Values.class);
    }
}
