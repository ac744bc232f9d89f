package org.wasl.registry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.registry.RegistryTest;

@QuarkusTest
class MatchModelTest extends RegistryTest {
    @Inject
    EntityManager entities;

    @Test
    void a_model_is_learnt_looked_at_taken_up_and_left_again() {
        as(STEWARD_AT_MINISTRY).post("/v1/match-models", null).isProblem(403, "not-allowed");
        as(ADMINISTRATOR).post("/v1/match-models", null).isProblem(409, "too-few-records");
        aRegistryOfInventedPeople();
        someWithANumberThatTwoAgenciesKnow();
        fiveOfThemAreCalledByTwoNamesAsStewardsFound();

        Answer asked = as(ADMINISTRATOR).post("/v1/match-models", null).hasStatus(201);
        String path = "/v1/match-models/" + asked.id();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !as(ADMINISTRATOR).get(path).at("status").equals("TRAINING"));
        Answer ready = as(ADMINISTRATOR).get(path);
        assertThat(ready.<String>at("status")).isEqualTo("READY");
        assertThat(ready.<Integer>at("records")).isGreaterThanOrEqualTo(1500);
        assertThat(ready.<String>list("fields.field")).contains("given", "lineage", "birthDate", "nationalId");
        assertThat(ready.<Float>at("fields.find { it.field == 'birthDate' }.weights[-1]"))
                .isGreaterThan(5);

        assertThat(ready.<Map<String, Object>>list("variants"))
                .containsExactly(Map.of("one", "عبدالله", "other", "عبود", "decisions", 5));

        Answer active = as(ADMINISTRATOR).step(ready, path + "/activate", null).hasStatus(200);
        assertThat(active.<List<String>>at("allowedActions")).containsExactly("retire");
        var known = somebody();
        registered(REGISTRAR_AT_MINISTRY, known);
        as(REGISTRAR_AT_MINISTRY).post("/v1/persons", known).isProblem(409, "possible-duplicate");
        Answer retired = as(ADMINISTRATOR).step(active, path + "/retire", null).hasStatus(200);
        assertThat(retired.<List<String>>at("allowedActions")).containsExactly("activate");
    }

    /** So that there is something to learn of numbers and of places. */
    private static void someWithANumberThatTwoAgenciesKnow() {
        for (int i = 0; i < 25; i++) {
            Map<String, Object> known = new HashMap<>(somebody());
            known.put("identifiers", List.of(number("JO_NATIONAL_NO", nationalNumber())));
            known.put("governorate", i % 2 == 0 ? "JO-IR" : "JO-MA");
            registered(REGISTRAR_AT_MINISTRY, known);
            registered(REGISTRAR_AT_UNHCR, known);
        }
    }

    private void fiveOfThemAreCalledByTwoNamesAsStewardsFound() {
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 1; i <= 5; i++) {
                String one = "00000000-0000-7000-8000-%012d".formatted(10 * i + 1);
                String other = "00000000-0000-7000-8000-%012d".formatted(10 * i + 2);
                for (String[] called : new String[][] {{one, "عبود"}, {other, "عبد الله"}}) {
                    entities.createNativeQuery(
                                    "update person_name set script = 'ARAB', given = :given, father = 'خالد', family = 'الحديد'"
                                            + " where person_id = cast(:person as uuid)")
                            .setParameter("given", called[1])
                            .setParameter("person", called[0])
                            .executeUpdate();
                }
                entities.createNativeQuery(
                                "insert into match_review (id, version, created_at, updated_at, agency_id, left_id, right_id, status, decided_at)"
                                        + " values (gen_random_uuid(), 0, :now, :now, gen_random_uuid(), cast(:one as uuid), cast(:other as uuid), 'CONFIRMED', :now)")
                        .setParameter("now", TestClock.now())
                        .setParameter("one", one)
                        .setParameter("other", other)
                        .executeUpdate();
            }
        });
    }

    /** Two thousand records, of which every fifth is of somebody who is there already, with the day of birth mistyped or the telephone changed. */
    private void aRegistryOfInventedPeople() {
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("""
                    insert into person (id, version, created_at, updated_at, agency_id, status, sex, birth_date, birth_date_precision, legal_status, governorate, match_keys_version)
                    select cast('00000000-0000-7000-8000-' || lpad(cast(i as text), 12, '0') as uuid), 0, cast(:now as timestamptz), cast(:now as timestamptz), gen_random_uuid(), 'ACTIVE',
                        case when who % 2 = 0 then 'MALE' else 'FEMALE' end,
                        date '1950-01-02' + who * 7919 % 20000 + case when i % 11 = 0 then 1 else 0 end, 'EXACT', 'CITIZEN', 'JO-AM', 1
                    from (select i, case when i % 5 = 0 then i - 1 else i end who from generate_series(1, 2000) i) n""").setParameter("now", TestClock.now()).executeUpdate();
            entities.createNativeQuery("""
                    insert into person_contact_point (person_id, position, kind, value)
                    select cast('00000000-0000-7000-8000-' || lpad(cast(i as text), 12, '0') as uuid), 0, 'PHONE',
                        '+9627' || 10000000 + who * 104729 % 89999999 + case when i % 13 = 0 then 77777 else 0 end
                    from (select i, case when i % 5 = 0 then i - 1 else i end who from generate_series(1, 2000) i) n""").executeUpdate();
            entities.createNativeQuery("""
                    insert into person_name (id, person_id, script, name_use, given, father, family, skeleton_words)
                    select gen_random_uuid(), p.id, 'LATN', 'OFFICIAL',
                        translate(left(md5('g' || who % 97), 7), '0123456789', 'ghjklmnrst'),
                        translate(left(md5('f' || who % 89), 7), '0123456789', 'ghjklmnrst'),
                        translate(left(md5('l' || who % 401), 7), '0123456789', 'ghjklmnrst'), '{}'
                    from person p, lateral (select cast(right(cast(p.id as text), 12) as bigint) i) n,
                        lateral (select case when i % 5 = 0 then i - 1 else i end who) w
                    where cast(p.id as text) like '00000000-0000-7000-8000-%'""").executeUpdate();
        });
    }
}
