package org.wasl.system.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.wasl.platform.testing.TestClock;
import org.wasl.stack.DemoAccounts;
import org.wasl.system.RunningPlatform;
import org.wasl.system.world.Client.Answer;

/**
 * What the requests are about: four organizations, their accounts, and for each kind of record and variant one record with every part that a path can name.
 * Made once, through the API.
 */
public final class World {
    private static final AtomicInteger NUMBERS =
            new AtomicInteger((int) (System.nanoTime() / 1000 % 80_000_000) + 10_000_000);

    private static World made;

    private final Client client;
    private final Map<String, Map<String, String>> records = new TreeMap<>();
    private final Map<String, String> shared = new HashMap<>();

    private World(Client client) {
        this.client = client;
    }

    /** One for all tests: making it takes as long as asking about it. */
    public static synchronized World shared() {
        if (made == null) {
            made = make(new Client(RunningPlatform.stack()));
        }
        return made;
    }

    /** One of its own, for tests that change what they find; the accounts are its own from then on. */
    public static World another() {
        return make(new Client(RunningPlatform.stack()));
    }

    public Client client() {
        return client;
    }

    private static World make(Client client) {
        World world = new World(client);
        world.organizations();
        world.directory();
        world.workers();
        new PeopleOfTheWorld(world, client).make();
        new CasesOfTheWorld(world, client).make();
        new OversightOfTheWorld(world, client).make();
        new ExchangeOfTheWorld(world, client).make();
        new PlansOfTheWorld(world, client).make();
        world.form();
        world.retention();
        world.programme();
        world.absence();
        return world;
    }

    /** What paths and bodies about this record name: parameter or field to value. */
    public Map<String, String> ids(String record, String variant) {
        Map<String, String> ids = new HashMap<>(shared);
        Map<String, String> own = records.get(record + "/" + variant);
        ids.putAll(own == null ? records.getOrDefault(record + "/ANY", Map.of()) : own);
        return ids;
    }

    public Map<String, String> record(String record, String variant) {
        return records.computeIfAbsent(record + "/" + variant, key -> new HashMap<>());
    }

    /** What an account that must not know of these records must find in no answer: ids, numbers and names. */
    public Set<String> secretsOf(AccessTable.Hidden hidden) {
        Set<String> secrets = new TreeSet<>();
        hidden.records().forEach(record -> {
            Map<String, String> own = record(record, hidden.variant());
            own.forEach((name, value) -> {
                // That an opening waits for a review is told to the manager, by its own id and nothing of the case.
                boolean toldToManagers = name.equals("glassId")
                        && Accounts.of(hidden.account()).role().equals("agency-manager");
                // Nor is the offer itself hidden from whom it is made to.
                boolean offered = name.equals("transferId") && hidden.account().equals("b-supervisor");
                if (value != null
                        && !toldToManagers
                        && !offered
                        && !Set.of("subject", "participantId", "purpose").contains(name)) {
                    secrets.add(value);
                }
            });
        });
        return secrets;
    }

    public String shared(String name) {
        String value = shared.get(name);
        if (value == null) {
            throw new IllegalStateException("The world has no " + name + " yet");
        }
        return value;
    }

    public void share(String name, String value) {
        shared.put(name, value);
    }

    public static String number() {
        return String.valueOf(NUMBERS.incrementAndGet());
    }

    public static LocalDate today() {
        return TestClock.today();
    }

    public static Map<String, String> both(String text) {
        return Map.of("ar", "عربي " + number(), "en", text);
    }

    private void organizations() {
        Map<String, String> organizations = new HashMap<>();
        for (Map.Entry<String, String> one : Map.of(
                        "A", "GOVERNMENT", "B", "UN", "P", "NATIONAL_NGO_ASSOCIATION", "Q", "NATIONAL_NGO_ASSOCIATION")
                .entrySet()) {
            Answer made = client.make(
                    "coordinator",
                    "POST",
                    "/v1/directory/organizations",
                    null,
                    Map.of(
                            "name", both("Access " + one.getKey()),
                            "type", one.getValue(),
                            "referralEnabled", true));
            organizations.put(one.getKey(), made.id());
            share("organization" + one.getKey(), made.id());
        }
        organizations.put("ministry", DemoAccounts.MINISTRY);
        client.makeAccounts(organizations);
        for (Accounts.Account account : Accounts.made()) {
            share(
                    "account:" + account.name(),
                    client.get(account.name(), "/v1/me").at("/subject"));
            // The case service and the referral service know an account from its first request on.
            client.get(account.name(), "/v1/tasks");
            client.get(account.name(), "/v1/referrals");
        }
    }

