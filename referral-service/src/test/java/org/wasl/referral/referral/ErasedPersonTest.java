package org.wasl.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Topic;
import org.wasl.referral.ReferralTest;

@QuarkusTest
class ErasedPersonTest extends ReferralTest {
    @Inject
    EntityManager entities;

    @Test
    void of_the_referrals_of_an_erased_person_stays_what_counts() {
        String person = somebody();
        Answer ended = sent(person);
        String path = "/v1/referrals/" + ended.id();
        as(CASEWORKER_AT_MINISTRY)
                .post(path + "/messages", Map.of("text", "She lives at the third door"))
                .hasStatus(201);
        as(CASEWORKER_AT_MINISTRY)
                .post(path + "/attachments", Map.of("fileName", "a.pdf", "mediaType", "PDF", "opensWith", "SENDING"))
                .hasStatus(201);
        by(PROVIDER_IN_IRBID, ended, "decline", Map.of("code", "OUT_OF_AREA")).hasStatus(200);
        Answer running = sent(person);
        Answer draft = drafted(person);

        Topic.send("wasl.registry.events", person, """
                {"specversion":"1.0","id":"%s","source":"/wasl/registry","type":"org.wasl.person.status-changed","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":{"personId":"%s","status":"ERASED"}}""".formatted(UUID.randomUUID(), person, person));

        for (Answer each : new Answer[] {ended, running, draft}) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> as(CASEWORKER_AT_MINISTRY)
                                    .get("/v1/referrals/" + each.id())
                                    .raw()
                                    .statusCode()
                            == 404);
        }
        as(PROVIDER_IN_IRBID).get("/v1/referrals/" + running.id()).isProblem(404, "not-found");
        assertThat(rows("referral_message", ended)).isZero();
        assertThat(rows("referral_attachment", ended)).isZero();
        assertThat(kept(ended, "reason")).isNull();
        assertThat(kept(ended, "service_type")).isEqualTo("DISABILITY_REHABILITATION");
        assertThat(kept(running, "status")).isEqualTo("CANCELLED");
        assertThat(kept(running, "count(*)")).isEqualTo(1L);
        assertThat(kept(draft, "count(*)")).isEqualTo(0L);
    }

    private long rows(String table, Answer referral) {
        return ((Number) one("select count(*) from " + table + " where referral_id = cast(:id as uuid)", referral))
                .longValue();
    }

    private Object kept(Answer referral, String what) {
        return one("select " + what + " from referral where id = cast(:id as uuid)", referral);
    }

    private Object one(String sql, Answer referral) {
        return QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(sql)
                .setParameter("id", referral.id())
                .getSingleResult());
    }
}
