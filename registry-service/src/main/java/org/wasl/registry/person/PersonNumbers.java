package org.wasl.registry.person;

import jakarta.persistence.CascadeType;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.IdentifierStatus;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.problem.Problem;

/** The numbers that a person is known by: her own, and those of records that were merged into hers. */
@MappedSuperclass
abstract class PersonNumbers extends PersonDetails {
    @OneToMany(mappedBy = "person", cascade = CascadeType.ALL)
    @OrderBy("id")
    private List<PersonIdentifier> identifiers = new ArrayList<>();

    protected PersonNumbers() {}

    PersonNumbers(AgencyId agency, Clock clock) {
        super(agency, clock);
    }

    abstract Person self();

    abstract Stream<Person> selfAndMerged();

    private Stream<PersonIdentifier> all() {
        return selfAndMerged().flatMap(record -> record.own().stream());
    }

    List<PersonIdentifier> own() {
        return identifiers;
    }

    /** One of those that an agency wrote down, or that stand in its own record. */
    PersonIdentifier identifier(UUID identifier, AgencyId by) {
        return all().filter(i -> i.id().equals(identifier) && keeper(i).isOwnOf(by))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /** The record that a number belongs to: before records were kept apart, an agency that came by a merge wrote into the survivor. */
    private Person keeper(PersonIdentifier number) {
        Person record = number.record();
        return number.agency()
                .filter(by -> !by.equals(record.agency()) && record.heldBy(by))
                .flatMap(by -> selfAndMerged().filter(one -> one.isOwnOf(by)).findFirst())
                .orElse(record);
    }

    void add(IdentifierClaim given, AgencyId by, Sealer cipher, Clock clock) {
        identifiers.add(new PersonIdentifier(
                self(), given.number(), given.document(), given.disputed(), by, cipher, now(clock)));
    }

    /** Whether an agency knows the person by this number. */
    public boolean hasNumber(IdentifierNumber number, AgencyId agency, Sealer cipher) {
        List<String> wanted = PersonIdentifier.indexesOf(number, cipher).stream()
                .map(PersonIdentifier::blindIndex)
                .toList();
        return all().anyMatch(i ->
                i.isValid() && wanted.contains(i.blindIndex()) && keeper(i).isOwnOf(agency));
    }

    /** Stand-ins for those of this record alone that hold, as the matching core wants them. */
    Map<IdentifierSystem, Set<String>> blindIndexes() {
        Map<IdentifierSystem, Set<String>> numbers = new EnumMap<>(IdentifierSystem.class);
        identifiers.stream().filter(PersonIdentifier::isValid).forEach(i -> i.blindIndexes()
                .forEach(numbers.computeIfAbsent(i.system(), none -> new HashSet<>())::add));
        return numbers;
    }

    /** @return whether there were any */
    boolean moveNumbersTo(Person other, Set<UUID> agencies, Instant since) {
        List<PersonIdentifier> given =
                identifiers.stream().filter(i -> i.wasAddedBy(agencies, since)).toList();
        given.forEach(identifier -> {
            identifiers.remove(identifier);
            identifier.moveTo(other);
            ((PersonNumbers) other).identifiers.add(identifier);
        });
        return !given.isEmpty();
    }

    public boolean hasVerifiedIdentifier() {
        return all().anyMatch(PersonIdentifier::verifiedAtSource);
    }

    /** The numbers that are open; one that several records have is told once. */
    public List<PersonView.Identifier> identifiers(FieldAccess access, LocalDate today, Sealer cipher) {
        Set<String> told = new HashSet<>();
        return all().filter(i -> access.opens(keeper(i), FieldGroup.IDENTIFIERS))
                .sorted(Comparator.comparing(i -> !i.isValid()))
                .filter(i -> told.add(i.blindIndex()))
                .map(i -> i.view(today, cipher))
                .toList();
    }

    /** Those that hold: what was revoked is for the person's own record alone. */
    public List<PersonView.Identifier> validIdentifiers(FieldAccess access, LocalDate today, Sealer cipher) {
        return identifiers(access, today, cipher).stream()
                .filter(number -> number.status() != IdentifierStatus.REVOKED)
                .toList();
    }
}
