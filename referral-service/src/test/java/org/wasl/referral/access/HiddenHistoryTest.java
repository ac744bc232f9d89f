package org.wasl.referral.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;
import static org.wasl.platform.testing.Persona.EDITOR_IN_IRBID;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.referral.ReferralTest;

/** What was written of an entry while it was hidden is told to nobody else when it is open, by any way of reading. */
@QuarkusTest
class HiddenHistoryTest extends ReferralTest {
    private static final String SERVICES = "/v1/directory/services/";
    private static final String LOCATIONS = "/v1/directory/locations/";
    private static final String ENTRIES = "/v1/directory/service-at-locations/";
    private static final List<Persona> OUTSIDERS = List.of(MANAGER_AT_UNHCR, MONITOR_OF_ALL, COORDINATING_EDITOR);

    @Inject
    EntityManager entities;

    private String before;

    @BeforeEach
    void aWordOfThisTest() {
        centreInIrbid();
        before = "Before " + UUID.randomUUID();
    }

    @Test
    void a_safe_house_that_becomes_something_else_does_not_tell_that_it_was_one() {
        String entry = at(service("SAFE_HOUSE", before), location("House"));
        String service = serviceOf(entry);

        change(
                SERVICES + service,
                Map.of("serviceType", "MHPSS", "sensitive", false, "name", Map.of("ar", "اليوم", "en", "Today")));

        anonymous().get("/hsds/services/" + service).hasStatus(200);
        for (String way : List.of(SERVICES + service + "/history", "/hsds/services/" + service)) {
            outsiders().forEach(api -> assertThat(api.get(way).raw().asString())
                    .doesNotContain("SAFE_HOUSE", "\"serviceType\"", "\"sensitive\""));
        }
        isToldToNobody(before, service, entry);
        isToldTo(EDITOR_IN_IRBID, SERVICES + service, "SAFE_HOUSE");
        isToldTo(CASEWORKER_AT_UNHCR, SERVICES + service, "SAFE_HOUSE");
    }

    @Test
    void the_change_that_hides_an_entry_is_hidden_with_it() {
        String service = service("MHPSS", "Ordinary");
        change(SERVICES + service, Map.of("sensitive", true, "name", Map.of("ar", "بيت", "en", before)));

        assertThat(withPublicChanges(List.of(service))).isEmpty();
    }

    @Test
    void one_change_is_of_one_time() {
        String service = service("MHPSS", "Ordinary");
        change(
                SERVICES + service,
                Map.of("serviceType", "LEGAL_ASSISTANCE", "minimumAge", 3, "maximumAge", 9, "status", "INACTIVE"));

        Answer history = as(EDITOR_IN_IRBID).get(SERVICES + service + "/history");
        List<String> times = history.list("items.findAll { it.action == 'UPDATE' }.at");
        assertThat(times).hasSize(4);
        assertThat(times.stream().distinct()).hasSize(1);
    }

    @Test
    void what_was_written_of_a_place_while_it_was_confidential_stays_so() {
        String location = location("First");
        String safe = service("SHELTER", "House");
        String hidden = at(safe, location);
        String ordinary = at(service("MHPSS", "Ordinary"), location);
        change(LOCATIONS + location, Map.of("name", Map.of("ar", "قبل", "en", before)));
        change(ENTRIES + ordinary, Map.of("details", Map.of("description", Map.of("ar", "قبل", "en", before))));
        change(LOCATIONS + location, Map.of("name", Map.of("ar", "اليوم", "en", "Today")));
        change(ENTRIES + ordinary, Map.of("details", Map.of("description", Map.of("ar", "اليوم", "en", "Today"))));

        change(SERVICES + safe, Map.of("sensitive", false));

        anonymous().get("/hsds/service_at_locations/" + ordinary).hasStatus(200);
        isToldToNobody(before, location, ordinary, hidden, safe);
        for (Persona insider : List.of(EDITOR_IN_IRBID, CASEWORKER_AT_UNHCR)) {
            isToldTo(insider, LOCATIONS + location, before);
            isToldTo(insider, ENTRIES + ordinary, before);
        }
        // What is written from now on is public, and who made the entry always was.
        change(LOCATIONS + location, Map.of("name", Map.of("ar", "غدا", "en", "Tomorrow")));
        assertThat(as(MONITOR_OF_ALL).get(LOCATIONS + location + "/history").<String>list("items.action"))
                .containsExactly("UPDATE", "CREATE");
        isToldTo(MONITOR_OF_ALL, LOCATIONS + location, "Tomorrow");
    }

