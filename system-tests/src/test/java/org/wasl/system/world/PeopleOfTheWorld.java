package org.wasl.system.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wasl.system.world.Client.Answer;

/** Persons whom agency A holds: one that a consent makes known to agency B, and others of whom B knows nothing. */
final class PeopleOfTheWorld {
    private final World world;
    private final Client client;

    PeopleOfTheWorld(World world, Client client) {
        this.world = world;
        this.client = client;
    }

    void make() {
        String relative = person("relative").id();
        world.share("relatedId", relative);
        world.share("guardianId", relative);
        for (String variant : List.of("HELD", "CONSENTED")) {
            Answer made = person(variant);
            Map<String, String> ids = world.record("person", variant);
            ids.put("id", made.id());
            ids.put("familyName", made.at("/names/0/family"));
            ids.put("identifierId", made.at("/identifiers/0/id"));
            ids.put("consentId", consent(made.id(), "CASE_MANAGEMENT", world.shared("organizationA"), "IDENTITY"));
            if (variant.equals("CONSENTED")) {
                consent(made.id(), "CASE_MANAGEMENT", world.shared("organizationB"), "IDENTITY");
            }
            String path = "/v1/persons/" + made.id();
            ids.put(
                    "needId",
                    client.make(
                                    "registrar",
                                    "POST",
                                    path + "/needs",
                                    null,
                                    Map.of("code", "DS-PM", "identifiedOn", "2026-03-01", "severity", "HIGH"))
                            .id());
            ids.put(
                    "relationshipId",
                    client.make(
                                    "registrar",
                                    "POST",
                                    path + "/relationships",
                                    null,
                                    Map.of("kind", "SIBLING", "relatedId", relative))
                            .id());
            Answer guardian = client.make(
                    "registrar",
                    "POST",
                    path + "/guardianships",
                    null,
                    Map.of(
                            "authority", "The court of Irbid",
                            "basis", "COURT_DECISION",
                            "decisionNumber", World.number(),
                            "guardianId", relative,
                            "since", "2026-06-01"));
            ids.put("guardianshipId", guardian.id());
        }
        // What a consent opens is asked for with the purpose that it names.
        world.record("person", "NO_PURPOSE").putAll(world.record("person", "CONSENTED"));
        world.record("person", "CONSENTED").put("purpose", "CASE_MANAGEMENT");
        String held = world.record("person", "HELD").get("id");
        world.share("personId", held);
        world.share("subjectId", held);
        world.share("consented", world.record("person", "CONSENTED").get("id"));
        household(held);
        namesOfOtherSystems(held);
        Answer request = client.make(
                "registrar",
                "POST",
                "/v1/subject-requests",
                null,
                Map.of("askedBy", "SELF", "kind", "ACCESS", "personId", held));
        world.record("subject-request", "ANY").put("id", request.id());
        Answer imported = client.make(
                "registrar", "POST", "/v1/person-imports", null, Map.of("format", "CSV", "externalIdScheme", "access"));
        world.record("import", "ANY").putAll(Map.of("id", imported.id(), "number", "0"));
    }

    Answer person(String family) {
        Map<String, Object> body = new HashMap<>();
        body.put(
                "names",
                List.of(Map.of("script", "LATN", "use", "OFFICIAL", "given", "Rima", "family", "Access" + letters())));
        body.put("sex", "FEMALE");
        body.put("birthDate", family.equals("relative") ? "1980-05-05" : "1999-05-05");
        body.put("legalStatus", "REFUGEE");
        body.put("nationality", "SY");
        body.put("identifiers", List.of(Map.of("system", "UNHCR_INDIVIDUAL_NO", "value", "JOR-" + World.number())));
        return client.make("registrar", "POST", "/v1/persons?confirmNew=DIFFERENT_PERSON", null, body);
    }

    String consent(String person, String purpose, String recipient, String... groups) {
        return client.make(
                        "registrar",
                        "POST",
                        "/v1/persons/" + person + "/consents",
                        null,
                        Map.of(
                                "purpose",
                                purpose,
                                "legalBasis",
                                "CONSENT",
                                "fieldGroups",
                                new ArrayList<>(List.of(groups)),
                                "recipients",
                                List.of(recipient),
                                "givenBy",
                                "SELF",
                                "method",
                                "WRITTEN"))
                .id();
    }

    private void household(String person) {
        Answer made = client.make(
                "registrar",
                "POST",
                "/v1/households",
                null,
                Map.of(
                        "members",
                        List.of(Map.of("personId", person, "principalRepresentative", true, "role", "HEAD"))));
        world.record("household", "ANY").put("id", made.id());
        Answer other = client.make(
                "registrar",
                "POST",
                "/v1/households",
                null,
                Map.of(
                        "members",
                        List.of(Map.of(
                                "personId", person("other").id(), "principalRepresentative", true, "role", "HEAD"))));
        world.share("householdId", other.id());
    }

    private void namesOfOtherSystems(String person) {
        String value = "R-" + World.number();
        client.make(
                "registrar",
                "PUT",
                "/v1/crosswalks/RAIS/" + value,
                null,
                Map.of("personId", person, "verification", "SEEN"));
        String scheme = "access";
        client.make(
                "registrar",
                "PUT",
                "/v1/persons/by-external-id/" + scheme + "/" + value + "?confirmNew=DIFFERENT_PERSON",
                null,
                Contract.read().operations().get("putPersonByExternalId").example());
        world.record("external-id", "ANY").putAll(Map.of("system", "RAIS", "scheme", scheme, "value", value));
    }

    static String letters() {
        StringBuilder name = new StringBuilder();
        World.number().chars().forEach(digit -> name.append((char) ('a' + digit - '0')));
        return name.toString();
    }
}
