package org.wasl.referral.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;
import static org.wasl.platform.testing.Persona.EDITOR_IN_IRBID;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.contracts.code.ServiceType;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.testing.Topic;
import org.wasl.referral.ReferralTest;

/** What is sensitive by its nature is so by every way of writing and reading it. */
@QuarkusTest
class SensitiveServiceTest extends ReferralTest {
    @ParameterizedTest
    @ValueSource(strings = {"SAFE_HOUSE", "CLINICAL_MANAGEMENT_OF_RAPE"})
    void it_is_sensitive_whatever_its_entry_says_and_is_told_to_nobody_but_those_who_refer(String type) {
        Answer place = serviceInIrbid("House " + type, "بيت", Map.of("serviceType", type, "sensitive", false), 32.61);
        String service = as(CASEWORKER_AT_MINISTRY)
                .get("/v1/directory/service-at-locations/" + place.id())
                .hasStatus(200)
                .at("service.id");
        String path = "/v1/directory/services/" + service;
        Answer own = as(EDITOR_IN_IRBID).get(path).hasStatus(200);
        assertThat(own.<Boolean>at("sensitive")).isTrue();
        Answer told = as(EDITOR_IN_IRBID)
                .patch(path, own.etag(), Map.of("sensitive", false))
                .hasStatus(200);
        assertThat(told.<Boolean>at("sensitive")).isTrue();

        isHidden(service, place.id());
    }

    @Test
    void an_import_that_does_not_say_so_makes_it_no_less_sensitive_and_changes_nothing_when_it_comes_again() {
        centreInIrbid();
        String service = UUID.randomUUID().toString();
        String place = UUID.randomUUID().toString();
        for (int times = 0; times < 2; times++) {
            as(EDITOR_IN_IRBID)
                    .post("/v1/directory/imports", """
                            {"organizations":[{"id":"%s","name":"Irbid Rehabilitation Centre","x_referral_enabled":true,
                              "services":[{"id":"%s","name":"House of the west","x_service_type":"SAFE_HOUSE",
                                "service_at_locations":[{"id":"%s","location":{"id":"%s","name":"West"}}]}]}]}""".formatted(
                                    REHABILITATION_CENTRE, service, place, UUID.randomUUID()))
                    .hasStatus(200);
        }

        isHidden(service, place);
        assertThat(as(EDITOR_IN_IRBID)
                        .get("/v1/directory/services/" + service + "/history")
                        .<String>list("items.action"))
                .containsExactly("CREATE");
    }

    @Test
    void a_list_of_another_system_that_does_not_speak_of_it_opens_no_service() {
        centreInIrbid();
        String service = UUID.randomUUID().toString();
        String place = UUID.randomUUID().toString();
        for (String said : List.of("\"x_sensitive\":true,", "")) {
            as(EDITOR_IN_IRBID)
                    .post("/v1/directory/imports", """
                            {"organizations":[{"id":"%s","name":"Irbid Rehabilitation Centre","x_referral_enabled":true,
                              "services":[{"id":"%s","name":"Talks",%s"x_service_type":"MHPSS",
                                "service_at_locations":[{"id":"%s","location":{"id":"%s","name":"East"}}]}]}]}""".formatted(
                                    REHABILITATION_CENTRE, service, said, place, UUID.randomUUID()))
                    .hasStatus(200);
        }

        isHidden(service, place);
    }

    private static void isHidden(String service, String place) {
        for (String one : List.of("/v1/directory/services/" + service, "/v1/directory/service-at-locations/" + place)) {
            as(MANAGER_AT_MINISTRY).get(one).isProblem(404, "not-found");
        }
        anonymous().get("/hsds/services/" + service).hasStatus(404);
        anonymous().get("/hsds/service_at_locations/" + place).hasStatus(404);
        as(MANAGER_AT_MINISTRY).get("/fhir/HealthcareService/" + service).hasStatus(404);
        for (String list : List.of(
                "/v1/directory/services?limit=200",
                "/v1/directory/service-at-locations?limit=200",
                "/hsds/services?per_page=100",
                "/fhir/HealthcareService?_count=200")) {
            assertThat(as(MANAGER_AT_MINISTRY).get(list).hasStatus(200).raw().asString())
                    .as(list)
                    .doesNotContain(service, place);
        }
        assertThat(as(COORDINATING_EDITOR)
                        .get("/v1/directory/export")
                        .hasStatus(200)
                        .raw()
                        .asString())
                .doesNotContain(service, place);
        as(CASEWORKER_AT_MINISTRY).get("/v1/directory/services/" + service).hasStatus(200);
    }

