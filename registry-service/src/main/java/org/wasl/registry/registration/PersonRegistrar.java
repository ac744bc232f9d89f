package org.wasl.registry.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.ConfirmNewReason;
import org.wasl.contracts.code.LookupKind;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.Violations;
import org.wasl.platform.value.ExternalId;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.RegistryProblem;
import org.wasl.registry.duplicate.DuplicateCheck;
import org.wasl.registry.lookup.Lookups;
import org.wasl.registry.person.IdentifierIndex;
import org.wasl.registry.person.IdentifierNumber;
import org.wasl.registry.person.NumbersInUse;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonBody;
import org.wasl.registry.person.PersonEdits;
import org.wasl.registry.person.PersonFields;
import org.wasl.registry.person.PersonNews;
import org.wasl.registry.person.Persons;
import org.wasl.registry.review.MatchReviews;

/** Registers persons: checks, makes and stores records in the same way for the form and for imports. */
@ApplicationScoped
public class PersonRegistrar {
    private final RuleLock locks;
    private final Persons persons;
    private final PersonNews news;
    private final PersonEdits edits;
    private final IdentifierIndex identifiers;
    private final DuplicateCheck duplicates;
    private final MatchReviews reviews;
    private final Lookups lookups;
    private final Caller caller;
    private final Journal journal;
    private final Validator validator;
    private final Sealer cipher;
    private final Clock clock;

    @Inject
    PersonRegistrar(
            RuleLock locks,
            Persons persons,
            PersonNews news,
            PersonEdits edits,
            IdentifierIndex identifiers,
            DuplicateCheck duplicates,
            MatchReviews reviews,
            Lookups lookups,
            Caller caller,
            Journal journal,
            Validator validator,
            Sealer cipher,
            Clock clock) {
        this.locks = locks;
        this.persons = persons;
        this.news = news;
        this.edits = edits;
        this.identifiers = identifiers;
        this.duplicates = duplicates;
        this.reviews = reviews;
        this.lookups = lookups;
        this.caller = caller;
        this.journal = journal;
        this.validator = validator;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** A registration that breaks no rule, with its fields as they are stored. */
    public record Checked(Registration registration, PersonFields fields, List<IdentifierNumber> numbers) {}

    /** Refuses what breaks a rule. */
    Checked check(Registration registration) {
        return checked(registration, null);
    }

    /** As for a record of which nobody knows yet whether it is there: its codes are checked by {@link #checkOver}. */
    public Checked checkButCodes(Registration registration) {
        return checked(registration, registration.body());
    }

    /** Refuses codes that are in no list, and districts of another governorate, where the record does not have them already. */
    public void checkOver(PersonFields fields, PersonFields known) {
        checkOver(PersonBody.of(fields), known == null ? null : PersonBody.of(known));
    }

    private void checkOver(PersonBody body, PersonBody known) {
        Violations.checkedOver(validator, body, known)
                .toFields()
                .check(JordanTime.today(clock), known == null ? null : known.toFields());
    }

    private Checked checked(Registration registration, PersonBody known) {
        PersonBody body = Violations.checked(validator, registration).body();
        checkOver(body, known);
        return new Checked(registration, body.toFields().settled(), registration.numbers());
    }

    /**
     * A new record, which is not stored yet.
     *
     * @param inUse who has the numbers already; those that another person has are stored as disputed
     */
    public Person create(AgencyId agency, Checked checked, Set<ExternalId> externalIds, NumbersInUse inUse) {
        return new Person(
                agency, checked.fields(), externalIds, checked.registration().claims(inUse), cipher, clock);
    }

    /** Stores new records of an agency and publishes them. */
    public void store(Collection<Person> records, AgencyId agency) {
        records.forEach(persons::persist);
        journal.recordAll(records.stream().map(Person::registered).toList(), Set.of(agency));
    }

    /**
     * Registers a person for the caller, after a check for duplicates.
     *
     * @param confirmNew why a new record is right although a similar one exists; null where the caller has not been asked
     */
    Person register(Registration registration, Set<ExternalId> externalIds, ConfirmNewReason confirmNew) {
        Found found = find(registration, externalIds, confirmNew);
        store(List.of(found.person()), caller.agency());
        reviews.open(found.person().id(), found.person().holders(), caller.agency(), found.matches());
        return found.person();
    }

    /** A new record that may be stored, and whom it is like. */
    private record Found(Person person, List<DuplicateCheck.Match> matches) {}

    private Found find(Registration registration, Set<ExternalId> externalIds, ConfirmNewReason confirmNew) {
        Checked checked = check(registration);
        locks.takeAll(
                "identifier",
                checked.numbers().stream()
                        .map(number -> number.system() + "|" + number.issuer() + "|" + number.value())
                        .toList());
        Person person =
                create(caller.agency(), checked, externalIds, identifiers.inUse(checked.numbers(), caller.agency()));
        // Two equal registrations at the same moment share a key by which the second finds the first.
        locks.takeAll("person", person.matchProfile().blockingKeys());
        List<DuplicateCheck.Match> matches = duplicates.matches(person.matchProfile());
        if (!matches.isEmpty()) {
            lookups.ask(LookupKind.CANDIDATES);
            lookups.refused(LookupKind.CANDIDATES, ids(matches, true), ids(matches, false));
        }
        if (!matches.isEmpty() && confirmNew == null) {
            throw new Problem(RegistryProblem.POSSIBLE_DUPLICATE)
                    .with("candidates", DuplicateCheck.shown(matches, caller));
        }
        return new Found(person, matches);
    }

    /** @param shown whether those that the caller is shown, or the others */
    private List<UUID> ids(List<DuplicateCheck.Match> matches, boolean shown) {
        return matches.stream()
                .filter(match -> match.isShownTo(caller) == shown)
                .map(match -> match.personId().value())
                .toList();
    }

    /** Replaces the fields of the caller's record. The same fields again change nothing and need no version. */
    void replace(Person person, Registration registration, IfMatch expected) {
        PersonFields known = person.fieldsOf(caller.agency());
        PersonFields fields = Violations.checkedOver(validator, registration.body(), PersonBody.of(known))
                .toFields()
                .settledOver(known);
        boolean changes = !fields.equals(known);
        if (changes || expected != null) {
            IfMatch.require(expected, person.governing(caller.agency()));
        }
        if (changes) {
            news.tell(person, edits.change(person, fields), caller.agency());
        }
    }
}
