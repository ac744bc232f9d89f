package org.wasl.registry.person;

import jakarta.persistence.CascadeType;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.wasl.contracts.code.IdentifierStatus;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.crypto.FieldCipher;
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

    PersonIdentifier identifier(UUID identifier) {
        return identifiers.stream()
                .filter(i -> i.id().equals(identifier))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    void add(Numbered given, AgencyId by, FieldCipher cipher, Clock clock) {
        identifiers.add(
                new PersonIdentifier(self(), given.number(), given.paper(), given.disputed(), by, cipher, now(clock)));
    }

    /** Whether she is known by this number, also in a record that was merged into hers. */
    public boolean hasNumber(IdentifierNumber number, FieldCipher cipher) {
        List<String> wanted = PersonIdentifier.indexesOf(number, cipher).stream()
                .map(PersonIdentifier::standIn)
                .toList();
        return all().anyMatch(i -> i.stands() && wanted.contains(i.standIn()));
    }

    /** Stand-ins for those of this record alone that hold, as the matching core wants them. */
    Map<IdentifierSystem, Set<String>> standIns() {
        Map<IdentifierSystem, Set<String>> numbers = new EnumMap<>(IdentifierSystem.class);
        identifiers.stream().filter(PersonIdentifier::stands).forEach(i -> i.standIns()
                .forEach(numbers.computeIfAbsent(i.system(), none -> new HashSet<>())::add));
        return numbers;
    }

    /** @return whether there were any */
    boolean giveNumbers(Person other, Set<UUID> agencies, Instant since) {
        List<PersonIdentifier> given =
                identifiers.stream().filter(i -> i.wasAddedBy(agencies, since)).toList();
        given.forEach(identifier -> {
            identifiers.remove(identifier);
            identifier.belongsTo(other);
            ((PersonNumbers) other).identifiers.add(identifier);
        });
        return !given.isEmpty();
    }

    public boolean hasVerifiedIdentifier() {
        return all().anyMatch(PersonIdentifier::verifiedAtSource);
    }

    /** All numbers, those of merged records too; a number that both had is told once. */
    List<PersonIdentifier> identifiers() {
        Set<String> told = new HashSet<>();
        return Stream.concat(all().filter(PersonIdentifier::stands), all().filter(i -> !i.stands()))
                .filter(i -> told.add(i.standIn()))
                .toList();
    }

    /** Those that hold: what was revoked is for her own record alone. */
    public List<PersonView.Identifier> standingIdentifiers(LocalDate today, FieldCipher cipher) {
        return identifiers(today, cipher).stream()
                .filter(number -> number.status() != IdentifierStatus.REVOKED)
                .toList();
    }

    public List<PersonView.Identifier> identifiers(LocalDate today, FieldCipher cipher) {
        return identifiers().stream().map(i -> i.view(today, cipher)).toList();
    }
}
