package org.wasl.system.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.wasl.system.world.Client.Answer;

/** What second persons look at: pairs that may be one person, merges, other legal bases, broken glass and what persons ask. */
final class OversightOfTheWorld {
    private final World world;
    private final Client client;

    OversightOfTheWorld(World world, Client client) {
        this.world = world;
        this.client = client;
    }

    void make() {
        matchOfTwoAgencies();
        mergeInOneAgency();
        statementOfStatus();
        requests();
        disclosureWithoutConsent();
        brokenGlass();
    }

    private void matchOfTwoAgencies() {
        Map<String, Object> person = lookAlike();
        String ours = registered("registrar", "DIFFERENT_PERSON", person).id();
        String theirs =
                registered("b-registrar", "KNOWN_IN_OTHER_DATABASE", person).id();
        world.record("match-review", "ANY").put("id", review(ours, theirs));
    }

    private void mergeInOneAgency() {
        Map<String, Object> person = lookAlike();
        String survivor = registered("registrar", "DIFFERENT_PERSON", person).id();
        String other =
                registered("registrar", "KNOWN_IN_OTHER_DATABASE", person).id();
        String review = review(survivor, other);
        client.make("steward", "POST", "/v1/match-reviews/" + review + "/confirm", "*", Map.of("note", "Same number"));
        Answer merge = client.make(
                "steward",
                "POST",
                "/v1/persons/" + survivor + "/merges",
                "*",
                Map.of("personId", other, "reviewId", review));
        world.record("merge", "ANY").put("id", merge.id());
    }

    /** Of a person whom two agencies hold, as one of them states it. */
    private void statementOfStatus() {
        Map<String, Object> person = lookAlike();
        String ours = registered("registrar", "DIFFERENT_PERSON", person).id();
        String theirs =
                registered("b-registrar", "KNOWN_IN_OTHER_DATABASE", person).id();
        String review = review(ours, theirs);
        for (String steward : List.of("steward", "b-steward")) {
            client.make(
                    steward, "POST", "/v1/match-reviews/" + review + "/confirm", "*", Map.of("note", "Same person"));
        }
        client.make(
                "steward",
                "POST",
                "/v1/persons/" + ours + "/merges",
                "*",
                Map.of("personId", theirs, "reviewId", review));
        String path = "/v1/persons/" + ours;
        client.make(
                "registrar",
                "PUT",
                path + "/status",
                "*",
                Map.of("status", "DECEASED", "on", World.today().toString()));
        Map<String, String> ids = world.record("statement", "ANY");
        ids.put("id", ours);
        ids.put(
                "statementId",
                client.get("registrar", path + "/status-statements").at("/items/0/id"));
    }

    private static Map<String, Object> lookAlike() {
        Map<String, Object> person = new HashMap<>();
        person.put(
                "names",
                List.of(Map.of(
                        "script",
                        "LATN",
                        "use",
                        "OFFICIAL",
                        "given",
                        "Dareen",
                        "family",
                        "Pair" + PeopleOfTheWorld.letters())));
        person.put("sex", "FEMALE");
        person.put("birthDate", "1991-07-09");
        person.put("legalStatus", "REFUGEE");
        person.put("nationality", "SY");
        person.put(
                "contactPoints",
                List.of(Map.of(
                        "kind", "PHONE", "value", "+96279" + World.number().substring(0, 7))));
        return person;
    }

    private Answer registered(String who, String why, Map<String, Object> person) {
        return client.make(who, "POST", "/v1/persons?confirmNew=" + why, null, person);
    }

    private String review(String one, String other) {
        return first("steward", "/v1/match-reviews?status=PENDING&limit=200", review -> List.of(
                        review.path("leftId").asText(), review.path("rightId").asText())
                .containsAll(List.of(one, other)));
    }

    private void requests() {
        String person = world.record("person", "HELD").get("id");
        for (String kind : List.of("ERASURE", "RECTIFICATION")) {
            Map<String, Object> body = new HashMap<>(Map.of("askedBy", "SELF", "kind", kind, "personId", person));
            if (kind.equals("RECTIFICATION")) {
                body.put("proposal", Map.of("birthDate", "1999-05-06"));
            }
            Answer request = client.make("registrar", "POST", "/v1/subject-requests", null, body);
            world.record("request-" + kind.toLowerCase(java.util.Locale.ROOT), "ANY")
                    .put("id", request.id());
        }
    }

    private void disclosureWithoutConsent() {
        Answer disclosed = client.make(
                "supervisor",
                "POST",
                "/v1/persons/" + world.record("person", "HELD").get("id") + "/disclosures",
                null,
                Map.of(
                        "purpose",
                        "REFERRAL",
                        "recipient",
                        world.shared("organizationQ"),
                        "legalBasis",
                        "VITAL_INTEREST",
                        "reason",
                        "In hospital and unable to answer"));
        world.record("legal-basis", "ANY").put("id", disclosed.at("/basisUseId"));
    }

    /** One opening waits for its review; another one was judged, and its account is refused. */
    private void brokenGlass() {
        Map<String, String> file = world.record("case", "SENSITIVE");
        world.record("glass", "ANY").put("id", file.get("glassId"));
        String path = "/v1/cases/" + file.get("id") + "/break-glass";
        Answer opened = client.make("breaker", "POST", path, null, Map.of("reason", "Wanted to know how it stands"));
        client.make(
                "supervisor",
                "POST",
                path + "/" + opened.id() + "/review",
                "*",
                Map.of("justified", false, "comment", "There was no emergency"));
        String refusal = first("manager", "/v1/break-glass-refusals?limit=200", one -> one.path("accountId")
                .asText()
                .equals(world.shared("account:breaker")));
        world.record("refusal", "ANY").put("id", refusal);
    }

    private String first(String who, String list, Predicate<JsonNode> which) {
        return StreamSupport.stream(client.get(who, list).body().path("items").spliterator(), false)
                .filter(which)
                .map(item -> item.path("id").asText())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Not in " + list));
    }
}
