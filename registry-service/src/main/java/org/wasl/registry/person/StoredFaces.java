package org.wasl.registry.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.code.Sex;
import org.wasl.matching.person.PersonReader;

/** The faces of records that may be somebody's, whoever holds them: two statements, however large the registry. */
@ApplicationScoped
public class StoredFaces {
    /** A key that more have than this says too little to be worth the comparisons; the narrower ones still find her. */
    private static final int CROWD = 100;

    private static final String LIKELY = """
            with likely as (
                select unnest(met.persons) id
                from unnest(cast(:keys as bigint[])) as k(match_key)
                cross join lateral (
                    select array_agg(m.person_id) persons
                    from (select person_id from person_match_key where match_key = k.match_key limit %d) m) met
                where cardinality(met.persons) <= %d
                union
                select i.person_id from person_identifier i
                where i.value_index in (select decode(n, 'hex') from unnest(cast(:numbers as text[])) n))
            """.formatted(CROWD + 1, CROWD);

    /** Those who were merged are of one person for sure: they teach most. */
    private static final String SOME = """
            with likely as (
                (select id from person tablesample bernoulli (:percent) limit :most)
                union (select unnest(array[id, survivor_id]) from person where survivor_id is not null limit :most))
            """;

    private static final String FACES = """
            select p.id, coalesce(p.survivor_id, p.id) as standing, p.sex, p.birth_date, p.birth_date_precision, p.phone, p.governorate,
                n.script, n.name_use, n.given, n.father, n.grandfather, n.family
            from likely join person p using (id) join person_name n on n.person_id = p.id
            where p.status <> 'ERASED'
            """;

    private final Session session;

    @Inject
    StoredFaces(Session session) {
        this.session = session;
    }

    /** @param standing the record to use: this one, or the one it was merged into */
    public record Stored(UUID standing, Faces faces) {}

    /** Of records that share a key or a number. */
    public Collection<Stored> like(Faces faces) {
        String[] numbers = faces.numbers().entrySet().stream()
                .filter(number -> !Faces.OF_HOUSEHOLDS.contains(number.getKey()))
                .flatMap(number -> number.getValue().stream())
                .toArray(String[]::new);
        return stored(session.createNativeQuery(LIKELY + FACES, Tuple.class)
                .setParameter("keys", faces.keys().toArray(Long[]::new))
                .setParameter("numbers", numbers)
                .getResultStream());
    }

    /** Of some, taken by chance, and of merged ones. */
    public Collection<Stored> some(int most) {
        double percent = Math.min(100, 100.0 * most / Math.max(records(), 1));
        return stored(session.createNativeQuery(SOME + FACES, Tuple.class)
                .setParameter("percent", percent)
                .setParameter("most", most)
                .getResultStream());
    }

    /** How many there are, as the database last counted them. */
    public long records() {
        Float estimate = session.createNativeQuery(
                        "select reltuples from pg_class where oid = cast('person' as regclass)", Float.class)
                .getSingleResult();
        return Math.max(0, estimate.longValue());
    }

    public boolean areAtLeast(int some) {
        return session.createNativeQuery("select count(*) from (select 1 from person limit :some) p", Long.class)
                        .setParameter("some", some)
                        .getSingleResult()
                >= some;
    }

    private Collection<Stored> stored(Stream<Tuple> names) {
        Map<UUID, List<Tuple>> rows = new LinkedHashMap<>();
        names.forEach(row -> rows.computeIfAbsent(row.get("id", UUID.class), none -> new ArrayList<>())
                .add(row));
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, Map<IdentifierSystem, Set<String>>> numbers = numbersOf(rows.keySet());
        PersonReader reader = new PersonReader();
        List<Stored> stored = new ArrayList<>();
        rows.forEach((id, written) -> stored.add(stored(reader, written, numbers.getOrDefault(id, Map.of()))));
        return stored;
    }

    private Map<UUID, Map<IdentifierSystem, Set<String>>> numbersOf(Set<UUID> persons) {
        Map<UUID, Map<IdentifierSystem, Set<String>>> numbers = new LinkedHashMap<>();
        Stream<Tuple> rows = session.createNativeQuery(
                        "select person_id, system, encode(value_index, 'hex') as stand_in from person_identifier"
                                + " where person_id = any(cast(:persons as uuid[]))",
                        Tuple.class)
                .setParameter("persons", persons.toArray(UUID[]::new))
                .getResultStream();
        rows.forEach(row -> numbers.computeIfAbsent(
                        row.get("person_id", UUID.class), none -> new EnumMap<>(IdentifierSystem.class))
                .computeIfAbsent(IdentifierSystem.valueOf(row.get("system", String.class)), none -> new HashSet<>())
                .add(row.get("stand_in", String.class)));
        return numbers;
    }

    private static Stored stored(PersonReader reader, List<Tuple> rows, Map<IdentifierSystem, Set<String>> numbers) {
        Tuple row = rows.get(0);
        String precision = row.get("birth_date_precision", String.class);
        return new Stored(
                row.get("standing", UUID.class),
                Faces.of(
                        reader,
                        rows.stream().map(StoredFaces::name).toList(),
                        row.get("birth_date", LocalDate.class),
                        precision == null ? null : BirthDatePrecision.valueOf(precision),
                        Sex.valueOf(row.get("sex", String.class)),
                        row.get("phone", String.class),
                        row.get("governorate", String.class),
                        numbers));
    }

    private static PersonFields.Name name(Tuple row) {
        return new PersonFields.Name(
                NameScript.valueOf(row.get("script", String.class)),
                NameUse.valueOf(row.get("name_use", String.class)),
                row.get("given", String.class),
                row.get("father", String.class),
                row.get("grandfather", String.class),
                row.get("family", String.class));
    }
}
