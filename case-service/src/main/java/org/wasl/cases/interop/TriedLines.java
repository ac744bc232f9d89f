package org.wasl.cases.interop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.registry.NewPerson;
import org.wasl.cases.registry.PersonNumber;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.value.ExternalId;
import org.wasl.platform.value.Uuid7;

/**
 * What the lines of a dry run would have made so far, so that a later line of the file is told what the run would tell it. Empty in a run, which finds it in the
 * database.
 */
final class TriedLines {
    private final Map<ExternalId, Tried> cases = new HashMap<>();
    private final Map<ExternalId, PersonId> persons = new HashMap<>();
    private final Map<PersonNumber, PersonId> numbers = new HashMap<>();
    private final Set<NewPerson> described = new HashSet<>();
    private final Set<Running> running = new HashSet<>();

    private final Map<UUID, SaidOfCase> said = new HashMap<>();

    private record Running(PersonId person, Programme programme) {}

    /** A case as it would be, with what has no place with us. */
    static final class Tried {
        private final CaseFile file;
        private final boolean isThere;
        private ObjectNode rest;

        private Tried(CaseFile file, boolean isThere, ObjectNode rest) {
            this.file = file;
            this.isThere = isThere;
            this.rest = rest;
        }

        CaseFile file() {
            return file;
        }

        /** Its id in the report; null where there is none yet. */
        CaseId told() {
            return isThere ? file.id() : null;
        }

        /** @return whether it says something else than before */
        boolean keep(ObjectNode said) {
            boolean other = !said.equals(rest);
            rest = said;
            return other;
        }
    }

    Set<Tried> named(List<ExternalId> ids) {
        return ids.stream().map(cases::get).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** What was said of a case that the caller may not know of any more, by the lines so far; empty where none did. */
    Optional<SaidOfCase> saidOf(UUID file) {
        return Optional.ofNullable(said.get(file));
    }

    void say(UUID file, SaidOfCase now) {
        said.put(file, now);
    }

    Optional<PersonId> withNumber(PersonNumber number) {
        return Optional.ofNullable(numbers.get(number));
    }

    Optional<PersonId> registeredBy(ExternalId id) {
        return Optional.ofNullable(persons.get(id));
    }

    /**
     * Whether another line says the same of a person, and enough to be that person: the registry finds such a one to be possibly known. Whom it finds to be like
     * another although they differ, it tells in the run alone.
     */
    boolean isPossiblyKnown(NewPerson person) {
        return person.birthDate() != null && described.contains(person);
    }

    /** Whoever would be registered has an id that nobody has. */
    PersonId register(ExternalId by, NewPerson person) {
        PersonId made = new PersonId(Uuid7.next());
        persons.put(by, made);
        described.add(person);
        person.identifiers().stream().filter(PersonNumber::namesOnePerson).forEach(number -> numbers.put(number, made));
        return made;
    }

    boolean isRunning(PersonId person, Programme programme) {
        return running.contains(new Running(person, programme));
    }

    /** A case that would be made. */
    void open(CaseFile file, PeerCase said) {
        keep(new Tried(file, false, said.rest()), said);
        running.add(new Running(file.subject(), file.programme()));
    }

    /** A case that is there, as it would be after the line. */
    void changed(CaseFile file, PeerCase said) {
        keep(new Tried(file, true, said.rest()), said);
    }

    private void keep(Tried tried, PeerCase said) {
        said.ids().forEach(id -> cases.put(id, tried));
    }
}
