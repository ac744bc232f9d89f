package org.wasl.cases.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.cases.programme.ProgrammeTest.counted;
import static org.wasl.cases.programme.ProgrammeTest.enrolled;
import static org.wasl.cases.programme.ProgrammeTest.heads;
import static org.wasl.cases.programme.ProgrammeTest.held;
import static org.wasl.cases.programme.ProgrammeTest.openDay;
import static org.wasl.cases.programme.ProgrammeTest.started;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.contracts.event.Producer;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.StatedFacts;

/** What is stated of programmes for figures. */
@QuarkusTest
class ProgrammeFactsTest extends CaseTest {
    private StatedFacts facts;

    @BeforeEach
    void open() {
        facts = StatedFacts.of(Producer.CASE);
    }

    @AfterEach
    void close() {
        facts.close();
    }

    @Test
    void contacts_and_heads_are_stated_apart() {
        Answer programme = started(ProgrammeTest.planned(5));
        Answer ofEnrolled = held(programme, Map.of(enrolled(programme, somebody(), List.of()), "PRESENT"));
        Answer ofEverybody = openDay(programme, List.of(heads("FEMALE", "AGE_18_35", 14)));

        JsonNode contacts = facts.await("session.stated", ofEnrolled.id(), fact -> true);
        JsonNode heads = facts.await("session.stated", ofEverybody.id(), fact -> true);

        assertThat(contacts.path("present").asInt()).isEqualTo(1);
        assertThat(contacts.path("heads")).isEmpty();
        assertThat(heads.path("present").asInt()).isZero();
        assertThat(heads.at("/heads/0/count").asInt()).isEqualTo(14);
        assertThat(heads.at("/heads/0/ageGroup").asText()).isEqualTo("AGE_18_35");
        assertThat(heads.at("/heads/0").has("disability")).as("nobody asked").isFalse();
    }

    @Test
    void a_corrected_count_is_stated_anew() {
        Answer programme = started(ProgrammeTest.planned(5));
        Answer session = openDay(programme, List.of(heads("MALE", "UNKNOWN", 3)));

        counted(programme, session, List.of(heads("MALE", "UNKNOWN", 2))).hasStatus(200);

        facts.await(
                "session.stated",
                session.id(),
                fact -> fact.at("/heads/0/count").asInt() == 2);
    }
}
