package org.wasl.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;

/** The file of an export, imported again. */
@QuarkusTest
class ExportedAndImportedTest extends ImportTest {
    @Inject
    EntityManager entities;

    private static final String ALIAS_OF_A_STORY_TELLER = "شهرزاد";

    @Test
    void what_nobody_changed_is_unchanged_and_what_somebody_changed_is_changed() {
        String full = registered(REGISTRAR_AT_MINISTRY, everythingKnown()).id();
        String formula = registered(REGISTRAR_AT_MINISTRY, named("=1+1", "'@sum", "-2+3"))
                .id();
        home(full, formula);
        Answer before = as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + full);
        String file = exported(REGISTRAR_AT_MINISTRY, List.of(full, formula));

        Answer same = worked(file);
        assertThat(report(same)).isEqualToIgnoringNewLines("line,field,code,message_ar,message_en");
        assertThat(counts(same)).containsExactly(2, 0, 0, 2, 0);
        assertThat(as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + full).raw().asString())
                .isEqualTo(before.raw().asString());

        Answer changed = worked(file.replace("JO21,JO2101,HUSN", "JO11,JO1101,").replace("JO21,", "JO11,"));
        assertThat(counts(changed)).containsExactly(2, 0, 2, 0, 0);
        Answer after = as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + full);
        assertThat(after.<String>at("governorate")).isEqualTo("JO-AM");
        assertThat(after.<Object>at("names")).isEqualTo(before.at("names"));
    }

    /** Whatever people have in their records, and however they wrote it. */
    @Test
    void nobody_in_an_export_is_changed_by_its_import() {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            people.add(registered(REGISTRAR_AT_MINISTRY, anybody()).id());
        }
        // As before districts were codes, and as lists write what we do not know.
        lived(people.subList(0, 10), "=x");
        lived(people.subList(10, 20), "قصبة,اربد");
        lived(people.subList(20, 30), "-");
        lived(people.subList(30, 40), "JO2101");
        String file = exported(REGISTRAR_AT_MINISTRY, people);

        Answer same = worked(file);

        assertThat(report(same)).isEqualToIgnoringNewLines("line,field,code,message_ar,message_en");
        assertThat(counts(same)).containsExactly(60, 0, 0, 60, 0);
    }

    private void lived(List<String> people, String district) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update person set district = :district where id in (:people)")
                .setParameter("district", district)
                .setParameter("people", people.stream().map(UUID::fromString).toList())
                .executeUpdate());
    }

    private static Map<String, Object> anybody() {
        Map<String, Object> body = new HashMap<>(somebody());
        List<Object> names = new ArrayList<>();
        for (String script : List.of("ARAB", "LATN")) {
            Map<String, Object> name = new HashMap<>(Map.of("script", script, "use", "OFFICIAL", "given", invented()));
            for (String part : List.of("given", "father", "grandfather", "family")) {
                if (random().nextBoolean()) {
                    name.put(part, one(ODD).formatted(script.equals("ARAB") ? invented() : "Salma"));
                }
            }
            names.add(name);
        }
        body.put("names", random().nextBoolean() ? names : names.subList(0, 1));
        body.put("sex", one(List.of("MALE", "FEMALE", "OTHER", "UNKNOWN")));
        body.put("birthDate", one(List.of("1991-03-14", "1912-01-01", "2001-12-31", "1975-06-01")));
        body.put("birthDatePrecision", one(List.of("EXACT", "ESTIMATED")));
        body.put("nationality", one(List.of(java.util.Locale.getISOCountries())));
        body.put("legalStatus", one(List.of("CITIZEN", "REFUGEE", "OTHER", "UNKNOWN")));
        body.put("maritalStatus", one(List.of("SINGLE", "UNMARRIED", "ANNULLED")));
        body.put("disability", random().nextBoolean());
        body.put("contactPoints", anyContactPoints());
        body.put("preferredLanguage", one(List.of("ar", "en", "ckb")));
        Map<String, String> place = one(PLACES);
        body.putAll(place);
        body.put(
                "identifiers",
                List.of(
                        number("JO_NATIONAL_NO", nationalNumber()),
                        number("UNHCR_INDIVIDUAL_NO", "905-" + random().nextInt(1_000_000) + "E12")));
        return body;
    }

    /** In any order, with what a list does not show: which of them are safe, and which are old. */
    private static List<Map<String, Object>> anyContactPoints() {
        List<String> values = new ArrayList<>(List.of(
                one(List.of("+962795557788", "0795557788", "00962 79 555 7788", "795557788")),
                one(List.of("(06) 555-1234", "+962 6 555 1234")),
                "+1 202 555 0100",
                "0944123456",
                one(List.of("a+b@example.org", "-x@example.org", "o'neil@example.org")),
                "b@example.org",
                "c@example.org"));
        Collections.shuffle(values, random());
        List<Map<String, Object>> points = new ArrayList<>();
        for (Map<String, Object> point :
                reachedBy(values.subList(0, random().nextInt(values.size() + 1)).toArray(String[]::new))) {
            Map<String, Object> known = new HashMap<>(point);
            known.put("use", random().nextBoolean() ? null : one(List.of("HOME", "WORK", "MOBILE", "OLD")));
            known.put("safeToUse", random().nextBoolean() ? null : random().nextBoolean());
            known.put("verifiedOn", random().nextBoolean() ? null : "2025-11-03");
            points.add(known);
        }
        return points;
    }

    private static final List<String> ODD = List.of(
            "%s",
            "%s",
            "'%s",
            "=%s",
            "+%s",
            "-%s",
            "%s \"أبو\" x",
            "%s, x",
            "%s; x",
            "%s  x",
            "ـ%s",
            " %s ",
            "\u200F%s",
            "%s'",
            "=\"%s\"",
            "%s|x");

    private static final List<Map<String, String>> PLACES = List.of(
            Map.of("governorate", "JO-AM", "district", "JO1103"),
            Map.of("governorate", "JO-MN"),
            Map.of("governorate", "JO-MA", "camp", "ZAATARI"),
            Map.of("governorate", "JO-AQ", "district", "JO3401"),
            Map.of("district", "JO2101"));

    private static <T> T one(List<T> of) {
        return of.get(random().nextInt(of.size()));
    }

    @Test
    void whom_the_agency_does_not_hold_it_neither_changes_nor_makes_anew() {
        String theirs = registered(REGISTRAR_AT_UNHCR, somebody()).id();
        Answer done = worked(exported(REGISTRAR_AT_UNHCR, List.of(theirs)));
        assertThat(counts(done)).containsExactly(1, 0, 0, 0, 1);
        assertThat(report(done)).contains("3,person_id,unknown-person");
    }

    @Test
    void columns_that_a_list_does_not_have_stay_as_they_are() {
        String person = registered(REGISTRAR_AT_MINISTRY, everythingKnown()).id();
        Answer before = as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + person);
        worked("person_id,given_ar,phone\n" + person + "," + before.at("names[0].given") + ",+962790000111\n");

        Answer after = as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + person);
        assertThat(after.<String>list("contactPoints.value"))
                .containsExactly("+962790000111", "salma@example.org", "+96265551234");
        for (String field : List.of("birthDate", "maritalStatus", "preferredLanguage", "district", "camp")) {
            assertThat(after.<Object>at(field)).as(field).isEqualTo(before.at(field));
        }
    }

    private Answer worked(String file) {
        Answer job = as(Persona.STEWARD_AT_MINISTRY)
                .post("/v1/person-imports", Map.of("format", "CSV"))
                .hasStatus(201);
        sent(job, 0, file.getBytes(StandardCharsets.UTF_8));
        return over(step(job, "start").hasStatus(200));
    }

    /** The header, the tags and the lines of these persons. */
    private static String exported(Persona by, List<String> persons) {
        String[] lines = as(by).get("/v1/persons/export?updatedSince=" + began())
                .hasStatus(200)
                .raw()
                .asString()
                .split("\\R");
        List<String> kept = new ArrayList<>(List.of(lines[0], lines[1]));
        for (String line : lines) {
            if (persons.stream().anyMatch(line::startsWith)) {
                kept.add(line);
            }
        }
        return String.join("\n", kept) + "\n";
    }

    private static Map<String, Object> everythingKnown() {
        Map<String, Object> body = new HashMap<>(somebody());
        List<Object> names = new ArrayList<>((List<?>) body.get("names"));
        names.add(Map.of("script", "LATN", "use", "OFFICIAL", "given", "Salma", "family", "Khatib"));
        names.add(Map.of("script", "ARAB", "use", "ALIAS", "given", ALIAS_OF_A_STORY_TELLER));
        body.put("names", names);
        body.put("nationality", "SY");
        body.put("maritalStatus", "MARRIED");
        body.put("contactPoints", reachedBy("+962790000110", "salma@example.org", "+96265551234"));
        body.put("preferredLanguage", "ar");
        body.put("district", "JO2101");
        body.put("camp", "HUSN");
        body.put("identifiers", List.of(number("JO_NATIONAL_NO", nationalNumber())));
        return body;
    }

    private static void home(String head, String other) {
        as(REGISTRAR_AT_MINISTRY)
                .post(
                        "/v1/households",
                        Map.of(
                                "members",
                                List.of(
                                        Map.of("personId", head, "role", "HEAD"),
                                        Map.of("personId", other, "role", "SIBLING"))))
                .hasStatus(201);
    }
}
