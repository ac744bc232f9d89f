package org.wasl.stack.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.wasl.stack.DemoAccounts;
import org.wasl.stack.journey.Api.Answer;

/** A referral that closes the action of a plan, and one that ends because consent does. */
final class TheReferral extends Chapter {
    TheReferral(Travel travel) {
        super(travel);
    }

    void theReferralClosesTheAction(String file, Answer plan) {
        narrator.chapter("The plan's action becomes a referral", "يصبح إجراء الخطة إحالة");
        Answer matches = step(
                "Rehabilitation is found by need, distance and accessibility",
                "يُعثر على التأهيل بالحاجة والمسافة والتهيئة",
                "caseworker",
                "POST",
                "/v1/directory/matches",
                null,
                Map.of(
                        "serviceType",
                        "DISABILITY_REHABILITATION",
                        "near",
                        Map.of("latitude", 32.5556, "longitude", 35.85),
                        "radiusKm",
                        40,
                        "accessibility",
                        List.of("RAMP"),
                        "age",
                        10),
                200);
        String target = matches.text("/items/0/serviceAtLocation/id");
        Map<String, Object> body = new HashMap<>(Map.of(
                "subjectId",
                person(family.son),
                "serviceAtLocationId",
                target,
                "priority",
                "URGENT",
                "reason",
                "Physiotherapy twice a week",
                "accommodationNeeds",
                List.of("RAMP")));
        body.put("caseId", file.substring(file.lastIndexOf('/') + 1));
        body.put("planActionId", plan.text("/goals/0/actions/0/id"));
        Answer draft = step(
                "The referral is drafted; nothing has left the ministry",
                "تُصاغ الإحالة؛ لم يخرج شيء من الوزارة",
                "caseworker",
                "POST",
                "/v1/referrals",
                null,
                body,
                201);
        String path = "/v1/referrals/" + draft.id();
        step(
                "Without consent it is not sent",
                "لا تُرسل دون موافقة",
                "caseworker",
                "POST",
                path + "/send",
                draft.etag(),
                null,
                409);
        step(
                "The mother allows identity, contact and needs for this centre",
                "تسمح الأم بالهوية والاتصال والاحتياجات لهذا المركز",
                "caseworker",
                "POST",
                "/v1/persons/" + person(family.son) + "/consents",
                null,
                consent(family.son, "REFERRAL", DemoAccounts.REHABILITATION, "IDENTITY", "CONTACT", "NEEDS"),
                201);
        Answer sent = step(
                "Now it goes out, with a summary only",
                "تُرسل الآن بملخص فقط",
                "caseworker",
                "POST",
                path + "/send",
                draft.etag(),
                null,
                200);
        Answer summary =
                step("The provider sees no name", "لا يرى مقدم الخدمة اسمًا", "provider", "GET", path, null, null, 200);
        require(
                summary.body().at("/profile").isNull()
                        && !summary.body().at("/summary").isNull(),
                "a summary only before acceptance");
        Answer received = step(
                "The provider acknowledges",
                "يؤكد مقدم الخدمة الاستلام",
                "provider",
                "POST",
                path + "/acknowledge",
                sent.etag(),
                null,
                200);
        Answer accepted = step(
                "The provider accepts",
                "يقبل مقدم الخدمة",
                "provider",
                "POST",
                path + "/accept",
                received.etag(),
                Map.of(),
                200);
        require(
                family.son.given().equals(accepted.text("/profile/names/0/given")),
                "the consented fields after acceptance");
        require(accepted.body().at("/profile/identifiers").isEmpty(), "and no others");
        Answer started =
                step("First contact", "أول اتصال", "provider", "POST", path + "/start", accepted.etag(), null, 200);
        step(
                "The service was received",
                "قُدمت الخدمة",
                "provider",
                "POST",
                path + "/complete",
                started.etag(),
                Map.of("outcome", "SERVICE_RECEIVED"),
                200);
        eventually(
                "The plan's action closes by event",
                "يُغلق إجراء الخطة بحدث",
                "caseworker",
                file + "/plans/" + plan.id(),
                answer -> "DONE".equals(answer.text("/goals/0/actions/0/status")));
    }

    void consentIsWithdrawnHalfWay() {
        narrator.chapter("Consent withdrawn half-way", "سحب الموافقة في منتصف الطريق");
        String daughter = person(family.daughter);
        Answer matches = quiet(
                "caseworker",
                "POST",
                "/v1/directory/matches",
                null,
                Map.of(
                        "serviceType",
                        "ASSISTIVE_DEVICE",
                        "near",
                        Map.of("latitude", 32.5556, "longitude", 35.85),
                        "radiusKm",
                        40),
                200);
        JsonNode centre = StreamSupport.stream(matches.body().at("/items").spliterator(), false)
                .filter(m -> DemoAccounts.REHABILITATION.equals(
                        m.at("/serviceAtLocation/agencyId").asText()))
                .findFirst()
                .orElseThrow(() -> new JourneyFailed("no centre for assistive devices near Irbid"));
        step(
                "A case for the daughter",
                "حالة للابنة",
                "caseworker",
                "POST",
                "/v1/cases",
                null,
                Map.of("subjectId", daughter, "programme", "DISABILITY", "concerns", List.of("serious_health_issue")),
                201);
        untilTheCaseIsKnown(family.daughter);
        Answer consent = step(
                "The mother allows a referral of the daughter",
                "تسمح الأم بإحالة الابنة",
                "caseworker",
                "POST",
                "/v1/persons/" + daughter + "/consents",
                null,
                consent(family.daughter, "REFERRAL", DemoAccounts.REHABILITATION, "IDENTITY"),
                201);
        Answer draft = quiet(
                "caseworker",
                "POST",
                "/v1/referrals",
                null,
                Map.of(
                        "subjectId",
                        daughter,
                        "serviceAtLocationId",
                        centre.at("/serviceAtLocation/id").asText(),
                        "priority",
                        "NORMAL"),
                201);
        String path = "/v1/referrals/" + draft.id();
        Answer sent = step("It is sent", "تُرسل", "caseworker", "POST", path + "/send", draft.etag(), null, 200);
        step("and accepted", "وتُقبل", "provider", "POST", path + "/accept", sent.etag(), Map.of(), 200);
        step(
                "The mother withdraws her consent",
                "تسحب الأم موافقتها",
                "caseworker",
                "POST",
                "/v1/persons/" + daughter + "/consents/" + consent.id() + "/withdrawal",
                consent.etag(),
                Map.of("reason", "Changed her mind"),
                200);
        eventually(
                "The provider is cut off",
                "يُقطع وصول مقدم الخدمة",
                "provider",
                path,
                answer -> answer.body().at("/accessClosed").asBoolean()
                        && answer.body().at("/profile").isNull()
                        && answer.body().at("/summary").isNull());
    }
}
