package org.wasl.stack.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wasl.stack.DemoAccounts;
import org.wasl.stack.journey.Api.Answer;

/** A case from first contact to closure. */
final class TheCase extends Chapter {
    TheCase(Travel travel) {
        super(travel);
    }

    /** Only a licensed worker is given a case. */
    void theCaseworkerIsLicensed() {
        narrator.chapter("A licensed social worker", "أخصائية اجتماعية مرخصة");
        String account = quiet("caseworker", "GET", "/v1/me", null, null, 200).text("/subject");
        // An account can be named as a worker or supervisor once it has used the case service.
        quiet("caseworker", "GET", "/v1/tasks?limit=1", null, null, 200);
        quiet("supervisor", "GET", "/v1/tasks?limit=1", null, null, 200);
        Answer worker = step(
                "The ministry registers its caseworker as a social worker",
                "تسجل الوزارة موظفتها أخصائية اجتماعية",
                "manager",
                "PUT",
                "/v1/workers/by-account/" + account,
                null,
                Map.of("name", Map.of("ar", "هبة العلي", "en", "Hiba Al-Ali"), "mostCases", 200),
                200);
        if (!worker.body().at("/licensed").asBoolean()) {
            step(
                    "and licenses her",
                    "وترخصها",
                    "manager",
                    "POST",
                    "/v1/workers/" + worker.id() + "/licences",
                    worker.etag(),
                    Map.of(
                            "number",
                            "SW-" + worker.id().substring(24),
                            "licenceClass",
                            "SOCIAL_WORKER",
                            "issuedOn",
                            today().toString()),
                    200);
        }
    }

    String aCaseIsOpenedAndAssessed() {
        narrator.chapter("A case for the son", "حالة للابن");
        Answer found = step(
                "A caseworker finds him by his name in the other script",
                "تجده الأخصائية باسمه بالكتابة الأخرى",
                "caseworker",
                "POST",
                "/v1/persons/search",
                null,
                Map.of("name", family.son.inLatin()),
                200);
        require(!found.body().at("/items").isEmpty(), "the son is found in the other script");
        Answer file = step(
                "The case is identified, after a look for a running one",
                "تُحدد الحالة بعد البحث عن حالة جارية",
                "caseworker",
                "POST",
                "/v1/cases",
                null,
                Map.of(
                        "subjectId",
                        person(family.son),
                        "programme",
                        "DISABILITY",
                        "concerns",
                        List.of("serious_health_issue")),
                201);
        untilTheCaseIsKnown(family.son);
        Answer consent = step(
                "The mother's consent to case management is recorded",
                "تُسجل موافقة الأم على إدارة الحالة",
                "caseworker",
                "POST",
                "/v1/persons/" + person(family.son) + "/consents",
                null,
                consent(family.son, "CASE_MANAGEMENT", DemoAccounts.MINISTRY, "IDENTITY", "CONTACT", "NEEDS"),
                201);
        String path = "/v1/cases/" + file.id();
        step(
                "A consent that nobody recorded opens no case",
                "موافقة لم يسجلها أحد لا تفتح حالة",
                "caseworker",
                "POST",
                path + "/register",
                file.etag(),
                Map.of(
                        "legalBasis",
                        "ASSENT_PLUS_CAREGIVER",
                        "consentId",
                        UUID.randomUUID().toString()),
                422);
        step(
                "It is opened",
                "تُفتح الحالة",
                "caseworker",
                "POST",
                path + "/register",
                file.etag(),
                Map.of("legalBasis", "ASSENT_PLUS_CAREGIVER", "consentId", consent.id()),
                200);
        step(
                "The risk is medium",
                "الخطر متوسط",
                "caseworker",
                "POST",
                path + "/risk-assessments",
                etag("caseworker", path),
                Map.of("level", "MEDIUM", "criteria", List.of("health"), "rationale", "Cannot walk to school"),
                201);
        Answer assessment = step(
                "She writes the assessment",
                "تكتب التقييم",
                "caseworker",
                "POST",
                path + "/assessments",
                null,
                Map.of(
                        "type",
                        "COMPREHENSIVE",
                        "domains",
                        List.of(
                                Map.of("code", "HEALTH", "severity", 2, "needs", "Rehabilitation"),
                                Map.of("code", "EDUCATION", "severity", 1, "strengths", "Wants to learn"))),
                201);
        step(
                "She submits it",
                "تقدّم التقييم",
                "caseworker",
                "POST",
                path + "/assessments/" + assessment.id() + "/submit",
                assessment.etag(),
                null,
                200);
        approve(path, "The supervisor approves the assessment", "يعتمد المشرف التقييم");
        step(
                "On to planning",
                "إلى التخطيط",
                "caseworker",
                "POST",
                path + "/complete-assessment",
                etag("caseworker", path),
                null,
                200);
        return path;
    }

    Answer aPlanIsAgreed(String file) {
        Answer plan = step(
                "A plan is drafted with the family",
                "توضع خطة مع الأسرة",
                "caseworker",
                "POST",
                file + "/plans",
                null,
                Map.of(
                        "agreedWithClient",
                        true,
                        "goals",
                        List.of(Map.of(
                                "description",
                                "Goes to school by himself",
                                "actions",
                                List.of(Map.of(
                                        "serviceType", "DISABILITY_REHABILITATION", "description", "Physiotherapy"))))),
                201);
        String path = file + "/plans/" + plan.id();
        step("It is submitted", "تُقدَّم الخطة", "caseworker", "POST", path + "/submit", plan.etag(), null, 200);
        approve(file, "The supervisor approves the plan", "يعتمد المشرف الخطة");
        return step(
                "The plan is active",
                "الخطة سارية",
                "supervisor",
                "POST",
                path + "/activate",
                etag("supervisor", path),
                null,
                200);
    }

    void theCaseIsClosed(String file) {
        narrator.chapter("The case closes", "تُغلق الحالة");
        step(
                "The caseworker asks to close",
                "تطلب الأخصائية الإغلاق",
                "caseworker",
                "POST",
                file + "/closure",
                etag("caseworker", file),
                Map.of("reason", "GOALS_ACHIEVED", "summary", "Goes to school"),
                200);
        approve(file, "The supervisor approves the closure", "يعتمد المشرف الإغلاق");
        Answer closed = step("The case is closed", "الحالة مغلقة", "caseworker", "GET", file, null, null, 200);
        require("CLOSED".equals(closed.text("/status")), "the case is closed");
    }

    private void approve(String file, String en, String ar) {
        JsonNode pending = find("supervisor", file + "/approvals", a -> "PENDING"
                .equals(a.path("status").asText()));
        step(
                en,
                ar,
                "supervisor",
                "POST",
                file + "/approvals/" + pending.path("id").asText() + "/approve",
                "\"" + pending.path("version").asInt() + "\"",
                Map.of("comment", "seen"),
                200);
    }
}
