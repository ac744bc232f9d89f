package org.wasl.referral.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;
import static org.wasl.platform.testing.Persona.EDITOR_IN_IRBID;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Topic;
import org.wasl.referral.ReferralTest;

/** Other services learn which organizations there are, and whether they are open. */
@QuarkusTest
class AnnouncementTest extends ReferralTest {
    @Inject
    Announcements announcements;

    @Inject
    EntityManager entities;

    @Test
    void a_change_tells_the_status_and_what_was_there_before_is_stated_once() {
        Map<String, Object> body = new HashMap<>(Map.of(
                "name",
                Map.of("ar", "جمعية", "en", "Association"),
                "type",
                "NATIONAL_NGO_ASSOCIATION",
                "referralEnabled",
                true));
        Answer made = as(COORDINATING_EDITOR)
                .post("/v1/directory/organizations", body)
                .hasStatus(201);
        assertThat(made.<String>at("status")).isEqualTo("OPEN");
        as(COORDINATING_EDITOR)
                .patch("/v1/directory/organizations/" + made.id(), made.etag(), Map.of("status", "CLOSED"))
                .hasStatus(200);
        told(made.id(), "CLOSED");

        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update organization set announced = false, status = 'OPEN' where id = cast(:id as uuid)")
                .setParameter("id", made.id())
                .executeUpdate());
        announcements.announce();

        try (Topic topic = Topic.open("wasl.referral.events")) {
            topic.await(r -> r.key().equals(made.id())
                    && r.value().contains("\"status\":\"OPEN\"")
                    && r.value().contains("\"nameAr\":\"جمعية\",\"nameEn\":\"Association\"")
                    && r.value().contains("directory.changed")
                    && r.offset() > 0);
        }
        assertThat(QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                                "select announced from organization where id = cast(:id as uuid)")
                        .setParameter("id", made.id())
                        .getSingleResult()))
                .isEqualTo(true);
    }

    @Test
    void a_place_is_stated_and_again_when_a_sensitive_service_comes_to_it() {
        centreInIrbid();
        Answer place = as(EDITOR_IN_IRBID)
                .post(
                        "/v1/directory/locations",
                        Map.of(
                                "name",
                                Map.of("ar", "بيت", "en", "House"),
                                "centreType",
                                "OFFICE",
                                "governorate",
                                "JO-IR",
                                "accessibility",
                                List.of()))
                .hasStatus(201);
        stated(place, false);
        Answer service = as(EDITOR_IN_IRBID)
                .post(
                        "/v1/directory/services",
                        Map.of("name", Map.of("ar", "مأوى", "en", "Shelter"), "serviceType", "SHELTER"))
                .hasStatus(201);
        as(EDITOR_IN_IRBID)
                .post(
                        "/v1/directory/service-at-locations",
                        Map.of(
                                "serviceId",
                                service.id(),
                                "locationId",
                                place.id(),
                                "acceptsReferrals",
                                true,
                                "schedules",
                                List.of()))
                .hasStatus(201);

        as(EDITOR_IN_IRBID)
                .patch("/v1/directory/services/" + service.id(), service.etag(), Map.of("sensitive", true))
                .hasStatus(200);
        announcements.announce();

        stated(place, true);
    }

    private static void stated(Answer place, boolean confidential) {
        try (Topic topic = Topic.open("wasl.referral.events")) {
            topic.await(r -> r.value().contains("\"recordId\":\"" + place.id() + "\"")
                    && r.value().contains("\"confidential\":" + confidential)
                    && r.value().contains("\"nameEn\":\"House\"") != confidential);
        }
    }

    private static void told(String organization, String status) {
        try (Topic topic = Topic.open("wasl.referral.events")) {
            topic.await(r -> r.key().equals(organization) && r.value().contains("\"status\":\"" + status + "\""));
        }
    }
}