    @Test
    void what_is_written_of_a_place_in_the_moment_that_opens_it_was_written_while_it_was_hidden() {
        String location = location(before);
        String safe = service("SHELTER", "House");
        at(safe, location);

        CompletableFuture<Void> written = QuarkusTransaction.requiringNew().call(() -> {
            entities.createNativeQuery("update service set sensitive = false where id = cast(:id as uuid)")
                    .setParameter("id", safe)
                    .executeUpdate();
            CompletableFuture<Void> renamed = CompletableFuture.runAsync(
                    () -> change(LOCATIONS + location, Map.of("name", Map.of("ar", "اليوم", "en", "Today"))));
            await().pollInSameThread()
                    .until(() -> (Long) entities.createNativeQuery("select count(*) from pg_locks where not granted")
                                    .getSingleResult()
                            > 0);
            return renamed;
        });
        written.join();

        as(MONITOR_OF_ALL).get(LOCATIONS + location).hasStatus(200);
        isToldToNobody(before, location);
        isToldTo(EDITOR_IN_IRBID, LOCATIONS + location, before);
    }

    @Test
    void what_came_as_history_while_an_entry_was_hidden_is_not_given_back_when_it_is_open() {
        String service = UUID.randomUUID().toString();
        String entry = UUID.randomUUID().toString();
        String location = UUID.randomUUID().toString();
        as(EDITOR_IN_IRBID)
                .post("/v1/directory/imports", """
                        {"organizations":[{"id":"%1$s","name":"Irbid Rehabilitation Centre","x_referral_enabled":true,
                          "services":[{"id":"%2$s","name":"House","x_i18n":{"name":{"en":"House","ar":"بيت"}},"x_service_type":"SHELTER","x_sensitive":true,"metadata":[%5$s],
                            "service_at_locations":[{"id":"%3$s","metadata":[%5$s],
                              "location":{"id":"%4$s","name":"West","metadata":[%5$s]}}]}]}]}""".formatted(
                                REHABILITATION_CENTRE, service, entry, location, """
                                {"id":"%s","resource_id":"%s","resource_type":"service","last_action_date":"2026-01-01",
                                 "last_action_type":"UPDATE","field_name":"name","previous_value":"%s","replacement_value":"House",
                                 "updated_by":"somebody"}""".formatted(
                                                UUID.randomUUID(), service, before)))
                .hasStatus(200);
        assertThat(stored(before).intValue()).isEqualTo(3);

        change(SERVICES + service, Map.of("sensitive", false));

        assertThat(as(COORDINATING_EDITOR).get("/v1/directory/export").raw().asString())
                .contains(service, entry, location);
        isToldToNobody(before, service, entry, location);
    }

    @Test
    void rows_of_before_are_hidden_wherever_their_entry_ever_was() throws IOException {
        String location = location(before);
        String safe = service("SHELTER", before);
        String entry = at(safe, location);
        change(SERVICES + safe, Map.of("name", Map.of("ar", "اليوم", "en", "Today")));
        change(LOCATIONS + location, Map.of("name", Map.of("ar", "اليوم", "en", "Today")));
        change(ENTRIES + entry, Map.of("details", Map.of("description", Map.of("ar", "قبل", "en", before))));
        change(ENTRIES + entry, Map.of("details", Map.of("description", Map.of("ar", "اليوم", "en", "Today"))));
        change(SERVICES + safe, Map.of("sensitive", false));
        String open = location("Open");
        String ordinary = at(service("MHPSS", "Ordinary"), open);
        change(LOCATIONS + open, Map.of("name", Map.of("ar", "اليوم", "en", "Today")));
        List<String> all = List.of(safe, location, entry, open, ordinary);
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update directory_change set hidden = false where cast(record_id as text) in (:all)")
                .setParameter("all", all)
                .executeUpdate());
        assertThat(withPublicChanges(all)).containsExactlyInAnyOrder(safe, location, entry, open);

