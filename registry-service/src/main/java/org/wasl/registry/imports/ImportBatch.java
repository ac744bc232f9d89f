package org.wasl.registry.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.code.HouseholdStay;
import org.wasl.contracts.event.CodeChange;
import org.wasl.contracts.event.PersonChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.Violations;
import org.wasl.platform.value.ExternalId;
import org.wasl.registry.lookup.Lookups;
import org.wasl.registry.person.ExternalIdIndex;
import org.wasl.registry.person.IdentifierClaim;
import org.wasl.registry.person.IdentifierIndex;
import org.wasl.registry.person.NumbersInUse;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonEdits;
import org.wasl.registry.person.PersonFields;
import org.wasl.registry.person.PersonNews;
import org.wasl.registry.person.Persons;
import org.wasl.registry.registration.PersonRegistrar;

/**
 * Writes some rows of an import at once. A person who seems to be known is registered all the same, and the background check brings the pair to a steward: an import
 * asks nobody.
 */
@ApplicationScoped
class ImportBatch {
    private static final String DISTRICT = "/district";
    private static final String UNKNOWN_CODE = "unknown-code";

    private final PersonImports imports;
    private final PersonRegistrar registrar;
    private final Persons persons;
    private final ExternalIdIndex externalIds;
    private final IdentifierIndex identifiers;
    private final PersonEdits edits;
    private final PersonNews news;
    private final Lookups lookups;
    private final ImportedHouseholds importedHouseholds;
    private final ImportedRows importedRows;
    private final Journal journal;
    private final Validator validator;
    private final Sealer cipher;
    private final Clock clock;

