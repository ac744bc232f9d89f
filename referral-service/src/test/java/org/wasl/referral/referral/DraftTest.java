package org.wasl.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.EDITOR_IN_IRBID;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.referral.FakeRegistry;
import org.wasl.referral.ReferralTest;

@QuarkusTest
class DraftTest extends ReferralTest {
    @Test
    void a_patch_that_changes_nothing_of_a_draft_leaves_its_version() {
        Answer draft = drafted(somebody());
        String path = "/v1/referrals/" + draft.id();

        Answer changed = as(CASEWORKER_AT_MINISTRY)
                .patch(path, draft.etag(), Map.of("priority", "NORMAL"))
                .hasStatus(200);
        assertThat(changed.etag()).isNotEqualTo(draft.etag());
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .patch(path, changed.etag(), Map.of("priority", "NORMAL"))
                        .hasStatus(200)
                        .etag())
                .isEqualTo(changed.etag());
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .patch(path, changed.etag(), Map.of())
                        .hasStatus(200)
                        .etag())
                .isEqualTo(changed.etag());
    }

    /** Whoever is known by consent alone is referred by a consent to referral: the caller does not choose the purpose. */
    @Test
    void a_referral_begins_for_no_other_purpose() {
        Api worker = as(CASEWORKER_AT_MINISTRY);
        String place = centreInIrbid();
        String statistics = UUID.randomUUID().toString();
        FakeRegistry.knowsFor(statistics, "STATISTICS");
        String referral = UUID.randomUUID().toString();
        FakeRegistry.knowsFor(referral, "REFERRAL");

        worker.post("/v1/referrals", referralOf(statistics, place))
                .isProblem(422, "invalid-fields")
                .names("/subjectId", "unknown-person");
        worker.with("X-Purpose", "STATISTICS")
                .post("/v1/referrals", referralOf(statistics, place))
                .isProblem(422, "invalid-fields")
                .names("#X-Purpose", "other-purpose");
        worker.post("/v1/referrals", referralOf(referral, place)).hasStatus(201);
        worker.with("X-Purpose", "REFERRAL")
                .post("/v1/referrals", referralOf(referral, place))
                .hasStatus(201);
    }

    @Test
    void a_patch_that_changes_nothing_of_an_entry_leaves_no_history() {
        centreInIrbid();
        Answer service = as(EDITOR_IN_IRBID)
                .post(
                        "/v1/directory/services",
                        Map.of(
                                "name",
                                Map.of("en", "Speech therapy", "ar", "علاج النطق"),
                                "serviceType",
                                "LIVELIHOODS"))
                .hasStatus(201);
        String path = "/v1/directory/services/" + service.id();
        List<Object> before = as(EDITOR_IN_IRBID).get(path + "/history").list("items");

        Answer same = as(EDITOR_IN_IRBID).patch(path, service.etag(), Map.of()).hasStatus(200);

        assertThat(same.<String>at("updatedAt")).isEqualTo(service.<String>at("updatedAt"));
        assertThat(as(EDITOR_IN_IRBID).get(path + "/history").<Object>list("items"))
                .isEqualTo(before);
    }
}