    private void directory() {
        String location = location();
        share("locationId", location);
        share("centreId", location);
        String ordinary = service("ASSISTIVE_DEVICE", false);
        share("serviceAtLocationId", entry(ordinary, location));
        share("sensitivePlace", entry(service("SAFE_HOUSE", true), location()));
        client.make(
                "own-editor",
                "PUT",
                "/v1/directory/service-at-locations/" + shared("serviceAtLocationId") + "/capacity",
                null,
                Map.of("places", 200));
        client.make(
                "own-editor",
                "PUT",
                "/v1/directory/organizations/" + shared("organizationP") + "/sensitive-service-accounts/"
                        + shared("account:listed"),
                null,
                null);
        Answer program = client.make(
                "own-editor",
                "POST",
                "/v1/directory/programs",
                null,
                Map.of("name", both("Independent living"), "description", both("Services for living independently")));
        Answer taxonomy = client.make(
                "coordinator",
                "POST",
                "/v1/directory/taxonomies",
                null,
                Map.of("name", both("Sectors"), "description", both("Sectors of services"), "edition", number()));
        Answer term = client.make(
                "coordinator",
                "POST",
                "/v1/directory/taxonomies/" + taxonomy.id() + "/terms",
                null,
                Map.of("code", "health" + number(), "name", both("Health"), "description", both("Health services")));
        Map<String, String> entries = record("directory", "ANY");
        entries.put("/v1/directory/organizations/{id}", shared("organizationP"));
        entries.put("/fhir/Organization/{id}", shared("organizationP"));
        entries.put("/hsds/organizations/{id}", shared("organizationP"));
        entries.put("/v1/directory/locations/{id}", location);
        entries.put("/fhir/Location/{id}", location);
        entries.put("/v1/directory/programs/{id}", program.id());
        entries.put("/v1/directory/services/{id}", ordinary);
        entries.put("/hsds/services/{id}", ordinary);
        entries.put("/v1/directory/service-at-locations/{id}", shared("serviceAtLocationId"));
        entries.put("/fhir/HealthcareService/{id}", shared("serviceAtLocationId"));
        entries.put("/hsds/service_at_locations/{id}", shared("serviceAtLocationId"));
        entries.put("/v1/directory/taxonomies/{id}", taxonomy.id());
        entries.put("/hsds/taxonomies/{id}", taxonomy.id());
        entries.put("taxonomyId", taxonomy.id());
        entries.put("/v1/directory/taxonomies/{taxonomyId}/terms/{id}", term.id());
        entries.put("/hsds/taxonomy_terms/{id}", term.id());
        entries.put("accountId", shared("account:unlisted"));
        entries.put("serviceId", ordinary);
    }

    /** Where a safe house is, its other services are not shown either: it has a place of its own. */
    private String location() {
        return client.make(
                        "own-editor",
                        "POST",
                        "/v1/directory/locations",
                        null,
                        Map.of(
                                "name",
                                both("A place"),
                                "centreType",
                                "COMMUNITY_DEVELOPMENT_CENTRE",
                                "governorate",
                                "JO-IR",
                                "latitude",
                                32.56,
                                "longitude",
                                35.85,
                                "accessibility",
                                List.of("RAMP")))
                .id();
    }

    private String service(String type, boolean sensitive) {
        return client.make(
                        "own-editor",
                        "POST",
                        "/v1/directory/services",
                        null,
                        Map.of("name", both("A service"), "serviceType", type, "sensitive", sensitive))
                .id();
    }

    private String entry(String service, String location) {
        return client.make(
                        "own-editor",
                        "POST",
                        "/v1/directory/service-at-locations",
                        null,
                        Map.of(
                                "serviceId",
                                service,
                                "locationId",
                                location,
                                "acceptsReferrals",
                                true,
                                "schedules",
                                List.of(Map.of("byday", "SU,MO,TU,WE,TH", "opensAt", "08:00", "closesAt", "15:00"))))
                .id();
    }

