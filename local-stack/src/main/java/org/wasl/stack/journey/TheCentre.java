package org.wasl.stack.journey;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.wasl.stack.journey.Api.Answer;

/** A programme of a community development centre: the mother learns a trade. */
final class TheCentre extends Chapter {
    TheCentre(Travel travel) {
        super(travel);
    }

    void womenLearnTogether() {
        narrator.chapter("Women learn together", "نساء يتعلمن معًا");
        LocalDate today = today();
        String centre = find(
                        "caseworker",
                        "/v1/directory/locations?governorate=JO-IR&centreType=COMMUNITY_DEVELOPMENT_CENTRE",
                        place -> place.at("/name/en").asText().equals("Irbid community development centre"))
                .at("/id")
                .asText();
        Answer programme = stepAtNewPlace(
                "A centre plans a programme with one place",
                "يخطط المركز لبرنامج بمقعد واحد",
                "supervisor",
                "POST",
                "/v1/programmes",
                Map.of(
                        "name",
                        Map.of("ar", "تمكين المرأة اقتصاديًا", "en", "Economic empowerment of women"),
                        "kind",
                        "WOMEN_EMPOWERMENT",
                        "locationId",
                        centre,
                        "startsOn",
                        today.toString(),
                        "endsOn",
                        today.plusDays(60).toString(),
                        "places",
                        1,
                        "accessibility",
                        List.of("STEP_FREE_ENTRANCE")),
                201);
        String path = "/v1/programmes/" + programme.id();
        Answer enrolment = step(
                "The mother gets it",
                "تحصل عليه الأم",
                "caseworker",
                "POST",
                path + "/enrolments",
                null,
                Map.of("personId", person(family.mother), "accommodationNeeds", List.of("STEP_FREE_ENTRANCE")),
                201);
        require(enrolment.text("/status").equals("ENROLLED"), "the mother has a place");
        require(enrolment.body().at("/unmetNeeds").isEmpty(), "the centre has what she needs");
        Answer waiting = step(
                "Her daughter waits",
                "وتنتظر ابنتها",
                "caseworker",
                "POST",
                path + "/enrolments",
                null,
                Map.of("personId", person(family.daughter)),
                201);
        require(waiting.text("/status").equals("WAITLISTED"), "there is one place only");
        step("It begins", "يبدأ البرنامج", "supervisor", "POST", path + "/start", programme.etag(), null, 200);
        step(
                "She comes to the first session",
                "تحضر الجلسة الأولى",
                "caseworker",
                "POST",
                path + "/sessions",
                null,
                Map.of(
                        "heldOn",
                        today.toString(),
                        "topic",
                        "A household budget",
                        "attendance",
                        List.of(Map.of("enrolmentId", enrolment.id(), "attendance", "PRESENT"))),
                201);
        Answer completed = step(
                "and completes it",
                "وتُتم البرنامج",
                "caseworker",
                "POST",
                path + "/enrolments/" + enrolment.id() + "/complete",
                enrolment.etag(),
                null,
                200);
        require(completed.body().at("/sessionsAttended").asInt() == 1, "her attendance is counted");
    }
}
