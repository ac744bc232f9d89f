package org.wasl.registry.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.code.Sex;
import org.wasl.matching.person.PersonReader;

/** The faces of records that may be somebody's, whoever holds them: as many statements for one as for hundreds, however large the registry. */
@ApplicationScoped
public class StoredFaces {
    private static final String THESE = "with likely as (select unnest(cast(:persons as uuid[])) id)\n";

    /** Those who were merged are of one person for sure: they teach most. */
    private static final String SOME = """
            with likely as (
                (select id from person tablesample bernoulli (:percent) limit :most)
                union (select unnest(array[id, survivor_id]) from person where survivor_id is not null limit :most))
            """;

    /** Looked up one by one: for some thousand the planner would rather read through the names of everybody. */
    private static final String FACES = """
            select p.id, coalesce(p.survivor_id, p.id) as standing, p.sex, p.birth_date, p.birth_date_precision, p.phone, p.governorate,
                n.script, n.name_use, n.given, n.father, n.grandfather, n.family
            from likely
                cross join lateral (select * from person where id = likely.id and status <> 'ERASED' limit 1) p
                cross join lateral (select * from person_name where person_id = p.id limit 20) n
            """;

    private final Session session;
    private final Crowds crowds;

    @Inject
    StoredFaces(Session session, Crowds crowds) {
        this.session = session;
        this.crowds = crowds;
    }

    /** @param standing the record to use: this one, or the one it was merged into */
    public record Stored(UUID id, UUID standing, Faces faces) {}

    /** Of records that share a number, or keys and enough besides. */
    public Collection<Stored> like(Faces faces) {
        return like(List.of(faces)).get(0);
    }

    /** The same for many at once: as few statements for all as for one. */
    public List<List<Stored>> like(List<Faces> askers) {
        Meeting meeting = new Meeting(crowds, askers);
        session.doWork(meeting::hold);
        Map<UUID, Stored> all = new HashMap<>();
        of(meeting.likely().stream().flatMap(Set::stream).collect(Collectors.toSet()))
                .forEach(one -> all.put(one.id(), one));
        return meeting.likely().stream()
                .map(ids -> ids.stream().map(all::get).filter(Objects::nonNull).toList())
                .toList();
    }

    /** Of these records. */
    public Collection<Stored> of(Collection<UUID> persons) {
        return persons.isEmpty()
                ? List.of()
                : stored(session.createNativeQuery(THESE + FACES, Row.class)
                        .setParameter("persons", persons.toArray(UUID[]::new))
                        .getResultStream());
    }

    /** Of some, taken by chance, and of merged ones. */
    public Collection<Stored> some(int most) {
        double percent = Math.min(100, 100.0 * most / Math.max(records(), 1));
        return stored(session.createNativeQuery(SOME + FACES, Row.class)
                .setParameter("percent", percent)
                .setParameter("most", most)
                .getResultStream());
    }

    /** How many there are, as the database last counted them. */
    public long records() {
        float estimate = session.createNativeQuery(
                        "select reltuples from pg_class where oid = cast('person' as regclass)", Tuple.class)
                .getSingleResult()
                .get(0, Float.class);
        return Math.max(0, (long) estimate);
    }

    public boolean areAtLeast(int some) {
        return session.createNativeQuery("select count(*) from (select 1 from person limit :some) p", Tuple.class)
                        .setParameter("some", some)
                        .getSingleResult()
                        .get(0, Long.class)
                >= some;
    }

    /** A written name of a record, and what is the same in each of its rows. */
    private record Row(
            UUID id,
            UUID standing,
            String sex,
            LocalDate birthDate,
            String precision,
            String phone,
            String governorate,
            String script,
            String use,
            String given,
            String father,
            String grandfather,
            String family) {
        PersonFields.Name name() {
            return new PersonFields.Name(
                    NameScript.valueOf(script), NameUse.valueOf(use), given, father, grandfather, family);
        }
    }

    private record StandIn(UUID person, String system, String standIn) {}

    private Collection<Stored> stored(Stream<Row> names) {
        Map<UUID, List<Row>> rows = new LinkedHashMap<>();
        names.forEach(
                row -> rows.computeIfAbsent(row.id(), none -> new ArrayList<>()).add(row));
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
        Map<UUID, Map<IdentifierSystem, Set<String>>> numbers = new HashMap<>();
        session.createNativeQuery(
                        "select person_id, system, encode(value_index, 'hex') from person_identifier"
                                + " where person_id = any(cast(:persons as uuid[])) and status <> 'REVOKED'",
                        StandIn.class)
                .setParameter("persons", persons.toArray(UUID[]::new))
                .getResultStream()
                .forEach(row -> numbers.computeIfAbsent(row.person(), none -> new EnumMap<>(IdentifierSystem.class))
                        .computeIfAbsent(IdentifierSystem.valueOf(row.system()), none -> new HashSet<>())
                        .add(row.standIn()));
        return numbers;
    }

    private static Stored stored(PersonReader reader, List<Row> rows, Map<IdentifierSystem, Set<String>> numbers) {
        Row row = rows.get(0);
        return new Stored(
                row.id(),
                row.standing(),
                Faces.of(
                        reader,
                        rows.stream().map(Row::name).toList(),
                        row.birthDate(),
                        row.precision() == null ? null : BirthDatePrecision.valueOf(row.precision()),
                        Sex.valueOf(row.sex()),
                        row.phone(),
                        row.governorate(),
                        numbers));
    }
}
