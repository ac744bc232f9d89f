package org.wasl.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;
import static org.wasl.platform.testing.Persona.EDITOR_IN_IRBID;
import static org.wasl.platform.testing.Persona.OTHER_PROVIDER;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;

import io.quarkus.test.common.QuarkusTestResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.wasl.contracts.code.ServiceType;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.StatedCases;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.TestServersResource;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.testing.Topic;

/** The referral service on a real PostgreSQL and a real Kafka, with a rehabilitation centre in Irbid to refer to. */
@QuarkusTestResource(TestServersResource.class)
@QuarkusTestResource(FakeRegistry.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class ReferralTest {
    protected static final String CENTRE = "0190b000-0000-7000-8000-000000000001";
    private static final String SERVICE = "0190b000-0000-7000-8000-000000000002";
    private static final String PLACE = "0190b000-0000-7000-8000-000000000003";

    /** HSDS, as the ministry's editors import it; the same call again changes nothing. */
    protected static String centreInIrbid(String assuredOn, boolean accepts) {
        return centre(REHABILITATION_CENTRE, SERVICE, CENTRE, PLACE, assuredOn, accepts);
    }

    /** Another provider's, made for one test. */
    protected static String centreElsewhere() {
        return centre(
                OTHER_PROVIDER,
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                TestClock.today().toString(),
                true);
    }

    private static String centre(
            String organization, String service, String centre, String place, String assuredOn, boolean accepts) {
        as(COORDINATING_EDITOR)
                .post("/v1/directory/imports", """
                        {"organizations":[{"id":"%s","name":"Irbid Rehabilitation Centre","x_type":"NATIONAL_NGO_ASSOCIATION",
                          "x_referral_enabled":true,
                          "x_i18n":{"name":{"en":"Irbid Rehabilitation Centre","ar":"مركز إربد للتأهيل"}},
                          "services":[{"id":"%s","name":"Rehabilitation","assured_date":"%s","x_service_type":"DISABILITY_REHABILITATION",
                            "x_i18n":{"name":{"en":"Rehabilitation","ar":"التأهيل"}},
                            "service_at_locations":[{"id":"%s","x_accepts_referrals":%s,
                              "location":{"id":"%s","name":"Irbid","latitude":32.5556,"longitude":35.85,
                                "x_centre_type":"COMMUNITY_DEVELOPMENT_CENTRE","x_accessibility":["RAMP"],
                                "x_i18n":{"name":{"en":"Irbid","ar":"إربد"}},
                                "addresses":[{"city":"Irbid","x_iso_3166_2":"JO-IR"}]}}]}]}]}""".formatted(organization, service, assuredOn, centre, accepts, place))
                .hasStatus(200);
        return centre;
    }

    protected static String centreInIrbid() {
        return centreInIrbid(TestClock.today().minusDays(1).toString(), true);
    }

    protected static Map<String, Object> referralOf(String person) {
        return referralOf(person, centreInIrbid());
    }

    protected static Map<String, Object> referralOf(String person, String place) {
        Map<String, Object> body = new HashMap<>();
        body.put("subjectId", person);
        body.put("serviceAtLocationId", place);
        body.put("priority", "URGENT");
        body.put("reason", "Assessment for a wheelchair");
        body.put("caseId", StatedCases.standard(person, CASEWORKER_AT_MINISTRY));
        body.put("planActionId", FakeRegistry.planAction());
        return body;
    }

    protected static Answer sentTo(String place) {
        return sentAs(referralOf(somebody(), place));
    }

    protected static Answer sentAs(Map<String, Object> body) {
        Answer draft = as(CASEWORKER_AT_MINISTRY).post("/v1/referrals", body).hasStatus(201);
        return by(CASEWORKER_AT_MINISTRY, draft, "send", null).hasStatus(200);
    }

    /** What the caseworker may do with a draft, as a list says and the draft itself. */
    protected static List<String> actions(Answer draft) {
        List<String> alone =
                as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + draft.id()).list("allowedActions");
        List<List<String>> listed = as(CASEWORKER_AT_MINISTRY)
                .get("/v1/referrals?status=DRAFT&limit=200")
                .list("items.findAll { it.id == '" + draft.id() + "' }.allowedActions");
        assertThat(listed).containsExactly(alone);
        return alone;
    }

    /** A step by somebody who has just read it. */
    protected static Answer by(Persona who, Answer referral, String step, Object body) {
        String path = "/v1/referrals/" + referral.id();
        return as(who).step(as(who).get(path).hasStatus(200), path + "/" + step, body);
    }

    protected static String somebody() {
        String person = UUID.randomUUID().toString();
        FakeRegistry.grants(person, UUID.randomUUID().toString());
        return person;
    }

    protected static Answer drafted(String person) {
        return as(CASEWORKER_AT_MINISTRY)
                .post("/v1/referrals", referralOf(person))
                .hasStatus(201);
    }

    protected static Answer sent(String person) {
        Answer draft = drafted(person);
        return as(CASEWORKER_AT_MINISTRY)
                .step(draft, "/v1/referrals/" + draft.id() + "/send", null)
                .hasStatus(200);
    }

    protected static Answer accepted(String person) {
        Answer sent = sent(person);
        return as(PROVIDER_IN_IRBID)
                .step(sent, "/v1/referrals/" + sent.id() + "/accept", Map.of())
                .hasStatus(200);
    }

    /** The case service states that a case of the ministry is restricted, and known to this owner alone. */
    protected static void restrictedTo(Persona owner, String file, String person) {
        Topic.send("wasl.case.restricted", file, """
                {"specversion":"1.0","id":"%s","source":"/wasl/case","type":"org.wasl.case.access-stated","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"",
                 "data":{"caseId":"%s","subjectId":"%s","agencyId":"%s","sensitivity":"RESTRICTED","running":true,"endedAt":null,
                   "readers":[{"agencyId":"%s","key":"owner:%s","parts":["SERVICES"],"until":null}]}}""".formatted(
                        UUID.randomUUID(), file, file, person, Persona.MINISTRY, Persona.MINISTRY, owner.subject()));
    }

    /** An account of the centre in Irbid that knows of referrals to its sensitive services. */
    protected static String listedInIrbid() {
        String account = "listed-" + UUID.randomUUID();
        inIrbid(account).get("/v1/referrals").hasStatus(200);
        as(EDITOR_IN_IRBID)
                .put(
                        "/v1/directory/organizations/" + REHABILITATION_CENTRE + "/sensitive-service-accounts/"
                                + account,
                        Map.of())
                .hasStatus(200);
        return account;
    }

    /** An organization that a test has for itself, with one service. */
    protected record Recipient(String id, String service, String place) {
        public Api editor() {
            return withToken(Tokens.of("editor-of-" + id, id, "directory-editor"));
        }

        public Api provider(String account) {
            return withToken(Tokens.of(account + "-of-" + id, id, "provider"));
        }

        /** An account that knows of referrals to its sensitive services, as {@link #provider} comes with it. */
        public void lists(String account) {
            provider(account).get("/v1/referrals").hasStatus(200);
            editor().put(listed(account), Map.of()).hasStatus(200);
        }

        public String listed(String account) {
            return "/v1/directory/organizations/" + id + "/sensitive-service-accounts/" + account + "-of-" + id;
        }

        public Answer saysSensitive(Api who, boolean sensitive) {
            String path = "/v1/directory/services/" + service;
            return who.patch(path, who.get(path).hasStatus(200).etag(), Map.of("sensitive", sensitive));
        }
    }

    protected static Recipient recipientOf(ServiceType type) {
        Recipient made = new Recipient(
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString());
        as(COORDINATING_EDITOR)
                .post("/v1/directory/imports", """
                        {"organizations":[{"id":"%s","name":"A house","x_type":"NATIONAL_NGO_ASSOCIATION","x_referral_enabled":true,
                          "x_i18n":{"name":{"en":"A house","ar":"بيت"}},
                          "services":[{"id":"%s","name":"Advice","assured_date":"%s","x_service_type":"%s",
                            "x_i18n":{"name":{"en":"Advice","ar":"إرشاد"}},
                            "service_at_locations":[{"id":"%s","x_accepts_referrals":true,
                              "location":{"id":"%s","name":"Ajloun","latitude":32.33,"longitude":35.75,
                                "x_centre_type":"COMMUNITY_DEVELOPMENT_CENTRE","x_i18n":{"name":{"en":"Ajloun","ar":"عجلون"}},
                                "addresses":[{"city":"Ajloun","x_iso_3166_2":"JO-AJ"}]}}]}]}]}""".formatted(
                                made.id(), made.service(), TestClock.today(), type, made.place(), UUID.randomUUID()))
                .hasStatus(200);
        return made;
    }

    protected static Api inIrbid(String account) {
        return withToken(Tokens.of(account, REHABILITATION_CENTRE, "provider"));
    }

    /** A service of the centre in Irbid, at a place of its own. */
    protected static Answer serviceInIrbid(String en, String ar, Map<String, Object> more, double latitude) {
        centreInIrbid();
        Map<String, Object> service = new HashMap<>(more);
        service.put("name", Map.of("en", en, "ar", ar));
        service.putIfAbsent("serviceType", "LIVELIHOODS");
        Answer written =
                as(EDITOR_IN_IRBID).post("/v1/directory/services", service).hasStatus(201);
        as(EDITOR_IN_IRBID)
                .with("If-Match", written.etag())
                .post("/v1/directory/services/" + written.id() + "/assurance", null)
                .hasStatus(200);
        Answer location = as(EDITOR_IN_IRBID)
                .post(
                        "/v1/directory/locations",
                        Map.of(
                                "name",
                                Map.of("en", "Branch", "ar", "فرع"),
                                "centreType",
                                "COMMUNITY_DEVELOPMENT_CENTRE",
                                "governorate",
                                "JO-IR",
                                "latitude",
                                latitude,
                                "longitude",
                                35.85,
                                "accessibility",
                                List.of("RAMP"),
                                "details",
                                Map.of("languages", List.of(Map.of("code", "ar")))))
                .hasStatus(201);
        return as(EDITOR_IN_IRBID)
                .post(
                        "/v1/directory/service-at-locations",
                        Map.of(
                                "serviceId", written.id(),
                                "locationId", location.id(),
                                "acceptsReferrals", true,
                                "schedules",
                                        List.of(Map.of(
                                                "byday", "SU,MO,TU,WE,TH", "opensAt", "08:00", "closesAt", "15:00"))))
                .hasStatus(201);
    }
}
