package org.wasl.system.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.wasl.stack.DemoAccounts;
import org.wasl.stack.journey.Api;
import org.wasl.stack.journey.Api.Answer;

/**
 * One short journey: a woman is registered, a caseworker looks at her case, refers her on her consent, the centre helps her, and the case ends. Each act is asked
 * for until it is answered, with one key; so each must be there once.
 */
final class AssistedPerson {
    /** Of what the journey asked and what was answered. */
    record Acknowledged(String externalId, String person, String file, String consent, String referral) {}

    private final Api api;
    private final String externalId;
    private final String place;

    /** @param place a service at a location of the rehabilitation centre */
    AssistedPerson(Api api, String externalId, String place) {
        this.api = api;
        this.externalId = externalId;
        this.place = place;
    }

    Acknowledged helped() {
        Answer person = asked("registrar", "/v1/persons?confirmNew=DIFFERENT_PERSON", null, registration(), 201);
        Answer file = asked(
                "caseworker",
                "/v1/cases",
                null,
                Map.of(
                        "subjectId",
                        person.id(),
                        "programme",
                        "DISABILITY",
                        "concerns",
                        List.of("serious_health_issue")),
                201);
        String consents = "/v1/persons/" + person.id() + "/consents";
        await().atMost(Duration.ofMinutes(5))
                .until(() -> api.call("caseworker", "GET", consents, null, null).status() == 200);
        Answer consent = asked("caseworker", consents, null, consent(), 201);
        Answer draft = asked(
                "caseworker",
                "/v1/referrals",
                null,
                Map.of("subjectId", person.id(), "serviceAtLocationId", place, "priority", "NORMAL"),
                201);
        String referral = "/v1/referrals/" + draft.id();
        Answer sent = asked("caseworker", referral + "/send", draft.etag(), null, 200);
        Answer received = asked("provider", referral + "/acknowledge", sent.etag(), null, 200);
        Answer accepted = asked("provider", referral + "/accept", received.etag(), Map.of(), 200);
        Answer started = asked("provider", referral + "/start", accepted.etag(), null, 200);
        asked("provider", referral + "/complete", started.etag(), Map.of("outcome", "SERVICE_RECEIVED"), 200);
        asked("caseworker", "/v1/cases/" + file.id() + "/screen-out", "*", Map.of("reason", "She needs no more"), 200);
        return new Acknowledged(externalId, person.id(), file.id(), consent.id(), draft.id());
    }

    private Map<String, Object> registration() {
        return Map.of(
                "names",
                List.of(Map.of("script", "LATN", "use", "OFFICIAL", "given", "Proof", "family", letters(externalId))),
                "sex",
                "FEMALE",
                "birthDate",
                "1990-05-17",
                "legalStatus",
                "REFUGEE",
                "externalIds",
                List.of(Map.of("scheme", "proof", "value", externalId)));
    }

    private static Map<String, Object> consent() {
        return Map.of(
                "purpose",
                "REFERRAL",
                "legalBasis",
                "CONSENT",
                "fieldGroups",
                List.of("IDENTITY"),
                "recipients",
                List.of(DemoAccounts.REHABILITATION),
                "givenBy",
                "SELF",
                "method",
                "WRITTEN");
    }

    /** Digits are no name. */
    private static String letters(String text) {
        StringBuilder letters = new StringBuilder("Testperson");
        text.chars().filter(Character::isDigit).forEach(digit -> letters.append((char) ('a' + digit - '0')));
        return letters.toString();
    }

    private Answer asked(String who, String path, String etag, Object body, int expected) {
        Answer answer = api.call(who, "POST", path, etag, body);
        assertThat(answer.status())
                .as(() -> path + " as " + who + ": " + answer.body())
                .isEqualTo(expected);
        return answer;
    }

    /** Where the demo's centre offers something near Irbid. */
    static String placeOfTheCentre(Api api) {
        Answer matches = api.call(
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
                        40));
        for (JsonNode match : matches.body().at("/items")) {
            if (DemoAccounts.REHABILITATION.equals(
                    match.at("/serviceAtLocation/agencyId").asText())) {
                return match.at("/serviceAtLocation/id").asText();
            }
        }
        throw new AssertionError("the centre offers nothing: " + matches.body());
    }
}
