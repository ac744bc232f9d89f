package org.wasl.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Topic;

@QuarkusTest
class CodesOfCasesTest extends CaseTest {
    @Test
    void a_concern_that_is_in_no_list_is_refused_with_those_that_are() {
        Answer file = identified("CHILD_PROTECTION");

        Answer refused =
                concerning(file, "negglect").isProblem(422, "invalid-fields").names("/concerns/0", "unknown-code");

        assertThat(refused.<String>list("errors[0].allowed")).contains("neglect", "other");
        as(CASEWORKER_AT_MINISTRY).get("/v1/cases?concern=negglect").isProblem(400, "unreadable-request");
        as(CASEWORKER_AT_MINISTRY).get("/v1/cases?concern=neglect").hasStatus(200);
    }

    @Test
    void a_code_that_an_administrator_adds_is_taken_and_one_that_is_retired_is_not_and_stays_where_it_was() {
        String code = "added_" + UUID.randomUUID().toString().substring(0, 8);
        Answer file = identified("CHILD_PROTECTION");

        stated(code, false);
        await().until(() -> concerning(file, code).raw().statusCode() == 200);
        stated(code, true);

        // Another case each time: one that got the code before it was retired keeps it.
        await().until(() ->
                concerning(identified("CHILD_PROTECTION"), code).raw().statusCode() == 422);
        assertThat(read(file).<String>list("concerns")).containsExactly(code);
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .patch(
                                "/v1/cases/" + file.id(),
                                read(file).etag(),
                                Map.of("concerns", List.of("neglect", code)))
                        .hasStatus(200)
                        .<String>list("concerns"))
                .as("what the record has already is taken again")
                .containsExactly("neglect", code);
    }

    private static Answer concerning(Answer file, String concern) {
        return as(CASEWORKER_AT_MINISTRY)
                .patch("/v1/cases/" + file.id(), read(file).etag(), Map.of("concerns", List.of(concern)));
    }

    private static void stated(String code, boolean retired) {
        String id = UUID.randomUUID().toString();
        Topic.send("wasl.gateway.events", id, """
                {"specversion":"1.0","id":"%s","source":"/wasl/gateway","type":"org.wasl.code-list.changed","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":{"list":"CONCERN","code":"%s","ar":"مضاف","en":"Added","peerCodes":{},"retired":%s}}""".formatted(id, id, code, retired));
    }
}