    @Test
    void a_draft_goes_to_a_service_that_became_sensitive_meanwhile_as_to_one_that_was() {
        Recipient house = recipientOf(ServiceType.LEGAL_ASSISTANCE);
        Answer draft = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/referrals", referralOf(somebody(), house.place()))
                .hasStatus(201);
        house.saysSensitive(house.editor(), true).hasStatus(200);

        by(CASEWORKER_AT_MINISTRY, draft, "send", null).isProblem(409, "recipient-names-nobody");
        assertThat(actions(draft)).doesNotContain("send");
        house.lists("listed");
        by(CASEWORKER_AT_MINISTRY, draft, "send", null).hasStatus(200);
        house.provider("other").get("/v1/referrals/" + draft.id()).isProblem(404, "not-found");
    }

    @Test
    void a_provider_alone_makes_no_service_sensitive_while_no_account_is_listed() {
        Recipient house = recipientOf(ServiceType.LEGAL_ASSISTANCE);

        house.saysSensitive(house.provider("one"), true)
                .isProblem(403, "not-allowed")
                .names("/sensitive", "listed-accounts-only");

        house.lists("listed");
        house.saysSensitive(house.provider("one"), true).hasStatus(200);
    }

    /** A reader is an account that is listed and a provider: whichever comes last closes the referral to the others. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_referral_that_was_sent_keeps_its_readers_until_an_account_is_listed_that_can_read_it(boolean roleComesLast) {
        Recipient house = recipientOf(ServiceType.LEGAL_ASSISTANCE);
        house.editor()
                .put("/v1/directory/service-at-locations/" + house.place() + "/capacity", Map.of("places", 2))
                .hasStatus(200);
        Answer sent = sentTo(house.place());
        String path = "/v1/referrals/" + sent.id();

        house.saysSensitive(house.editor(), true).hasStatus(200);
        house.provider("one").get(path).hasStatus(200);
        Answer draft = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/referrals", referralOf(somebody(), house.place()))
                .hasStatus(201);
        by(CASEWORKER_AT_MINISTRY, draft, "send", null).isProblem(409, "recipient-names-nobody");

        if (roleComesLast) {
            withToken(Tokens.of("listed-of-" + house.id(), house.id(), "monitor"))
                    .get("/v1/directory/services")
                    .hasStatus(200);
            house.editor().put(house.listed("listed"), Map.of()).hasStatus(200);
            house.provider("one").get(path).hasStatus(200);
            house.provider("listed").get(path).hasStatus(200);
        } else {
            house.lists("listed");
        }

        house.provider("one").get(path).isProblem(404, "not-found");
        house.provider("listed").get(path).hasStatus(200);
        assertThat(house.provider("listed")
                        .get("/v1/directory/service-at-locations/" + house.place() + "/capacity")
                        .<Integer>at("held"))
                .isEqualTo(1);
    }

    @Test
    void the_last_account_that_knows_of_an_open_referral_stays_listed() {
        Recipient house = recipientOf(ServiceType.SAFE_HOUSE);
        house.lists("listed");
        Answer sent = sentTo(house.place());

        house.editor().delete(house.listed("listed")).isProblem(409, "last-reader");
        house.provider("listed").get("/v1/referrals/" + sent.id()).hasStatus(200);

        house.lists("second");
        house.editor().delete(house.listed("listed")).hasStatus(204);
        by(CASEWORKER_AT_MINISTRY, sent, "cancel", Map.of("code", "CLIENT_DECLINED"))
                .hasStatus(200);
        house.editor().delete(house.listed("second")).hasStatus(204);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_was_sent_before_a_service_became_sensitive_is_known_to_the_listed_accounts_alone(boolean accepted) {
        Answer place = serviceInIrbid("Advice", "إرشاد", Map.of("serviceType", "LEGAL_ASSISTANCE"), 32.63);
        as(EDITOR_IN_IRBID)
                .put("/v1/directory/service-at-locations/" + place.id() + "/capacity", Map.of("places", 2))
                .hasStatus(200);
        Answer sent = sentTo(place.id());
        if (accepted) {
            by(PROVIDER_IN_IRBID, sent, "accept", Map.of()).hasStatus(200);
        }
        String path = "/v1/referrals/" + sent.id();
        Answer before = as(PROVIDER_IN_IRBID).get(path).hasStatus(200);
        String listed = listedInIrbid();
        try (Topic restricted = Topic.open("wasl.referral.restricted")) {
            sensitive(place, true).hasStatus(200);

            as(PROVIDER_IN_IRBID).get(path).isProblem(404, "not-found");
            as(PROVIDER_IN_IRBID).get("/fhir/Task/" + sent.id()).hasStatus(404);
            as(PROVIDER_IN_IRBID).get(path + "/messages").isProblem(404, "not-found");
            as(PROVIDER_IN_IRBID)
                    .step(before, path + "/decline", Map.of("code", "OUT_OF_AREA"))
                    .isProblem(404, "not-found");
            assertThat(as(PROVIDER_IN_IRBID)
                            .get("/v1/referrals?box=IN&limit=200")
                            .<String>list("items.id"))
                    .doesNotContain(sent.id());
            assertThat(as(PROVIDER_IN_IRBID)
                            .get("/v1/directory/service-at-locations/" + place.id() + "/capacity")
                            .<Object>at("taken"))
                    .isNull();
            inIrbid(listed).get(path).hasStatus(200);
            as(CASEWORKER_AT_MINISTRY).get(path).hasStatus(200);
            if (accepted) {
                restricted.await(record ->
                        record.key().equals(sent.id()) && record.value().contains("account:" + listed));
            }
        }

        sensitive(place, false).hasStatus(200);
        as(PROVIDER_IN_IRBID).get(path).isProblem(404, "not-found");
        assertThat(inIrbid(listed)
                        .get("/v1/directory/service-at-locations/" + place.id() + "/capacity")
                        .<Integer>at(accepted ? "taken" : "held"))
                .isEqualTo(1);
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/directory/service-at-locations/" + place.id() + "/capacity")
                        .<Integer>at("free"))
                .as("the place of a confidential referral is not shown")
                .isEqualTo(2);
    }

    @Test
    void who_does_not_know_of_its_referrals_does_not_say_that_a_service_is_sensitive_no_longer() {
        Answer place = serviceInIrbid("Rest", "راحة", Map.of("serviceType", "LEGAL_ASSISTANCE"), 32.64);
        String listed = listedInIrbid();
        String path = "/v1/directory/services/" + service(place);
        Answer open = as(PROVIDER_IN_IRBID).get(path).hasStatus(200);
        Answer closed = as(PROVIDER_IN_IRBID)
                .patch(path, open.etag(), Map.of("sensitive", true))
                .hasStatus(200);

        as(PROVIDER_IN_IRBID)
                .patch(path, closed.etag(), Map.of("sensitive", false))
                .isProblem(403, "not-allowed")
                .names("/sensitive", "listed-accounts-only");
        Answer described = as(PROVIDER_IN_IRBID)
                .patch(path, closed.etag(), Map.of("description", Map.of("en", "Rest for a day", "ar", "راحة ليوم")))
                .hasStatus(200);
        Answer house = inIrbid(listed)
                .patch(path, described.etag(), Map.of("sensitive", false, "serviceType", "SAFE_HOUSE"))
                .hasStatus(200);
        as(PROVIDER_IN_IRBID)
                .patch(path, house.etag(), Map.of("serviceType", "LEGAL_ASSISTANCE", "sensitive", false))
                .isProblem(403, "not-allowed");
        inIrbid(listed)
                .patch(path, house.etag(), Map.of("serviceType", "LEGAL_ASSISTANCE", "sensitive", false))
                .hasStatus(200);
    }

    private static String service(Answer place) {
        return as(EDITOR_IN_IRBID)
                .get("/v1/directory/service-at-locations/" + place.id())
                .at("service.id");
    }

    private static Answer sensitive(Answer place, boolean sensitive) {
        String path = "/v1/directory/services/" + service(place);
        return as(EDITOR_IN_IRBID).patch(path, as(EDITOR_IN_IRBID).get(path).etag(), Map.of("sensitive", sensitive));
    }
}
