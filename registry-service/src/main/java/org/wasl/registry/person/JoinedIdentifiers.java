package org.wasl.registry.person;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.problem.Problem;

/** The numbers of a person in all records that merges joined, each with the record that it belongs to. */
record JoinedIdentifiers(Person person) {

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

    boolean contains(IdentifierNumber number, AgencyId agency, Sealer cipher) {
        List<String> wanted = PersonIdentifier.indexesOf(number, cipher).stream()
                .map(PersonIdentifier::blindIndex)
                .toList();
        return stream()
                .anyMatch(i -> i.isValid()
                        && wanted.contains(i.blindIndex())
                        && keeperOf(i).isOwnOf(agency));
    }

    /** A claim to a number that is in use, but by this very person in the record of another agency, is not disputed. */
    IdentifierClaim own(IdentifierClaim claim, Sealer cipher) {
        boolean own = person.records().anyMatch(record -> contains(claim.number(), record.agency(), cipher));
        return own ? new IdentifierClaim(claim.number(), claim.document(), IdentifierClaim.Holder.NOBODY) : claim;
    }
}
