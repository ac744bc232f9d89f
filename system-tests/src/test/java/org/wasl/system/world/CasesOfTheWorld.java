package org.wasl.system.world;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.wasl.platform.testing.TestClock;
import org.wasl.system.world.Client.Answer;

/** A case of each sensitivity with every part, and a referral made from it. Opened by a former owner, who gave it away. */
public final class CasesOfTheWorld {
    public static final List<String> GRANTED_TO_READ = List.of("SUBJECT", "PLANS", "SERVICES");
    public static final List<String> GRANTED_TO_CONTRIBUTE = List.of("SUBJECT", "NOTES", "SERVICES");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> PROGRAMMES = Map.of(
            "STANDARD",
            "DISABILITY",
            "SENSITIVE",
            "CHILD_PROTECTION",
            "RESTRICTED",
            "GBV",
            "SENSITIVE_SERVICE",
            "FAMILY_SUPPORT");

    private final World world;
    private final Client client;
    private final PeopleOfTheWorld people;

    CasesOfTheWorld(World world, Client client) {
        this.world = world;
        this.client = client;
        this.people = new PeopleOfTheWorld(world, client);
    }

    void make() {
        for (String variant : List.of("STANDARD", "SENSITIVE", "RESTRICTED")) {
            String file = opened(variant, people.person(variant).id());
            parts(variant, "/v1/cases/" + file);
            merge(variant, file);
            referral(variant, file, world.shared("serviceAtLocationId"));
        }
        String person = people.person("safe").id();
        referral("SENSITIVE_SERVICE", opened("SENSITIVE_SERVICE", person), world.shared("sensitivePlace"));
        // The persons themselves: somebody works with them.
        for (String variant : List.of("HELD", "CONSENTED")) {
            opened("STANDARD", world.record("person", variant).get("id"), "GENERAL_PROTECTION");
        }
        Answer hold = client.make(
                "owner",
                "POST",
                "/v1/capacity-holds",
                null,
                Map.of("serviceAtLocationId", world.shared("serviceAtLocationId")));
        world.record("hold", "ANY").put("id", hold.id());
    }

    /** Proposed, by whom the rules let. */
    private void merge(String variant, String file) {
        String other = opened(variant, world.record("case", variant).get("subject"), PROGRAMMES.get(variant));
        Answer merge = client.make(
                variant.equals("RESTRICTED") ? "owner" : "steward",
                "POST",
                "/v1/cases/" + file + "/merges",
                null,
                Map.of("caseId", other, "reason", "Opened twice for the same matter"));
        world.record("case", variant).put("mergeId", merge.id());
    }

    private String opened(String variant, String person) {
        String id = opened(variant.equals("SENSITIVE_SERVICE") ? "STANDARD" : variant, person, PROGRAMMES.get(variant));
        Map<String, String> ids = world.record("case", variant);
        ids.put("id", id);
        ids.put("subject", person);
        Answer read = client.get("owner", "/v1/cases/" + id);
        ids.put("caseNumber", read.at("/caseNumber"));
        return id;
    }

    private String opened(String sensitivity, String person, String programme) {
        String consent = people.consent(person, "CASE_MANAGEMENT", world.shared("organizationA"), "IDENTITY", "NEEDS");
        people.consent(person, "REFERRAL", world.shared("organizationP"), "IDENTITY", "CONTACT", "NEEDS");
        Answer made = client.make(
                "former",
                "POST",
                "/v1/cases?confirmNew=SEPARATE_MATTER",
                null,
                Map.of(
                        "subjectId",
                        person,
                        "programme",
                        programme,
                        "sensitivity",
                        sensitivity,
                        "supervisorId",
                        world.shared("account:supervisor"),
                        "externalIds",
                        List.of(Map.of("scheme", "access", "value", "X-" + World.number()))));
        String path = "/v1/cases/" + made.id();
        client.make(
                "former",
                "POST",
                path + "/register",
                made.etag(),
                Map.of("legalBasis", "CONSENT", "consentId", consent));
        client.make(
                "supervisor",
                "POST",
                path + "/assignments",
                "*",
                Map.of("ownerId", world.shared("account:owner"), "reason", "Lives nearer"));
        return made.id();
    }