        String heal = text("/db/migration/V0211__history_of_before.sql");
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(heal).executeUpdate());

        assertThat(withPublicChanges(all)).containsExactly(open);
        isToldToNobody(before, safe, location, entry);
    }

    private static String text(String resource) throws IOException {
        try (var in = HiddenHistoryTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$|;", "");
        }
    }

    @SuppressWarnings("unchecked")
    private List<String> withPublicChanges(List<String> records) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("select distinct cast(record_id as text) from directory_change"
                                + " where not hidden and action <> 'CREATE' and cast(record_id as text) in (:all)")
                        .setParameter("all", records)
                        .getResultList());
    }

    private Number stored(String word) {
        return QuarkusTransaction.requiringNew()
                .call(() -> (Number) entities.createNativeQuery("select count(*) from (select source from service"
                                + " union all select source from service_at_location union all select source from location)"
                                + " as kept where position(:word in cast(source as text)) > 0")
                        .setParameter("word", word)
                        .getSingleResult());
    }

    private static List<Api> outsiders() {
        List<Api> all = new ArrayList<>(List.of(anonymous()));
        OUTSIDERS.forEach(persona -> all.add(as(persona)));
        return all;
    }

    /** Every way to read: the lists, and these records. */
    private static void isToldToNobody(String word, String... records) {
        List<String> asked = new ArrayList<>(List.of(
                "/hsds/organizations/" + REHABILITATION_CENTRE + "?full_service=true",
                "/hsds/services?full=true&per_page=500&organization_id=" + REHABILITATION_CENTRE));
        for (ReadOperations.Read read : ReadOperations.ofThisService()) {
            if (read.id().equals("listAuditEntries")) {
                continue; // it tells what was done, by design
            }
            if (read.namesARecord()) {
                List.of(records).forEach(record -> asked.add(read.of(record)));
            } else {
                asked.add(read.list());
            }
        }
        List<String> leaks = new ArrayList<>();
        for (Api outsider : outsiders()) {
            for (String path : asked) {
                if (outsider.get(path).raw().asString().contains(word)) {
                    leaks.add(path);
                }
            }
        }
        assertThat(leaks).isEmpty();
    }

    private static void isToldTo(Persona who, String entry, String word) {
        assertThat(as(who).get(entry + "/history").hasStatus(200).raw().asString())
                .contains(word);
    }

    private static void change(String path, Map<String, Object> patch) {
        as(EDITOR_IN_IRBID)
                .patch(path, as(EDITOR_IN_IRBID).get(path).etag(), patch)
                .hasStatus(200);
    }

    private static String service(String type, String name) {
        return as(EDITOR_IN_IRBID)
                .post(
                        "/v1/directory/services",
                        Map.of(
                                "name",
                                Map.of("ar", "خدمة", "en", name),
                                "serviceType",
                                type,
                                "sensitive",
                                type.equals("SHELTER")))
                .hasStatus(201)
                .id();
    }

    private static String location(String name) {
        return as(EDITOR_IN_IRBID)
                .post(
                        "/v1/directory/locations",
                        Map.of(
                                "name",
                                Map.of("ar", "مكان", "en", name),
                                "centreType",
                                "SHELTER",
                                "governorate",
                                "JO-IR",
                                "accessibility",
                                List.of()))
                .hasStatus(201)
                .id();
    }

    private static String at(String service, String location) {
        Map<String, Object> entry =
                Map.of("serviceId", service, "locationId", location, "acceptsReferrals", true, "schedules", List.of());
        return as(EDITOR_IN_IRBID)
                .post("/v1/directory/service-at-locations", entry)
                .hasStatus(201)
                .id();
    }

    private static String serviceOf(String entry) {
        return as(EDITOR_IN_IRBID).get(ENTRIES + entry).at("service.id");
    }
}
