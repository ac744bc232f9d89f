package org.wasl.registry.person;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.wasl.contracts.code.IdentifierVerification;
import org.wasl.contracts.event.PersonChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.problem.Problem;

/** The numbers of a person in all records that merges joined, each with the record that it belongs to. */
public record JoinedIdentifiers(Person person) {

    public PersonChanged add(IdentifierClaim claim, AgencyId by, Sealer cipher, Clock clock) {
        person.requireChangeable(by);
        Person record = person.recordOf(by);
        record.touch(clock);
        write(claim, record, by, cipher, record.updatedAt());
        record.updateBlockingKeys();
        return person.changed("identifiers", by);
    }

    void write(IdentifierClaim claim, Person record, AgencyId by, Sealer cipher, Instant at) {
        Stream<PersonIdentifier> others = record.survivor()
                .records()
                .filter(other -> other != record)
                .flatMap(other -> other.identifiers().stream());
        record.identifiers().add(new PersonIdentifier(record, claim, by, cipher, at).among(others));
    }

    /** What was verified at its source does not become less by a look at a document. */
    PersonChanged verify(UUID identifier, IdentifierVerification verification, AgencyId by, Clock clock) {
        person.requireChangeable(by);
        get(identifier, by).verify(verification);
        person.recordOf(by).touch(clock);
        return person.changed("identifiers", by);
    }

    /** The number is not the person's, or is no longer valid: nobody is found by it, and another person may have it. */
    PersonChanged revoke(UUID identifier, AgencyId by, Clock clock) {
        person.requireChangeable(by);
        PersonIdentifier number = get(identifier, by);
        number.revoke();
        number.record().updateBlockingKeys();
        person.recordOf(by).touch(clock);
        return person.changed("identifiers", by);
    }

    public boolean isAnyVerified() {
        return stream().anyMatch(PersonIdentifier::verifiedAtSource);
    }

    Stream<PersonIdentifier> stream() {
        return person.records().flatMap(record -> record.identifiers().stream());
    }

    /** One of those that an agency wrote, or that are in its own record. */
    PersonIdentifier get(UUID identifier, AgencyId by) {
        return stream()
                .filter(i -> i.id().equals(identifier) && keeperOf(i).isOwnOf(by))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /** The record that a number belongs to: before records were kept apart, an agency that came by a merge wrote into the survivor. */
    Person keeperOf(PersonIdentifier number) {
        Person record = number.record();
        return number.agency()
                .filter(by -> !by.equals(record.agency()) && record.heldBy(by))
                .flatMap(by -> person.records().filter(one -> one.isOwnOf(by)).findFirst())
                .orElse(record);
    }

    /** Whether an agency knows the person by this number. */
    public boolean contains(IdentifierNumber number, AgencyId agency, Sealer cipher) {
        List<String> wanted = PersonIdentifier.indexesOf(number, cipher).stream()
                .map(PersonIdentifier::blindIndex)
                .toList();
        return stream()
                .anyMatch(i -> i.isValid()
                        && wanted.contains(i.blindIndex())
                        && keeperOf(i).isOwnOf(agency));
    }

    /** A claim to a number that is in use, but by this very person in the record of another agency, is not disputed. */
    public IdentifierClaim own(IdentifierClaim claim, Sealer cipher) {
        boolean own = person.records().anyMatch(record -> contains(claim.number(), record.agency(), cipher));
        return own ? new IdentifierClaim(claim.number(), claim.document(), IdentifierClaim.Holder.NOBODY) : claim;
    }
}