    private void parts(String variant, String path) {
        Map<String, String> ids = world.record("case", variant);
        client.make(
                "owner",
                "POST",
                path + "/risk-assessments",
                "*",
                Map.of("level", "MEDIUM", "criteria", List.of("health"), "rationale", "Cannot walk to school"));
        Map<String, Object> assessment = Map.of(
                "type",
                "COMPREHENSIVE",
                "domains",
                List.of(Map.of("code", "HEALTH", "severity", 2, "needs", "Rehabilitation")));
        Answer first = part(path, "assessments", assessment);
        ids.put("assessmentId", first.id());
        client.make("owner", "POST", path + "/assessments/" + first.id() + "/submit", "*", null);
        Answer approvals = client.get("supervisor", path + "/approvals");
        ids.put("approvalId", approvals.body().at("/items/0/id").asText());
        Answer tasks = client.get("supervisor", "/v1/tasks?queue=TEAM&caseId=" + ids.get("id"));
        ids.put("task", tasks.body().at("/items/0/id").asText(null));
        Answer plan = part(path, "plans", example("createPlan"));
        ids.put("planId", plan.id());
        ids.put("goalId", plan.at("/goals/0/id"));
        ids.put("actionId", plan.at("/goals/0/actions/0/id"));
        ids.put("noteId", part(path, "notes", example("addNote")).id());
        ids.put("flagId", part(path, "flags", example("raiseFlag")).id());
        ids.put("followUpId", part(path, "follow-ups", example("planFollowUp")).id());
        ids.put("safety", part(path, "safety-plans", example("writeSafetyPlan")).id());
        ids.put("incident", part(path, "incidents", example("recordIncident")).id());
        ids.put(
                "procedureId",
                part(path, "best-interests", Map.of("kind", "BIA", "reason", "DURABLE_SOLUTION"))
                        .id());
        ids.put(
                "participantId",
                part(
                                path,
                                "participants",
                                Map.of(
                                        "from",
                                        "2026-02-01",
                                        "personId",
                                        world.shared("relatedId"),
                                        "role",
                                        "CAREGIVER"))
                        .id());
        ids.put(
                "serviceId",
                part(
                                path,
                                "services",
                                Map.of(
                                        "dueOn",
                                        World.today().plusDays(20).toString(),
                                        "serviceType",
                                        "ASSISTIVE_DEVICE"))
                        .id());
        ids.put(
                "attachmentId",
                part(path, "attachments", example("announceAttachment")).id());
        grants(variant, path, ids);
        if (!variant.equals("STANDARD")) {
            Answer glass = client.make(
                    "glass",
                    "POST",
                    path + "/break-glass",
                    null,
                    Map.of("reason", "The person called and the worker is unreachable"));
            ids.put("glassId", glass.id());
        }
        Answer transfer = client.make(
                "supervisor",
                "POST",
                path + "/transfers",
                null,
                Map.of(
                        "handoverDays",
                        14,
                        "reason",
                        "The family moved to the camp",
                        "overrideReason",
                        "The family asked for it",
                        "toAgencyId",
                        world.shared("organizationB")));
        Answer asked = client.get("other-supervisor", "/v1/approvals?limit=1");
        client.make(
                "other-supervisor",
                "POST",
                "/v1/approvals/" + asked.body().at("/items/0/id").asText() + "/approve",
                "*",
                Map.of("comment", "The family asked the second person, too"));
        ids.put("transferId", transfer.id());
        world.record("transfer", variant).put("id", transfer.id());
        world.record("task", variant).put("id", ids.get("task"));
    }

    private void grants(String variant, String path, Map<String, String> ids) {
        for (String who : List.of("grantee", "contributor")) {
            client.get(who, "/v1/cases?limit=1"); // only an account that came is named
            Answer grant = client.make(
                    "supervisor",
                    "POST",
                    path + "/grants",
                    null,
                    Map.of(
                            "categories",
                            who.equals("grantee") ? GRANTED_TO_READ : GRANTED_TO_CONTRIBUTE,
                            "granteeId",
                            world.shared("organizationB"),
                            "granteeAccountId",
                            world.shared("account:" + who),
                            "level",
                            who.equals("grantee") ? "READ" : "CONTRIBUTE",
                            "overrideReason",
                            "The other agency serves the family",
                            "purpose",
                            "CASE_MANAGEMENT",
                            "validTo",
                            TestClock.now()
                                    .plus(2, ChronoUnit.DAYS)
                                    .truncatedTo(ChronoUnit.SECONDS)
                                    .toString()));
            ids.put("grantId", grant.id());
            ids.put("purpose", "CASE_MANAGEMENT");
        }
        Answer asked = client.get("other-supervisor", "/v1/approvals?limit=1");
        world.record("approval", variant)
                .put("id", asked.body().at("/items/0/id").asText());
    }

    private void referral(String variant, String file, String place) {
        Map<String, String> body = Map.of(
                "subjectId",
                world.record("case", variant).get("subject"),
                "caseId",
                file,
                "serviceAtLocationId",
                place,
                "priority",
                "NORMAL",
                "reason",
                "Assessment");
        // The statement of who may know of the case arrives a moment after it was opened.
        Answer draft = await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(250))
                .until(
                        () -> client.send(
                                "owner",
                                "POST",
                                "/v1/referrals",
                                null,
                                "application/json",
                                JSON.writeValueAsBytes(body)),
                        answer -> answer.fine() || answer.status() != 422);
        if (!draft.fine()) {
            throw new IllegalStateException("No referral: " + draft.status() + " " + draft.text());
        }
        String path = "/v1/referrals/" + draft.id();
        Answer attachment =
                client.make("owner", "POST", path + "/attachments", null, example("announceReferralAttachment"));
        client.make("owner", "POST", path + "/send?confirmEligible=true", "*", null);
        world.record("referral", variant)
                .putAll(Map.of("id", draft.id(), "attachmentId", attachment.id(), "purpose", "CASE_MANAGEMENT"));
    }

    private Answer part(String path, String parts, Object body) {
        return client.make("owner", "POST", path + "/" + parts, null, body);
    }

    private static JsonNode example(String operation) {
        return Contract.read().operations().get(operation).example();
    }
}
