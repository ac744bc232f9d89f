package org.wasl.stack.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.wasl.stack.journey.Api.Answer;

/** One chapter of the journey: what its steps share. */
abstract class Chapter {
    private static final Duration EVENTS_TAKE_AT_MOST = Duration.ofSeconds(90);

    /** What goes with the travellers from chapter to chapter. */
    record Travel(Api api, Narrator narrator, Family family, Map<String, String> persons, Clock clock) {}

    final Narrator narrator;
    final Family family;
    final Map<String, String> persons;
    final Clock clock;
    private final Api api;

    Chapter(Travel travel) {
        api = travel.api();
        narrator = travel.narrator();
        family = travel.family();
        persons = travel.persons();
        clock = travel.clock();
    }

    /** Given by the mother for one of her children, by the guardianship that was written down. */
    Map<String, Object> consent(Family.Member child, String purpose, String recipient, String... groups) {
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
                "guardianshipId",
                persons.get("guardianship:" + child.given()),
                "method",
                "WRITTEN");
    }

    /** In Jordan. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Amman"));
    }

    String person(Family.Member member) {
        return persons.get(member.given());
    }

    String etag(String who, String path) {
        return quiet(who, "GET", path, null, null, 200).etag();
    }

    JsonNode find(String who, String path, Predicate<JsonNode> wanted) {
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

    /** Once the registry has heard that the caseworker works with the person. */
    void untilTheCaseIsKnown(Family.Member member) {
        String path = "/v1/persons/" + person(member) + "/consents";
        long begin = System.nanoTime();
        while (api.call("caseworker", "GET", path, null, null).status() != 200) {
            patiently(begin, "the registry knows of the case");
        }
    }

    void eventually(String en, String ar, String who, String path, Predicate<Answer> wanted) {
        long begin = System.nanoTime();
        while (!wanted.test(quiet(who, "GET", path, null, null, 200))) {
            patiently(begin, en);
        }
        narrator.step("GET", path, 200, en, ar);
    }

    static void patiently(long begin, String what) {
        if (System.nanoTime() - begin > EVENTS_TAKE_AT_MOST.toNanos()) {
            throw new JourneyFailed("it did not come true: " + what);
        }
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }

    Answer step(String en, String ar, String who, String method, String path, String etag, Object body, int expected) {
        Answer answer = quiet(who, method, path, etag, body, expected);
        narrator.step(method, path, answer.status(), en, ar);
        return answer;
    }

    /** A step that names a place which was just imported: it is repeated until the service has heard of the place. */
    Answer stepAtNewPlace(String en, String ar, String who, String method, String path, Object body, int expected) {
        long begin = System.nanoTime();
        Answer answer = api.call(who, method, path, null, body);
        while (answer.status() == 422
                && answer.body().at("/errors/0/code").asText().equals("unknown-place")) {
            patiently(begin, "the service knows of the place");
            answer = api.call(who, method, path, null, body);
        }
        narrator.step(
                method, path, expecting(expected, who, method, path, answer).status(), en, ar);
        return answer;
    }

    Answer quiet(String who, String method, String path, String etag, Object body, int expected) {
        return expecting(expected, who, method, path, api.call(who, method, path, etag, body));
    }

    private static Answer expecting(int expected, String who, String method, String path, Answer answer) {
        if (answer.status() != expected) {
            throw new JourneyFailed(method + " " + path + " as " + who + " answered " + answer.status() + " instead of "
                    + expected + ": " + answer.body());
        }
        return answer;
    }

    static void require(boolean truth, String what) {
        if (!truth) {
            throw new JourneyFailed("this should be so and is not: " + what);
        }
    }
}
