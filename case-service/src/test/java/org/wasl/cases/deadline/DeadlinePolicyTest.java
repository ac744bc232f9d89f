package org.wasl.cases.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;

@QuarkusTest
class DeadlinePolicyTest extends CaseTest {
    private static final Map<String, Object> THREE_DAYS =
            Map.of("duration", "P3D", "workingDays", false, "pausesOnHold", false);

    @Test
    void the_policy_of_a_programme_comes_before_the_one_for_all() {
        as(MANAGER_AT_MINISTRY)
                .put("/v1/deadline-policies/ASSESSMENT/OLDER_PERSON/ANY", THREE_DAYS)
                .hasStatus(200);

        Answer file = opened("OLDER_PERSON");

        Answer tasks = as(CASEWORKER_AT_MINISTRY).get("/v1/tasks?type=ASSESSMENT&caseId=" + file.id());
        assertThat(Duration.between(TestClock.now(), Instant.parse(tasks.<String>at("items[0].dueAt")))
                        .toHours())
                .isEqualTo(71);
    }

    @Test
    void policies_and_holidays_are_the_ministrys() {
        as(MANAGER_AT_UNHCR)
                .put("/v1/deadline-policies/ASSESSMENT/GBV/ANY", THREE_DAYS)
                .isProblem(403, "not-allowed");
        as(MANAGER_AT_UNHCR)
                .put("/v1/holidays/2031-03-20", Map.of("name", Map.of("ar", "عيد", "en", "Eid")))
                .isProblem(403, "not-allowed");
        as(MANAGER_AT_MINISTRY)
                .put("/v1/holidays/2031-03-20", Map.of("name", Map.of("ar", "عيد", "en", "Eid")))
                .hasStatus(200);
        assertThat(as(CASEWORKER_AT_MINISTRY).get("/v1/holidays").<String>list("items.day"))
                .contains("2031-03-20", "2026-05-25");
    }

    @Test
    void a_feast_that_the_moon_moved_is_taken_back() {
        as(MANAGER_AT_MINISTRY)
                .put("/v1/holidays/2032-01-14", Map.of("name", Map.of("ar", "عيد الفطر", "en", "Eid al-Fitr")))
                .hasStatus(200);

        as(MANAGER_AT_MINISTRY).delete("/v1/holidays/2032-01-14").hasStatus(204);

        assertThat(as(CASEWORKER_AT_MINISTRY).get("/v1/holidays").<String>list("items.day"))
                .doesNotContain("2032-01-14");
        as(MANAGER_AT_MINISTRY).delete("/v1/holidays/2032-01-14").isProblem(404, "not-found");
        as(MANAGER_AT_UNHCR).delete("/v1/holidays/2026-05-25").isProblem(403, "not-allowed");
    }

    @Test
    void a_policy_that_cannot_be_read_is_refused() {
        as(MANAGER_AT_MINISTRY)
                .put("/v1/deadline-policies/ASSESSMENT/NONSENSE/ANY", THREE_DAYS)
                .isProblem(422, "invalid-fields");
        as(MANAGER_AT_MINISTRY)
                .put(
                        "/v1/deadline-policies/ASSESSMENT/ANY/ANY",
                        Map.of("duration", "soon", "workingDays", false, "pausesOnHold", false))
                .isProblem(422, "invalid-fields")
                .names("/duration", "pattern");
    }
}
