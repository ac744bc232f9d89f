package org.wasl.registry.person;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.IdentifierStatus;
import org.wasl.platform.crypto.Sealer;

/**
 * A person as one agency may read them: the records that merges joined, as far as the access opens each of them.
 *
 * @param access what {@link PersonAccessPolicy} opens to the reader
 */
public record ReadablePerson(Person person, FieldAccess access) {

    /** The record by which the reader knows the person. */
    Person record() {
        return records().filter(access::opensAnything).findFirst().orElse(person);
    }

    /** Whether that record is only kept; where none is open, whether one of them is. */
    boolean isRestricted() {
        return records()
                .filter(access::opensAnything)
                .findFirst()
                .map(Person::isRestricted)
                .orElseGet(() -> person.survivor().records().anyMatch(Person::isRestricted));
    }

    /** The fields as they are open, each part as the record that is shown for its group says it. What is closed is empty. Contact points: {@link #contactPoints}. */
    public PersonFields shown() {
        return new PersonFields(
                names(),
                part(PersonDemographics.GROUP, PersonFields::demographics),
                part(PersonNeeds.GROUP, PersonFields::needs),
                List.of(),
                part(ContactDetails.GROUP, PersonFields::contact),
                part(Residence.GROUP, PersonFields::residence));
    }

    private <T> T part(FieldGroup group, Function<PersonFields, T> part) {
        Person record = recordFor(group);
        return record == null ? null : part.apply(record.fields());
    }

    private Person recordFor(FieldGroup group) {
        return records()
                .filter(record -> access.opens(record, group))
                .findFirst()
                .orElse(null);
    }

    private Stream<Person> records() {
        return person.records().sorted(Comparator.comparing(record -> !record.isOwnOf(access.reader())));
    }

    /** The names that are open. Those of other records than the one that is shown are aliases. */
    public List<PersonFields.Name> names() {
        Person first = recordFor(PersonNames.GROUP);
        return records()
                .filter(record -> access.opens(record, PersonNames.GROUP))
                .flatMap(record -> record == first
                        ? record.names().views().stream()
                        : record.names().aliases())
                .distinct()
                .toList();
    }

    /** How the person is reached, as the record that is shown says: whole where it is the reader's own. */
    List<ShownContactPoint> contactPoints() {
        Person record = recordFor(ContactPoints.GROUP);
        return record != null && record.isOwnOf(access.reader())
                ? record.fields().contactPoints().stream()
                        .map(ShownContactPoint::whole)
                        .toList()
                : contactPointsForOthers();
    }

    /** How the person is reached, as other agencies than the one that says it are told. */
    List<ShownContactPoint> contactPointsForOthers() {
        Person record = recordFor(ContactPoints.GROUP);
        return record == null
                ? List.of()
                : record.fields().contactPoints().stream()
                        .flatMap(point -> ShownContactPoint.forOthers(point).stream())
                        .toList();
    }

    /** The numbers that are open; one that several records have is listed once. */
    public List<PersonView.Identifier> identifiers(LocalDate today, Sealer cipher) {
        Set<String> listed = new HashSet<>();
        JoinedIdentifiers joined = person.joinedIdentifiers();
        return joined.stream()
                .filter(i -> access.opens(joined.keeperOf(i), FieldGroup.IDENTIFIERS))
                .sorted(Comparator.comparing(i -> !i.isValid()))
                .filter(i -> listed.add(i.blindIndex()))
                .map(i -> PersonView.Identifier.of(i, today, cipher))
                .toList();
    }

    /** The numbers that are open without the revoked ones, which only the person's own record shows. */
    public List<PersonView.Identifier> validIdentifiers(LocalDate today, Sealer cipher) {
        return identifiers(today, cipher).stream()
                .filter(number -> number.status() != IdentifierStatus.REVOKED)
                .toList();
    }
}
