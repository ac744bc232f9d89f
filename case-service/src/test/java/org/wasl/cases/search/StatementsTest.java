package org.wasl.cases.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;

/** How many statements a request costs: as many for a page of one as for a page of twelve. */
@QuarkusTest
class StatementsTest extends CaseTest {
    private static final int ROWS = 12;

    /** The relay looks into the outbox meanwhile, in tests every 50 ms. */
    private static final int RELAY = 3;

    /** A concern that no other test has: an export reads in lots, and how many others there are is not ours to count. */
    private static final String OF_THIS_TEST = "slavery_sale_abduction";

    @Inject
    EntityManagerFactory factory;

    private static boolean filled;

    private void fill() {
        if (!filled) {
            for (int i = 0; i < ROWS; i++) {
                Answer file = step(riskOf(opened("DISABILITY"), "LOW"), "complete-assessment", null);
                as(CASEWORKER_AT_MINISTRY)
                        .patch(
                                "/v1/cases/" + file.id(),
                                read(file).etag(),
                                Map.of(
                                        "concerns",
                                        List.of("serious_health_issue", OF_THIS_TEST),
                                        "unhcrExportOptIn",
                                        true,
                                        "externalIds",
                                        List.of(Map.of(
                                                "scheme",
                                                "primero",
                                                "value",
                                                UUID.randomUUID().toString()))))
                        .hasStatus(200);
                planned(file);
                as(CASEWORKER_AT_MINISTRY)
                        .post(
                                "/v1/cases/" + file.id() + "/services",
                                Map.of("serviceType", "DISABILITY_REHABILITATION"))
                        .hasStatus(201);
            }
            filled = true;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/cases",
                "/v1/cases?scope=OWN",
                "/v1/cases?scope=TEAM",
                "/v1/cases?scope=GRANTED",
                "/v1/cases?concern=serious_health_issue&dueWithinDays=30",
                "/v1/tasks",
                "/v1/tasks?queue=TEAM",
                "/v1/tasks?queue=OVERDUE",
                "/v1/workers"
            })
    void a_longer_page_costs_no_more_statements(String path) {
        fill();
        String and = path.contains("?") ? "&" : "?";

        assertThat(statements(SUPERVISOR_AT_MINISTRY, path + and + "limit=" + ROWS))
                .isLessThanOrEqualTo(statements(SUPERVISOR_AT_MINISTRY, path + and + "limit=1") + RELAY)
                .isLessThanOrEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&profile=PRIMERO", "&profile=UNHCR_JORDAN", "&profile=PROGRES"})
    void an_export_costs_no_more_for_many_cases_than_for_one(String profile) {
        fill();
        String one =
                as(CASEWORKER_AT_MINISTRY).get("/v1/cases?scope=OWN&limit=1").at("items[0].caseNumber");

        assertThat(statements(SUPERVISOR_AT_MINISTRY, "/v1/cases/export?scope=TEAM&concern=" + OF_THIS_TEST + profile))
                .isLessThanOrEqualTo(
                        statements(SUPERVISOR_AT_MINISTRY, "/v1/cases/export?scope=TEAM&caseNumber=" + one + profile)
                                + RELAY)
                .isLessThanOrEqualTo(14);
    }

    @Test
    void one_case_costs_a_handful() {
        fill();
        String file =
                as(CASEWORKER_AT_MINISTRY).get("/v1/cases?scope=OWN&limit=1").at("items[0].id");

        assertThat(statements(CASEWORKER_AT_MINISTRY, "/v1/cases/" + file)).isLessThanOrEqualTo(8);
        assertThat(statements(CASEWORKER_AT_MINISTRY, "/v1/cases/" + file + "/plans"))
                .isLessThanOrEqualTo(7);
    }

    /** The least of some tries: what the service does on its own meanwhile is counted too. */
    private long statements(Persona who, String path) {
        Statistics counted = factory.unwrap(SessionFactory.class).getStatistics();
        return LongStream.range(0, 20)
                .map(i -> {
                    long before = counted.getPrepareStatementCount();
                    as(who).get(path).hasStatus(200);
                    return counted.getPrepareStatementCount() - before;
                })
                .min()
                .orElseThrow();
    }
}
