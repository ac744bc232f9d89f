package org.wasl.referral.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.EDITOR_IN_IRBID;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.OTHER_PROVIDER;
import static org.wasl.platform.testing.Persona.PROVIDER_ELSEWHERE;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Tokens;
import org.wasl.referral.ReferralTest;

/**
 * Where a sensitive service of the place's own organization is given, nothing tells where that is, by any way of reading, but to those who refer and to this
 * organization. Others cannot make a place confidential.
 */
@QuarkusTest
class ConfidentialLocationsTest extends ReferralTest {
    private static final String AT = "/v1/directory/service-at-locations";
    private static final String EVERYTHING_OF = "organization_id=" + REHABILITATION_CENTRE + "&per_page=500";

    @Inject
    EntityManager entities;

    private String name;
    private String postcode;
    private double latitude;
    private String house;

    @BeforeEach
    void aPlace() {
        centreInIrbid();
        centreElsewhere();
        name = "Secret " + UUID.randomUUID();
        postcode = "PC" + UUID.randomUUID().toString().substring(0, 8);
        latitude = 31 + Math.floorMod(UUID.randomUUID().hashCode(), 999_983) / 1e6;
        house = as(EDITOR_IN_IRBID)
                .post("/v1/directory/locations", place())
                .hasStatus(201)
                .id();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothing_tells_where_a_safe_house_is_whichever_service_came_first(boolean houseFirst) {
        String safe = service(EDITOR_IN_IRBID, "SAFE_HOUSE");
        String open = service(EDITOR_IN_IRBID, "MHPSS");
        String first = at(EDITOR_IN_IRBID, houseFirst ? safe : open);
        String second = at(EDITOR_IN_IRBID, houseFirst ? open : safe);

        isSecret(open, safe, first, second);
        Answer shown = anonymous().get("/hsds/services/" + open).hasStatus(200);
        assertThat(shown.<Object>list("service_at_locations")).isEmpty();
        as(CASEWORKER_AT_UNHCR).get(AT + "/" + first).hasStatus(200);
        assertThat(as(CASEWORKER_AT_UNHCR)
                        .get("/fhir/HealthcareService/" + second)
                        .hasStatus(200)
                        .raw()
                        .asString())
                .contains(house);
        as(EDITOR_IN_IRBID).get("/v1/directory/locations/" + house).hasStatus(200);
        as(EDITOR_IN_IRBID).get(AT + "/" + first).hasStatus(200);
    }

    @Test
    void a_place_is_as_confidential_as_what_is_given_there_today() {
        String shelter = service(EDITOR_IN_IRBID, "SHELTER");
        String entry = at(EDITOR_IN_IRBID, shelter);
        isPublic(entry, house);

        sensitive(shelter, true);
        isSecret(entry);

        sensitive(shelter, false);
        isPublic(entry, house);
    }

    @Test
    void another_organization_hides_its_own_entry_and_never_the_place() {
        String open = at(EDITOR_IN_IRBID, service(EDITOR_IN_IRBID, "MHPSS"));
        String shelter = service(PROVIDER_ELSEWHERE, "SAFE_HOUSE");
        String hidden = at(PROVIDER_ELSEWHERE, shelter);

        isPublic(open, house);
        assertThat(isConfidential(house)).isFalse();
        List<Api> others = List.of(as(MANAGER_AT_UNHCR), as(EDITOR_IN_IRBID), as(REGISTRAR_AT_MINISTRY));
        for (Api other : others) {
            other.get(AT + "/" + hidden).isProblem(404, "not-found");
            other.get("/fhir/HealthcareService/" + hidden).hasStatus(404);
            assertThat(other.get("/fhir/HealthcareService?_count=200&location=Location/" + house)
                            .raw()
                            .asString())
                    .contains(open)
                    .doesNotContain(hidden, shelter);
        }
        anonymous().get("/hsds/service_at_locations/" + hidden).hasStatus(404);
        assertThat(anonymous()
                        .get("/hsds/organizations/" + OTHER_PROVIDER + "?full_service=true")
                        .raw()
                        .asString())
                .doesNotContain(house, shelter, hidden, name);
        as(PROVIDER_ELSEWHERE).get(AT + "/" + hidden).hasStatus(200);
        as(CASEWORKER_AT_UNHCR).get(AT + "/" + hidden).hasStatus(200);
    }

    @Test
    void what_others_give_at_a_confidential_place_is_shown_without_it() {
        String guest = service(PROVIDER_ELSEWHERE, "LEGAL_ASSISTANCE");
        String theirs = at(PROVIDER_ELSEWHERE, guest);
        isPublic(theirs, house);

        String safe = at(EDITOR_IN_IRBID, service(EDITOR_IN_IRBID, "SAFE_HOUSE"));

        isSecretTo(outsiders(Persona.OTHER_PROVIDER), guest, theirs, safe);
        assertThat(anonymous().get("/hsds/services/" + guest).hasStatus(200).<Object>list("service_at_locations"))
                .isEmpty();
        as(PROVIDER_ELSEWHERE).get(AT + "/" + theirs).hasStatus(200);
        as(PROVIDER_ELSEWHERE).get(AT + "/" + safe).isProblem(404, "not-found");
        as(EDITOR_IN_IRBID).get(AT + "/" + theirs).hasStatus(200);
    }

    @Test
    void an_entry_that_is_written_while_the_place_becomes_confidential_is_hidden_with_it() {
        String shelter = service(EDITOR_IN_IRBID, "SHELTER");
        at(EDITOR_IN_IRBID, shelter);
        String legal = service(PROVIDER_ELSEWHERE, "LEGAL_ASSISTANCE");

        CompletableFuture<String> theirs = QuarkusTransaction.requiringNew().call(() -> {
            entities.createNativeQuery("update service set sensitive = true where id = cast(:id as uuid)")
                    .setParameter("id", shelter)
                    .executeUpdate();
            CompletableFuture<String> written = CompletableFuture.supplyAsync(() -> at(PROVIDER_ELSEWHERE, legal));
            await().pollInSameThread()
                    .until(() -> (Long) entities.createNativeQuery("select count(*) from pg_locks where not granted")
                                    .getSingleResult()
                            > 0);
            return written;
        });

        anonymous().get("/hsds/service_at_locations/" + theirs.join()).hasStatus(404);
        as(MANAGER_AT_UNHCR).get(AT + "/" + theirs.join()).isProblem(404, "not-found");
    }

    @Test
    void nobody_gets_into_a_confidential_place_by_its_id() {
        String safe = at(EDITOR_IN_IRBID, service(EDITOR_IN_IRBID, "SAFE_HOUSE"));
        String legal = service(PROVIDER_ELSEWHERE, "LEGAL_ASSISTANCE");

        as(PROVIDER_ELSEWHERE)
                .post(AT, entry(legal))
                .isProblem(422, "invalid-fields")
                .names("/locationId", "unknown-place");
        String entry = UUID.randomUUID().toString();
        Answer report = imported(entry);

        assertThat(report.hasStatus(200).<Map<String, Integer>>at("rejected")).containsKey("service_at_location");
        as(PROVIDER_ELSEWHERE).get(AT + "/" + entry).isProblem(404, "not-found");
        isSecretTo(outsiders(), safe);
    }

    @Test
    void results_around_a_postal_code_do_not_tell_where_a_confidential_place_has_it() {
        at(EDITOR_IN_IRBID, service(EDITOR_IN_IRBID, "SAFE_HOUSE"));
        serviceInIrbid("Neighbour", "جار", Map.of(), latitude);

        assertThat(anonymous()
                        .get("/hsds/service_at_locations?postcode=" + postcode + "&proximity=5000")
                        .hasStatus(200)
                        .<Integer>at("total_items"))
                .isZero();
    }

    private Answer imported(String entry) {
        return withToken(Tokens.of("editor-elsewhere", OTHER_PROVIDER, Roles.DIRECTORY_EDITOR))
                .post("/v1/directory/imports", """
                        {"organizations":[{"id":"%s","name":"Elsewhere","x_referral_enabled":true,
                          "services":[{"id":"%s","name":"Advice","x_service_type":"LEGAL_ASSISTANCE",
                            "service_at_locations":[{"id":"%s","location":{"id":"%s","name":"Here"}}]}]}]}""".formatted(OTHER_PROVIDER, UUID.randomUUID(), entry, house));
    }

    private Map<String, Object> place() {
        return Map.of(
                "name",
                Map.of("ar", name + " ع", "en", name),
                "centreType",
                "SHELTER",
                "governorate",
                "JO-IR",
                "latitude",
                latitude,
                "longitude",
                35.9,
                "accessibility",
                List.of(),
                "details",
                Map.of("addresses", List.of(Map.of("address1", "Street of " + name, "postalCode", postcode))));
    }

    private static String service(Persona editor, String type) {
        return as(editor)
                .post(
                        "/v1/directory/services",
                        Map.of("name", Map.of("ar", "خدمة", "en", "Service"), "serviceType", type))
                .hasStatus(201)
                .id();
    }

    private Map<String, Object> entry(String service) {
        return Map.of("serviceId", service, "locationId", house, "acceptsReferrals", true, "schedules", List.of());
    }

    private String at(Persona editor, String service) {
        return as(editor).post(AT, entry(service)).hasStatus(201).id();
    }

    private static void sensitive(String service, boolean sensitive) {
        String path = "/v1/directory/services/" + service;
        as(EDITOR_IN_IRBID)
                .patch(path, as(EDITOR_IN_IRBID).get(path).etag(), Map.of("sensitive", sensitive))
                .hasStatus(200);
    }

    private void isPublic(String entry, String location) {
        anonymous().get("/hsds/service_at_locations/" + entry).hasStatus(200);
        assertThat(anonymous()
                        .get("/hsds/organizations/" + REHABILITATION_CENTRE + "?full_service=true")
                        .raw()
                        .asString())
                .contains(location);
        for (Persona who : List.of(MANAGER_AT_UNHCR, REGISTRAR_AT_MINISTRY)) {
            as(who).get(AT + "/" + entry).hasStatus(200);
            as(who).get("/v1/directory/locations/" + location).hasStatus(200);
            as(who).get("/fhir/Location/" + location).hasStatus(200);
            as(who).get("/fhir/HealthcareService/" + entry).hasStatus(200);
        }
    }

    /** Neither of those who refer nor of one of these organizations. */
    private static Map<String, Api> outsiders(String... insiders) {
        Map<String, Api> outsiders = new LinkedHashMap<>();
        for (Persona persona : Persona.values()) {
            String agency = persona.agency() == null ? "" : persona.agency().toString();
            boolean refers =
                    persona.name().contains("CASEWORKER") || persona.name().contains("SUPERVISOR");
            if (!refers
                    && !agency.equals(REHABILITATION_CENTRE)
                    && !List.of(insiders).contains(agency)) {
                outsiders.put(persona.name(), as(persona));
            }
        }
        outsiders.put("ANONYMOUS", anonymous());
        return outsiders;
    }

    private void isSecret(String... records) {
        isSecretTo(outsiders(), records);
    }

    private void isSecretTo(Map<String, Api> outsiders, String... records) {
        List<String> asked = new ArrayList<>(List.of(
                "/hsds/services?full=true&" + EVERYTHING_OF,
                "/hsds/services?minimal=true&" + EVERYTHING_OF,
                "/hsds/services?format=ndjson&full=true",
                "/hsds/organizations?full=true&full_service=true&per_page=500",
                "/hsds/organizations?format=ndjson&full_service=true",
                "/hsds/organizations/" + REHABILITATION_CENTRE + "?full_service=true",
                "/hsds/service_at_locations?full=true&" + EVERYTHING_OF,
                "/hsds/service_at_locations?format=ndjson&full=true",
                AT + "?limit=200&organizationId=" + REHABILITATION_CENTRE,
                "/v1/directory/locations?limit=200&governorate=JO-IR",
                "/fhir/HealthcareService?location=Location/" + house,
                "/v1/directory/export/csv-package"));
        List<String> whole = List.copyOf(asked);
        for (ReadOperations.Read read : ReadOperations.ofThisService()) {
            // They tell what was done, by design, also of what their reader cannot open.
            if (!read.id().equals("listAuditEntries")) {
                if (read.namesARecord()) {
                    asked.add(read.of(house));
                    List.of(records).forEach(record -> asked.add(read.of(record)));
                } else {
                    asked.add(read.list());
                }
            }
        }
        Outsiders.areToldNothing(outsiders, (who, api) -> {
            List<String> leaks = new ArrayList<>();
            asked.forEach(path -> {
                Answer answer = api.get(path);
                if (whole.contains(path) && answer.raw().statusCode() == 400) {
                    leaks.add(path + " asks for nothing");
                }
                String text = text(answer);
                for (String word : List.of(name, house, String.valueOf(latitude), postcode)) {
                    if (text.contains(word) && !path.contains(word)) {
                        leaks.add(who + " " + path + " tells " + word);
                    }
                }
            });
            return leaks;
        });
    }

    private static String text(Answer answer) {
        if (!String.valueOf(answer.raw().contentType()).startsWith("application/zip")) {
            return answer.raw().asString();
        }
        StringBuilder all = new StringBuilder();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(answer.raw().asByteArray()))) {
            while (zip.getNextEntry() != null) {
                all.append(new String(zip.readAllBytes(), UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }

    /** As it is stated to other services. */
    private boolean isConfidential(String location) {
        return QuarkusTransaction.requiringNew()
                .call(() -> (Boolean)
                        entities.createNativeQuery("select confidential from location where id = cast(:id as uuid)")
                                .setParameter("id", location)
                                .getSingleResult());
    }
}
