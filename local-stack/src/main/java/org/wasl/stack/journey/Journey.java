package org.wasl.stack.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.wasl.stack.DemoAccounts;
import org.wasl.stack.journey.Api.Answer;

/**
 * The platform's main job, played through the gateway by its users: from two registrations in two scripts to one person, a case, a plan, a referral that
 * closes it, and a consent that is withdrawn half-way.
 */
public final class Journey {
    private static final Duration EVENTS_TAKE_AT_MOST = Duration.ofSeconds(90);

    private final Api api;
    private final Narrator narrator;
    private final Family family = new Family();
    private final Map<String, String> persons = new HashMap<>();

    public Journey(Api api, Narrator narrator) {
        this.api = api;
        this.narrator = narrator;
    }

    public void play() {
        seedTheDirectory();
        theMinistryRegistersTheFamily();
        unhcrPushesTheSameFamily();
        theStewardMerges();
        String file = aCaseIsOpenedAndAssessed();
        Answer plan = aPlanIsAgreed(file);
        theReferralClosesTheAction(file, plan);
        theCaseIsClosed(file);
        consentIsWithdrawnHalfWay();
        unhcrFollowsTheChanges();
        everyStepIsInTheAudit();
        narrator.done();
    }

    private void seedTheDirectory() {
        narrator.chapter("The directory", "الدليل");
        step(
                "Agencies, centres and services of the twelve governorates are there",
                "الجهات والمراكز والخدمات في المحافظات الاثنتي عشرة موجودة",
                "editor",
                "POST",
                "/v1/directory/imports",
                null,
                seed(),
                200);
    }

    private void theMinistryRegistersTheFamily() {
        narrator.chapter("Registration at the ministry", "التسجيل في الوزارة");
        for (Family.Member member : List.of(family.mother, family.son, family.daughter)) {
            Answer made = step(
                    "A registrar registers " + member.given(),
                    "يسجّل موظف التسجيل " + member.given(),
                    "registrar",
                    "POST",
                    "/v1/persons",
                    null,
                    member.atMinistry(),
                    201);
            persons.put(member.given(), made.id());
        }
        step(
                "They form a household",
                "تُكوَّن الأسرة",
                "registrar",
                "POST",
                "/v1/households",
                null,
                Map.of(
                        "members",
                        List.of(
                                Map.of(
                                        "personId",
                                        person(family.mother),
                                        "role",
                                        "HEAD",
                                        "principalRepresentative",
                                        true),
                                Map.of("personId", person(family.son), "role", "CHILD"),
                                Map.of("personId", person(family.daughter), "role", "CHILD"))),
                201);
    }

    private void unhcrPushesTheSameFamily() {
        narrator.chapter(
                "UNHCR pushes the same people in Latin script", "ترسل المفوضية الأشخاص أنفسهم بالحرف اللاتيني");
        Answer refused = step(
                "The mother gets a match candidate instead of a second record",
                "تُكتشف الأم بدل أن تُسجل مرة ثانية",
                "unhcr-system",
                "POST",
                "/v1/persons",
                null,
                family.mother.atUnhcr(),
                409);
        require(!refused.body().at("/candidates").isEmpty(), "candidates are shown");
        for (Family.Member member : List.of(family.mother, family.son)) {
            Answer made = step(
                    "The UNHCR record of " + member.given() + " is kept for a steward to link",
                    "يُحفظ سجل المفوضية لـ" + member.given() + " ليربطه مسؤول البيانات",
                    "unhcr-system",
                    "POST",
                    "/v1/persons?confirmNew=KNOWN_IN_OTHER_DATABASE",
                    null,
                    member.atUnhcr(),
                    201);
            persons.put("unhcr:" + member.given(), made.id());
        }
    }

