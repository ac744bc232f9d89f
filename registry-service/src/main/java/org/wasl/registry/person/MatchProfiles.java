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

/** Reads match profiles of stored records of all agencies. The number of statements is the same for one query and for hundreds. */
@ApplicationScoped
public class MatchProfiles {
    private static final String THESE = "with candidates as (select unnest(cast(:persons as uuid[])) id)\n";

    /** Merged records are known matches: the training needs them most. */
    private static final String SOME = """
            with candidates as (
                (select id from person tablesample bernoulli (:percent) limit :most)
                union (select unnest(array[id, survivor_id]) from person where survivor_id is not null limit :most))
            """;

    /** Lateral joins: for some thousand records the planner would otherwise scan all names. */
    private static final String PROFILES = """
            select p.id, coalesce(p.survivor_id, p.id) as survivor, p.sex, p.birth_date, p.birth_date_precision, p.governorate,
                (select string_agg(c.value, ' ' order by c.position) from person_contact_point c where c.person_id = p.id and c.kind = 'PHONE') as phones,
                n.script, n.name_use, n.given, n.father, n.grandfather, n.family
            from candidates
                cross join lateral (select * from person where id = candidates.id and status <> 'ERASED' limit 1) p
                cross join lateral (select * from person_name where person_id = p.id limit 20) n
            """;

    private final Session session;
    private final OversizedBlocks oversizedBlocks;

    @Inject
    MatchProfiles(Session session, OversizedBlocks oversizedBlocks) {
        this.session = session;
        this.oversizedBlocks = oversizedBlocks;
    }

    /** @param survivorId the record itself, or the one it was merged into */
    public record Stored(UUID id, UUID survivorId, MatchProfile profile) {}

    /** The records that share a number, or that share blocking keys and pass the prefilter. */
    public Collection<Stored> candidatesFor(MatchProfile profile) {
        return candidatesFor(List.of(profile)).get(0);
    }

    /** The same for many queries at once, with as few statements as for one. */
    public List<List<Stored>> candidatesFor(List<MatchProfile> queries) {
        BlockingQuery query = new BlockingQuery(oversizedBlocks, queries);
        session.doWork(query::execute);
        Map<UUID, Stored> all = new HashMap<>();
        of(query.candidates().stream().flatMap(Set::stream).collect(Collectors.toSet()))
                .forEach(one -> all.put(one.id(), one));
        return query.candidates().stream()
                .map(ids -> ids.stream().map(all::get).filter(Objects::nonNull).toList())
                .toList();
    }

    /** The profiles of these records. */
    public Collection<Stored> of(Collection<UUID> persons) {
        return persons.isEmpty()
                ? List.of()
                : stored(session.createNativeQuery(THESE + PROFILES, Row.class)
                        .setParameter("persons", persons.toArray(UUID[]::new))
                        .getResultStream());
    }

    /** A random sample of records, and merged ones. */
    public Collection<Stored> sample(int most) {
        double percent = Math.min(100, 100.0 * most / Math.max(estimatedCount(), 1));
        return stored(session.createNativeQuery(SOME + PROFILES, Row.class)
                .setParameter("percent", percent)
                .setParameter("most", most)
                .getResultStream());
    }

    /** The number of records as the database last estimated it. */
    public long estimatedCount() {
        float estimate = session.createNativeQuery(
                        "select reltuples from pg_class where oid = cast('person' as regclass)", Tuple.class)
                .getSingleResult()
                .get(0, Float.class);
        return Math.max(0, (long) estimate);
    }

    public boolean hasAtLeast(int sample) {
        return session.createNativeQuery("select count(*) from (select 1 from person limit :some) p", Tuple.class)
                        .setParameter("some", sample)
                        .getSingleResult()
                        .get(0, Long.class)
                >= sample;
    }

    /** A name of a record, with the fields that are the same in each of its rows. */
    private record Row(
            UUID id,
            UUID survivorId,
            String sex,
            LocalDate birthDate,
            String precision,
            String governorate,
            String phones,
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

    private record IndexedNumber(UUID person, String system, String blindIndex) {}

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
                        IndexedNumber.class)
                .setParameter("persons", persons.toArray(UUID[]::new))
                .getResultStream()
                .forEach(row -> numbers.computeIfAbsent(row.person(), none -> new EnumMap<>(IdentifierSystem.class))
                        .computeIfAbsent(IdentifierSystem.valueOf(row.system()), none -> new HashSet<>())
                        .add(row.blindIndex()));
        return numbers;
    }

    private static Stored stored(PersonReader reader, List<Row> rows, Map<IdentifierSystem, Set<String>> numbers) {
        Row row = rows.get(0);
        return new Stored(
                row.id(),
                row.survivorId(),
                MatchProfile.of(
                        reader,
                        rows.stream().map(Row::name).toList(),
                        row.birthDate(),
                        row.precision() == null ? null : BirthDatePrecision.valueOf(row.precision()),
                        Sex.valueOf(row.sex()),
                        row.phones() == null ? List.of() : List.of(row.phones().split(" ")),
                        row.governorate(),
                        numbers));
    }
}
