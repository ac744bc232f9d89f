package org.wasl.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Topic;
import org.wasl.referral.ReferralTest;

/** What an agency sent from a case that it gave away since: the agency that has the case now learns what becomes of it. */
@QuarkusTest
class HandedOverCaseTest extends ReferralTest {
    @Test
    void what_comes_back_is_told_to_the_agency_that_has_the_case_now_and_no_more_to_the_one_that_gave_it_away() {
        Map<String, Object> body = referralOf(somebody());
        Answer referral = sentAs(body);
        handedOver(body.get("caseId").toString(), body.get("subjectId").toString());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(CASEWORKER_AT_UNHCR)
                                .get("/v1/referrals/" + referral.id())
                                .raw()
                                .statusCode()
                        == 200);

        by(PROVIDER_IN_IRBID, referral, "decline", Map.of("code", "NO_CAPACITY"))
                .hasStatus(200);

        try (Topic events = Topic.open("wasl.referral.events")) {
            String declined = events.await(event ->
                            referral.id().equals(event.key()) && event.value().contains("\"DECLINED\""))
                    .value();
            assertThat(JsonPath.from(declined).<String>get("audience"))
                    .contains(UNHCR)
                    .doesNotContain(MINISTRY);
        }
    }

    /** The case service states that UNHCR has the case, and who works on it there. */
    private static void handedOver(String file, String person) {
        Topic.send("wasl.case.restricted", file, """
                {"specversion":"1.0","id":"%s","source":"/wasl/case","type":"org.wasl.case.access-stated","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"",
                 "data":{"caseId":"%s","subjectId":"%s","agencyId":"%s","sensitivity":"STANDARD","running":true,
                   "readers":[{"agencyId":"%s","key":"owner:%s","parts":["SERVICES","SUBJECT"]}]}}""".formatted(
                        UUID.randomUUID(), file, file, person, UNHCR, UNHCR, CASEWORKER_AT_UNHCR.subject()));
    }
}