    private void theStewardMerges() {
        narrator.chapter("A steward merges", "مسؤول البيانات يدمج");
        for (Family.Member member : List.of(family.mother, family.son)) {
            String survivor = person(member);
            String other = persons.get("unhcr:" + member.given());
            JsonNode review = find("steward", "/v1/match-reviews?status=PENDING&limit=200", r -> List.of(
                            r.path("leftId").asText(), r.path("rightId").asText())
                    .containsAll(List.of(survivor, other)));
            Answer seen = quiet(
                    "steward", "GET", "/v1/match-reviews/" + review.path("id").asText(), null, null, 200);
            Answer confirmed = step(
                    "The two records of " + member.given() + " are one person",
                    "السجلان لـ" + member.given() + " شخص واحد",
                    "steward",
                    "POST",
                    "/v1/match-reviews/" + seen.id() + "/confirm",
                    seen.etag(),
                    Map.of("note", "same number"),
                    200);
            Answer person = quiet("steward", "GET", "/v1/persons/" + survivor, null, null, 200);
            step(
                    "They are merged; the UNHCR id leads to the survivor",
                    "يُدمجان؛ رقم المفوضية يقود إلى السجل الباقي",
                    "steward",
                    "POST",
                    "/v1/persons/" + survivor + "/merges",
                    person.etag(),
                    Map.of("personId", other, "reviewId", confirmed.id()),
                    201);
        }
        Answer read = step(
                "UNHCR reads its record and finds the survivor",
                "تقرأ المفوضية سجلها وتجد السجل الباقي",
                "unhcr-system",
                "GET",
                "/v1/persons/by-external-id/progres/" + family.mother.unhcrId,
                null,
                null,
                200);
        require(read.id().equals(person(family.mother)), "the UNHCR id leads to the survivor");
    }

