package org.wasl.stack.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.wasl.stack.journey.Api.Answer;

/** What partners and auditors see of it all. */
final class TheTrail extends Chapter {
    TheTrail(Travel travel) {
        super(travel);
    }

    void unhcrFollowsTheChanges() {
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

    void everyStepIsInTheAudit() {
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
        for (String service : List.of("registry", "case", "referral", "monitoring")) {
            Answer chain = step(
                    "The chain of the " + service + " service is whole",
                    "سلسلة تدقيق خدمة " + service + " سليمة",
                    "auditor",
                    "GET",
                    "/v1/audit/" + service + "/verify",
                    null,
                    null,
                    200);
            boolean wasRestored = !chain.body().at("/restorations").isEmpty();
            require(
                    chain.body().at("/findings").isEmpty()
                            && (wasRestored || chain.body().at("/intact").asBoolean()),
                    "the audit chain of " + service + " is intact, but for what a restoration took away");
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
}
