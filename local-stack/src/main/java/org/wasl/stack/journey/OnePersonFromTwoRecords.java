package org.wasl.stack.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.wasl.stack.journey.Api.Answer;

/** The ministry registers a family, UNHCR pushes the same people in another script, stewards of both agencies make one of two. */
final class OnePersonFromTwoRecords extends Chapter {
    OnePersonFromTwoRecords(Travel travel) {
        super(travel);
    }

    void seedTheDirectory() {
        narrator.chapter("The directory", "الدليل");
        step(
                "Agencies, centres and services of the twelve governorates are there",
                "الجهات والمراكز والخدمات في المحافظات الاثنتي عشرة موجودة",
                "editor",
                "POST",
                "/v1/directory/imports",
                null,
                SeedDirectory.assuredOn(today()),
                200);
    }

    void theMinistryRegistersTheFamily() {
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

    void theMotherDecidesForHerChildren() {
        for (Family.Member child : List.of(family.son, family.daughter)) {
            Answer right = step(
                    "The mother decides for " + child.given(),
                    "الأم ولية أمر " + child.given(),
                    "registrar",
                    "POST",
                    "/v1/persons/" + person(child) + "/guardianships",
                    null,
                    Map.of("guardianId", person(family.mother), "basis", "PARENT", "since", today().toString()),
                    201);
            persons.put("guardianship:" + child.given(), right.id());
        }
    }

    void unhcrPushesTheSameFamily() {
        narrator.chapter(
                "UNHCR pushes the same people in Latin script", "ترسل المفوضية الأشخاص أنفسهم بالكتابة اللاتينية");
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
                    "يُحفظ سجل المفوضية لـ" + member.given() + " ليربطه أمين البيانات",
                    "unhcr-system",
                    "POST",
                    "/v1/persons?confirmNew=KNOWN_IN_OTHER_DATABASE",
                    null,
                    member.atUnhcr(),
                    201);
            persons.put("unhcr:" + member.given(), made.id());
        }
    }

    void theStewardMerges() {
        narrator.chapter("Stewards of both agencies merge", "أمينا البيانات في الجهتين يدمجان");
        for (Family.Member member : List.of(family.mother, family.son)) {
            String survivor = person(member);
            String other = persons.get("unhcr:" + member.given());
            JsonNode review = find("steward", "/v1/match-reviews?status=PENDING&limit=200", r -> List.of(
                            r.path("leftId").asText(), r.path("rightId").asText())
                    .containsAll(List.of(survivor, other)));
            Answer seen = quiet(
                    "steward", "GET", "/v1/match-reviews/" + review.path("id").asText(), null, null, 200);
            Answer proposed = step(
                    "The ministry's steward confirms that the two records of " + member.given() + " are one person",
                    "يؤكد أمين البيانات في الوزارة أن السجلين لـ" + member.given() + " لشخص واحد",
                    "steward",
                    "POST",
                    "/v1/match-reviews/" + seen.id() + "/confirm",
                    seen.etag(),
                    Map.of("note", "same number"),
                    200);
            require(proposed.text("/status").equals("PROPOSED"), "UNHCR must confirm, too");
            Answer confirmed = step(
                    "A steward of UNHCR confirms it, too",
                    "ويؤكد ذلك أمين البيانات في المفوضية أيضًا",
                    "unhcr-steward",
                    "POST",
                    "/v1/match-reviews/" + seen.id() + "/confirm",
                    proposed.etag(),
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
}