    private String aCaseIsOpenedAndAssessed() {
        narrator.chapter("A case for the son", "حالة للابن");
        Answer found = step(
                "A caseworker finds him by his name in the other script",
                "تجده الأخصائية باسمه بالحرف الآخر",
                "caseworker",
                "POST",
                "/v1/persons/search",
                null,
                Map.of("name", family.son.inLatin()),
                200);
        require(!found.body().at("/items").isEmpty(), "the son is found in the other script");
        Answer consent = step(
                "The mother's consent to case management is recorded",
                "تُسجل موافقة الأم على إدارة الحالة",
                "caseworker",
                "POST",
                "/v1/persons/" + person(family.son) + "/consents",
                null,
                consent("CASE_MANAGEMENT", DemoAccounts.MINISTRY, "IDENTITY", "CONTACT", "NEEDS"),
                201);
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
        String path = "/v1/cases/" + file.id();
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

    private Answer aPlanIsAgreed(String file) {
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

    private void theReferralClosesTheAction(String file, Answer plan) {
        narrator.chapter("The plan's action becomes a referral", "يصبح إجراء الخطة إحالة");
        Answer matches = step(
                "Rehabilitation is found by need, distance and accessibility",
                "يُعثر على التأهيل بالحاجة والمسافة وسهولة الوصول",
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
                consent("REFERRAL", DemoAccounts.REHABILITATION, "IDENTITY", "CONTACT", "NEEDS"),
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

    private void theCaseIsClosed(String file) {
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

    private void consentIsWithdrawnHalfWay() {
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
        Answer consent = step(
                "The mother allows a referral of the daughter",
                "تسمح الأم بإحالة الابنة",
                "caseworker",
                "POST",
                "/v1/persons/" + daughter + "/consents",
                null,
                consent("REFERRAL", DemoAccounts.REHABILITATION, "IDENTITY"),
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

    private void unhcrFollowsTheChanges() {
        narrator.chapter("UNHCR follows along", "المفوضية تتابع");
        String merged = persons.get("unhcr:" + family.mother.given());
        long begin = System.nanoTime();
        while (true) {
            boolean found = false;
            String next = "/v1/changes?limit=1000";
            while (next != null) {
                Answer page = quiet("unhcr-system", "GET", next, null, null, 200);
                for (JsonNode change : page.body().at("/items")) {
                    found |= change.path("type").asText().equals("org.wasl.person.merged")
                            && change.path("subject").asText().equals(merged);
                }
                next = page.text("/next");
            }
            if (found) {
                narrator.step(
                        "GET",
                        "/v1/changes",
                        200,
                        "The change feed tells of the merge",
                        "تُعلم خلاصة التغييرات بالدمج");
                return;
            }
            patiently(begin, "the change feed tells of the merge");
        }
    }

    private void everyStepIsInTheAudit() {
        narrator.chapter("The trail", "الأثر");
        Answer entries = step(
                "Who saw the son's record is written down",
                "من اطّلع على سجل الابن مدوَّن",
                "auditor",
                "GET",
                "/v1/audit/registry/entries?recordId=" + person(family.son),
                null,
                null,
                200);
        require(entries.body().at("/items").size() >= 4, "reads and disclosures are in the audit");
        for (String service : List.of("registry", "case", "referral")) {
            Answer chain = step(
                    "The chain of the " + service + " service is whole",
                    "سلسلة تدقيق خدمة " + service + " سليمة",
                    "auditor",
                    "GET",
                    "/v1/audit/" + service + "/verify",
                    null,
                    null,
                    200);
            require(chain.body().at("/intact").asBoolean(), "the audit chain of " + service + " is intact");
        }
        step(
                "An administrator sees no personal data",
                "لا يرى مدير النظام بيانات شخصية",
                "administrator",
                "GET",
                "/v1/persons/" + person(family.son),
                null,
                null,
                403);
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

    private static Map<String, Object> consent(String purpose, String recipient, String... groups) {
        return Map.of(
                "purpose",
                purpose,
                "legalBasis",
                "CONSENT",
                "fieldGroups",
                List.of(groups),
                "recipients",
                List.of(recipient),
                "givenBy",
                "GUARDIAN",
                "method",
                "WRITTEN");
    }

    private String person(Family.Member member) {
        return persons.get(member.given());
    }

    private String etag(String who, String path) {
        return quiet(who, "GET", path, null, null, 200).etag();
    }

    private JsonNode find(String who, String path, Predicate<JsonNode> wanted) {
        for (String next = path; next != null; ) {
            Answer page = quiet(who, "GET", next, null, null, 200);
            for (JsonNode item : page.body().at("/items")) {
                if (wanted.test(item)) {
                    return item;
                }
            }
            next = page.text("/next");
        }
        throw new JourneyFailed("nothing like that under " + path);
    }

    private void eventually(String en, String ar, String who, String path, Predicate<Answer> wanted) {
        long begin = System.nanoTime();
        while (!wanted.test(quiet(who, "GET", path, null, null, 200))) {
            patiently(begin, en);
        }
        narrator.step("GET", path, 200, en, ar);
    }

    private static void patiently(long begin, String what) {
        if (System.nanoTime() - begin > EVENTS_TAKE_AT_MOST.toNanos()) {
            throw new JourneyFailed("it did not come true: " + what);
        }
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }

    private Answer step(
            String en, String ar, String who, String method, String path, String etag, Object body, int expected) {
        Answer answer = quiet(who, method, path, etag, body, expected);
        narrator.step(method, path, answer.status(), en, ar);
        return answer;
    }

    private Answer quiet(String who, String method, String path, String etag, Object body, int expected) {
        Answer answer = api.call(who, method, path, etag, body);
        if (answer.status() != expected) {
            throw new JourneyFailed(method + " " + path + " as " + who + " answered " + answer.status() + " instead of "
                    + expected + ": " + answer.body());
        }
        return answer;
    }

    private static void require(boolean truth, String what) {
        if (!truth) {
            throw new JourneyFailed("this should be so and is not: " + what);
        }
    }

    private static String seed() {
        try (InputStream in = Journey.class.getResourceAsStream("/org/wasl/stack/seed-directory.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\"TODAY\"", "\"" + LocalDate.now(ZoneId.of("Asia/Amman")) + "\"");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
