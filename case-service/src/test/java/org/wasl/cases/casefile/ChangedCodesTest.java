package org.wasl.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Topic;

/** Codes of a case that changed are told with what they were, and who acted. */
@QuarkusTest
class ChangedCodesTest extends CaseTest {
    @Test
    void a_step_tells_the_codes_of_before_and_now_and_which_agency_acted() {
        Answer file = opened("CHILD_PROTECTION");
        riskOf(file, "HIGH");

        try (Topic topic = Topic.open("wasl.case.events")) {
            JsonNode registered = topic.awaitEvent("case.moved", file.id(), event -> event.at("/data/step")
                    .asText()
                    .equals("register"));
            assertThat(registered.path("agencyid").asText()).isEqualTo(Persona.MINISTRY);
            assertThat(codes(registered))
                    .containsExactlyInAnyOrder(
                            tuple("status", "IDENTIFIED", "OPEN"),
                            tuple("stage", "IDENTIFICATION_REGISTRATION", "ASSESSMENT"));
            JsonNode assessed = topic.awaitEvent(
                    "case.changed", file.id(), event -> !codes(event).isEmpty());
            assertThat(codes(assessed)).containsExactly(tuple("risk", "NOT_ASSESSED", "HIGH"));
        }
    }

    private static List<Tuple> codes(JsonNode event) {
        List<Tuple> codes = new ArrayList<>();
        event.at("/data/codes")
                .forEach(code -> codes.add(tuple(
                        code.path("field").asText(),
                        code.path("from").asText(null),
                        code.path("to").asText(null))));
        return codes;
    }
}