    private void workers() {
        for (String name : List.of("owner", "cover", "teammate", "former", "glass", "breaker")) {
            licensed(name, "manager", "supervisor");
        }
        licensed("b-caseworker", "b-manager", "b-supervisor");
        Map<String, String> worker = record("worker", "ANY");
        worker.put("id", shared("worker:owner"));
        worker.put("licenceId", shared("licence:owner"));
        worker.put("supervisorId", shared("account:supervisor"));
        worker.put("accountId", shared("account:owner"));
    }

    private void licensed(String name, String manager, String supervisor) {
        Answer worker = client.make(
                manager,
                "PUT",
                "/v1/workers/by-account/" + shared("account:" + name),
                null,
                Map.of(
                        "name",
                        both("Worker " + name),
                        "supervisorId",
                        shared("account:" + supervisor),
                        "mostCases",
                        200));
        share("worker:" + name, worker.id());
        Answer licensed = client.make(
                "authority",
                "POST",
                "/v1/workers/" + worker.id() + "/licences",
                worker.etag(),
                Map.of("number", "SW-" + number(), "licenceClass", "SOCIAL_WORKER", "issuedOn", today().toString()));
        JsonNode licence = licensed.body().at("/licences/0");
        share("licence:" + name, licence.path("id").asText(UUID.randomUUID().toString()));
    }

    /** One that is there from the start. */
    private void form() {
        record("caseForm", "ANY").putAll(Map.of("code", "WG_SHORT_SET", "formVersion", "1"));
    }

    private void retention() {
        Answer rules = client.get("administrator", "/v1/retention-rules");
        List.of("IN", "OUT").forEach(of -> record("figures", of).put("of", of));
        record("retention", "ANY").put("id", rules.body().at("/items/0/id").asText());
    }

    private void programme() {
        Answer made = client.make(
                "supervisor",
                "POST",
                "/v1/programmes",
                null,
                Map.of(
                        "name",
                        both("A programme"),
                        "kind",
                        "LIFE_SKILLS",
                        "locationId",
                        shared("locationId"),
                        "startsOn",
                        today().toString(),
                        "endsOn",
                        today().plusDays(60).toString(),
                        "places",
                        20));
        String path = "/v1/programmes/" + made.id();
        Map<String, Object> somebody =
                Map.of("personId", record("person", "HELD").get("id"));
        Answer before = client.make("owner", "POST", path + "/enrolments", null, somebody);
        Answer completed = client.make("owner", "POST", path + "/enrolments/" + before.id() + "/complete", "*", null);
        record("enrolment-outcome", "ANY")
                .put("id", completed.body().at("/outcomes/0/id").asText());
        Answer enrolment = client.make("owner", "POST", path + "/enrolments", null, somebody);
        client.make("supervisor", "POST", path + "/start", "*", null);
        Answer session = client.make(
                "owner",
                "POST",
                path + "/sessions",
                null,
                Map.of(
                        "heldOn",
                        today().toString(),
                        "topic",
                        "First",
                        "attendance",
                        List.of(Map.of("enrolmentId", enrolment.id(), "attendance", "PRESENT"))));
        Map<String, String> ids = record("programme", "ANY");
        ids.put("id", made.id());
        ids.put("enrolmentId", enrolment.id());
        ids.put("sessionId", session.id());
        Answer open = client.make(
                "owner",
                "POST",
                path + "/sessions",
                null,
                Map.of(
                        "heldOn",
                        today().toString(),
                        "topic",
                        "An open day",
                        "heads",
                        List.of(Map.of("sex", "FEMALE", "ageGroup", "UNKNOWN", "count", 12))));
        Map<String, String> ofOpen = record("open-session", "ANY");
        ofOpen.put("id", made.id());
        ofOpen.put("sessionId", open.id());
    }

    /** The last: nobody is given a case while they are away. */
    private void absence() {
        client.make(
                "supervisor",
                "POST",
                "/v1/workers/" + shared("worker:owner") + "/absences",
                null,
                Map.of(
                        "coverId",
                        shared("account:cover"),
                        "from",
                        today().toString(),
                        "to",
                        today().plusDays(14).toString()));
    }
}
