package org.wasl.registry.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.csv.Cell;
import org.wasl.platform.csv.CsvText;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.household.Households;
import org.wasl.registry.person.FieldAccess;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonAccessPolicy;
import org.wasl.registry.person.PersonView;
import org.wasl.registry.person.Persons;

/** The persons that an agency may know of, as a file: written as they are read, some hundred at a time, each as far as consent opens it. */
@ApplicationScoped
class PersonExport {
    private static final int BATCH = 500;

    private final Persons persons;
    private final PersonAccessPolicy policy;
    private final Households households;
    private final Journal journal;
    private final Sealer cipher;
    private final ObjectMapper json;
    private final Clock clock;

    @Inject
    PersonExport(
            Persons persons,
            PersonAccessPolicy policy,
            Households households,
            Journal journal,
            Sealer cipher,
            ObjectMapper json,
            Clock clock) {
        this.persons = persons;
        this.policy = policy;
        this.households = households;
        this.journal = journal;
        this.cipher = cipher;
        this.json = json;
        this.clock = clock;
    }

    /** Who gets the file, and why. The request is over while it is written. */
    record Reader(AgencyId agency, Optional<ConsentPurpose> purpose, Actor actor) {}

    /**
     * The persons that the caller may export, without merged records.
     *
     * @param governorate null for all
     * @param updatedSince null for all
     */
    Filter<Person> filter(Caller caller, String governorate, Instant updatedSince) {
        Filter<Person> filter = policy.visibleTo(
                        caller.agency(), caller.purpose(), governorate == null ? Set.of() : Set.of(FieldGroup.LOCATION))
                .and("e.survivor is null")
                .andIfGiven("e.residence.governorate = :governorate", "governorate", governorate);
        return updatedSince == null ? filter : policy.changedSince(filter, updatedSince, caller.purpose());
    }

    /** @param mark whether the file begins with a byte order mark */
    void csv(Filter<Person> filter, Reader reader, boolean mark, OutputStream out) {
        CsvWriter csv = CsvWriter.builder().build(CsvText.to(out, mark));
        csv.writeRecord(
                PersonColumns.ALL.stream().map(PersonColumns.Column::name).toArray(String[]::new));
        csv.writeRecord(
                PersonColumns.ALL.stream().map(PersonColumns.Column::tag).toArray(String[]::new));
        each(filter, reader, exported -> csv.writeRecord(row(exported)));
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void jsonLines(Filter<Person> filter, Reader reader, OutputStream out) {
        each(filter, reader, exported -> {
            try {
                out.write(json.writeValueAsBytes(exported.view()));
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** By key, each batch in a transaction of its own: memory does not grow with the file, and no transaction is as long as the download. */
    private void each(Filter<Person> all, Reader reader, Consumer<ExportedPerson> write) {
        Filter<Person> rest = all;
        List<ExportedPerson> batch;
        do {
            Filter<Person> next = rest;
            batch = QuarkusTransaction.requiringNew().call(() -> batch(next, reader));
            batch.forEach(write);
            if (!batch.isEmpty()) {
                rest = all.before(batch.get(batch.size() - 1).view().metadata().id());
            }
        } while (batch.size() == BATCH);
    }

    private List<ExportedPerson> batch(Filter<Person> filter, Reader reader) {
        List<Person> people = persons.list(filter, BATCH);
        Map<UUID, FieldAccess> access = policy.accessOf(people, reader.agency(), reader.purpose());
        List<Person> open = people.stream()
                .filter(person -> access.get(person.rawId()).to(FieldGroup.HOUSEHOLD))
                .filter(person -> access.get(person.rawId())
                        .closed(person, FieldGroup.HOUSEHOLD)
                        .isEmpty())
                .toList();
        Map<UUID, UUID> homes = households.homesOf(open, reader.agency());
        Map<UUID, UUID> seconds = households.secondHomesOf(open, reader.agency());
        Set<UUID> all = new HashSet<>(homes.values());
        all.addAll(seconds.values());
        Map<UUID, String> numbers = households.numbersOf(all, reader.agency());
        Set<FieldGroup> groups = EnumSet.noneOf(FieldGroup.class);
        access.values().forEach(one -> groups.addAll(one.groups()));
        Journal.asSystem(
                reader.actor(),
                () -> journal.read("person", people.stream().map(Person::rawId).toList(), groups));
        List<ExportedPerson> exported = new ArrayList<>();
        people.forEach(person -> {
            UUID home = homes.get(person.rawId());
            UUID second = seconds.get(person.rawId());
            exported.add(new ExportedPerson(
                    PersonView.of(
                            person,
                            access.get(person.rawId()),
                            reader.agency(),
                            List.of(),
                            JordanTime.today(clock),
                            cipher),
                    home,
                    home == null ? null : numbers.get(home),
                    second,
                    second == null ? null : numbers.get(second)));
        });
        return exported;
    }

    private static String[] row(ExportedPerson person) {
        return PersonColumns.ALL.stream()
                .map(column -> column.cell().apply(person))
                .map(cell -> cell == null ? "" : Cell.harmless(cell.toString()))
                .toArray(String[]::new);
    }
}