    @Inject
    ImportBatch(
            PersonImports imports,
            PersonRegistrar registrar,
            Persons persons,
            ExternalIdIndex externalIds,
            IdentifierIndex identifiers,
            PersonEdits edits,
            PersonNews news,
            Lookups lookups,
            ImportedHouseholds importedHouseholds,
            ImportedRows importedRows,
            Journal journal,
            Validator validator,
            Sealer cipher,
            Clock clock) {
        this.imports = imports;
        this.registrar = registrar;
        this.persons = persons;
        this.externalIds = externalIds;
        this.identifiers = identifiers;
        this.edits = edits;
        this.news = news;
        this.lookups = lookups;
        this.importedHouseholds = importedHouseholds;
        this.importedRows = importedRows;
        this.journal = journal;
        this.validator = validator;
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * A row that breaks no rule.
     *
     * @param content by which a row without an id is known when it comes again; null where it has an id
     */
    private record Sound(Row row, PersonRegistrar.Checked checked, String content) {
        PersonFields onto(PersonFields known) {
            return row.onto(known, checked.fields()).settledOver(known);
        }
    }

    /**
     * Whom a row brought in an earlier import.
     *
     * @param record the record that it brought, also where that is merged into another since
     */
    private record Brought(PersonId record, Person person) {}

    @Transactional(Transactional.TxType.MANDATORY)
    PersonImports.Done apply(PersonImport job, List<Row> rows) {
        List<Row.Fault> faults = new ArrayList<>();
        List<Sound> sound = new ArrayList<>();
        int faulty = 0;
        for (Row row : rows) {
            List<Row.Fault> wrong = row.isFaulty() ? row.faults() : checked(job, row, sound);
            faults.addAll(wrong);
            faults.addAll(row.notes());
            faulty += wrong.isEmpty() ? 0 : 1;
        }
        Work work = new Work(job, sound);
        sound.forEach(work::take);
        work.write();
        faults.addAll(work.refused);
        faults.addAll(work.notes);
        imports.keep(job.rawId(), faults);
        return new PersonImports.Done(rows.size(), work.made, work.changed, work.same, faulty + work.refusedRows);
    }

    /** @return what is wrong; nothing where it was added to the sound ones */
    private List<Row.Fault> checked(PersonImport job, Row row, List<Sound> sound) {
        if (job.scheme() != null && row.externalId() == null && row.person() == null) {
            return List.of(new Row.Fault(row.line(), "external_id", "external-id-required"));
        }
        try {
            PersonRegistrar.Checked checked = registrar.checkButCodes(row.registration());
            if (row.externalId() != null && job.scheme() != null) {
                Violations.checked(validator, new ExternalId(job.scheme(), row.externalId()));
            }
            for (Row.Home home : Arrays.asList(row.home(), row.secondHome())) {
                if (home != null) {
                    Violations.checked(validator, ImportedHouseholds.name(job, home.id()));
                }
            }
            boolean hasId = job.scheme() != null || row.person() != null;
            sound.add(new Sound(row, checked, hasId ? null : importedRows.content(row, checked)));
            return List.of();
        } catch (Problem problem) {
            return problem.errors().stream()
                    .map(error -> new Row.Fault(row.line(), row.field(error.pointer()), error.code()))
                    .toList();
        }
    }

    /** What becomes of the sound rows of one batch. */
    private final class Work {
        private final PersonImport job;
        private final AgencyId agency;
        private final Map<String, Person> known;
        private final Map<PersonId, Person> named;
        private final Map<String, Deque<Brought>> brought;
        private final List<PersonId> met = new ArrayList<>();
        private final Map<PersonId, String> contents = new HashMap<>();
        private final NumbersInUse taken;
        private final List<Set<UUID>> numbersMet = new ArrayList<>();
        private final List<Person> fresh = new ArrayList<>();
        private final Map<Person, PersonChanged> touched = new LinkedHashMap<>();
        private final List<ImportedHouseholds.MembershipRow> homes = new ArrayList<>();
        private final List<Row.Fault> refused = new ArrayList<>();
        private final List<Row.Fault> notes = new ArrayList<>();
        private int refusedRows;
        private int made;
        private int changed;
        private int same;

        Work(PersonImport job, List<Sound> sound) {
            this.job = job;
            agency = job.agency();
            List<String> ids = sound.stream()
                    .map(one -> one.row().externalId())
                    .filter(id -> id != null && job.scheme() != null)
                    .distinct()
                    .sorted()
                    .toList();
            known = ids.isEmpty() ? new HashMap<>() : externalIds.getAll(agency, job.scheme(), ids);
            named = held(sound.stream()
                    .map(one -> one.row().person())
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet()));
            brought = brought(sound);
            taken = identifiers.inUse(
                    sound.stream()
                            .flatMap(one -> one.checked().numbers().stream())
                            .toList(),
                    agency);
        }

        /** Of those whom the rows name, or brought before, the ones of whom the agency keeps a record. */
        private Map<PersonId, Person> held(Set<PersonId> ids) {
            return ids.isEmpty()
                    ? Map.of()
                    : persons
                            .list(
                                    persons.heldBy(agency)
                                            .and(
                                                    "e.id in (:ids)",
                                                    "ids",
                                                    ids.stream()
                                                            .map(PersonId::value)
                                                            .collect(Collectors.toSet())),
                                    ids.size())
                            .stream()
                            .filter(person -> person.survivor().records().anyMatch(record -> record.isOwnOf(agency)))
                            .collect(Collectors.toMap(Person::id, Person::survivor));
        }

        /** Whom rows without an id brought in an earlier import. */
        private Map<String, Deque<Brought>> brought(List<Sound> sound) {
            Map<String, List<PersonId>> before = importedRows.brought(
                    job,
                    sound.stream().map(Sound::content).filter(Objects::nonNull).toList());
            Map<PersonId, Person> held =
                    held(before.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
            Map<String, Deque<Brought>> found = new HashMap<>();
            before.forEach((content, ids) -> found.put(
                    content,
                    ids.stream()
                            .filter(held::containsKey)
                            .map(id -> new Brought(id, held.get(id)))
                            .collect(Collectors.toCollection(ArrayDeque::new))));
            return found;
        }

        void take(Sound one) {
            Brought before =
                    brought.getOrDefault(one.content(), new ArrayDeque<>()).poll();
            if (before != null) {
                // What was said before is no news, whatever became of the record meanwhile.
                same++;
                met.add(before.record());
                if (!job.dryRun() && !before.person().isRestrictedFor(agency)) {
                    keep(one.row(), before.person().id());
                }
                return;
            }
            Person person = one.row().person() != null
                    ? named.get(one.row().person())
                    : job.scheme() == null ? null : known.get(one.row().externalId());
            if (person == null && one.row().person() != null) {
                refused.add(new Row.Fault(one.row().line(), "person_id", "unknown-person"));
                refusedRows++;
                return;
            }
            List<Row.Fault> unknown = unknownCodes(one, person == null ? null : person.fieldsOf(agency));
            if (!unknown.isEmpty()) {
                refused.addAll(unknown);
                refusedRows++;
                return;
            }
            if (person == null) {
                person = register(one);
            } else if (person.isRestrictedFor(agency)) {
                refused.add(new Row.Fault(one.row().line(), "external_id", "restricted"));
                refusedRows++;
            } else if (job.dryRun()) {
                boolean differs = !one.onto(person.fieldsOf(agency)).equals(person.fieldsOf(agency));
                changed += differs ? 1 : 0;
                same += differs ? 0 : 1;
            } else {
                change(person, one);
            }
            if (!job.dryRun() && !person.isRestrictedFor(agency)) {
                keep(one.row(), person.id());
            }
        }

        /** A district that is in no list stays as it came, and the report says so. */
        private List<Row.Fault> unknownCodes(Sound one, PersonFields before) {
            PersonFields after = before == null ? one.checked().fields() : one.onto(before);
            try {
                registrar.checkOver(after, before);
                return List.of();
            } catch (Problem problem) {
                List<Row.Fault> wrong = new ArrayList<>();
                for (Problem.FieldError error : problem.errors()) {
                    boolean kept =
                            error.pointer().equals(DISTRICT) && error.code().equals(UNKNOWN_CODE);
                    (kept ? notes : wrong)
                            .add(new Row.Fault(
                                    one.row().line(),
                                    one.row().field(error.pointer()),
                                    kept ? "unknown-code-kept" : error.code()));
                }
                return wrong;
            }
        }

        private void keep(Row row, PersonId person) {
            if (row.home() != null) {
                homes.add(new ImportedHouseholds.MembershipRow(row.line(), person, row.home(), HouseholdStay.MAIN));
            }
            if (row.secondHome() != null
                    && (row.home() == null
                            || !row.secondHome().id().equals(row.home().id()))) {
                homes.add(new ImportedHouseholds.MembershipRow(
                        row.line(), person, row.secondHome(), HouseholdStay.SHARED));
            }
        }

        private Person register(Sound one) {
            made++;
            Set<ExternalId> ids = new HashSet<>(one.checked().registration().ownIds());
            if (job.scheme() != null) {
                ids.add(new ExternalId(job.scheme(), one.row().externalId()));
            }
            Person person = registrar.create(agency, one.checked(), ids, taken);
            meet(one.checked().registration().claims(taken));
            taken.take(one.checked().numbers());
            if (job.scheme() != null) {
                known.put(one.row().externalId(), person);
            }
            if (!job.dryRun()) {
                fresh.add(person);
                if (one.content() != null) {
                    contents.put(person.id(), one.content());
                }
            }
            return person;
        }

        /** The file says how a record is; numbers are added, and none is taken away that another may have given. */
        private void change(Person person, Sound one) {
            boolean isFresh = fresh.contains(person);
            Set<String> what = new TreeSet<>();
            List<CodeChange> codes = List.of();
            PersonFields fields = one.onto(person.fieldsOf(agency));
            if (!fields.equals(person.fieldsOf(agency))) {
                if (isFresh) {
                    person.change(fields, Set.of(), agency, clock);
                    what.add("fields");
                } else {
                    PersonChanged written = edits.change(person, fields, agency, job.requestedBy());
                    what.addAll(written.changed());
                    codes = written.codes();
                }
            }
            List<IdentifierClaim> added = new ArrayList<>();
            for (IdentifierClaim number : one.checked().registration().claims(taken)) {
                if (!person.joinedIdentifiers().contains(number.number(), agency, cipher)) {
                    IdentifierClaim claim = person.joinedIdentifiers().own(number, cipher);
                    what.addAll(person.joinedIdentifiers()
                            .add(claim, agency, cipher, clock)
                            .changed());
                    taken.take(List.of(claim.number()));
                    added.add(claim);
                }
            }
            meet(added);
            changed += what.isEmpty() ? 0 : 1;
            same += what.isEmpty() ? 1 : 0;
            if (!what.isEmpty() && !isFresh) {
                touched.merge(person, person.changed(what, codes, agency), PersonChanged::and);
            }
        }

        /** One look-up for each row, whatever of its numbers others have. */
        private void meet(List<IdentifierClaim> claims) {
            Set<UUID> others = claims.stream()
                    .filter(claim -> claim.holder() != IdentifierClaim.Holder.NOBODY)
                    .flatMap(claim -> taken.othersWith(claim.number()).stream())
                    .collect(Collectors.toSet());
            if (!others.isEmpty()) {
                numbersMet.add(others);
            }
        }

        void write() {
            registrar.store(fresh, agency);
            importedRows.keep(job, contents);
            importedRows.met(job, met);
            if (!job.dryRun()) {
                lookups.numbersListed(job.asker(), numbersMet);
            }
            Map<Set<AgencyId>, List<PersonChanged>> byAudience = new HashMap<>();
            touched.forEach((person, event) -> byAudience
                    .computeIfAbsent(news.audience(person, event, agency), none -> new ArrayList<>())
                    .add(event));
            byAudience.forEach((audience, events) -> journal.recordAll(events, audience));
            importedHouseholds.keep(job.rawId(), homes);
            // All is written: nobody need look through them again for what has changed.
            persons.getEntityManager().clear();
        }
    }
}
