package org.wasl.contracts.event;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.contracts.id.PersonId;

/** Something of a person record changed; {@code changed} holds the names of the changed fields, never their values. */
@EventType("person.changed")
public record PersonChanged(
        PersonId personId,
        Set<String> changed,
        @ServicesOnly @MayBeAbsent List<CodeChange> codes,
        @ServicesOnly @MayBeAbsent EventPlace place)
        implements DomainEvent {
    /** Events of before tell no codes. */
    public PersonChanged {
        codes = codes == null ? List.of() : List.copyOf(codes);
    }

    /** One event for this change and a later one. */
    public PersonChanged and(PersonChanged later) {
        return new PersonChanged(
                personId,
                Stream.concat(changed.stream(), later.changed.stream()).collect(Collectors.toSet()),
                Stream.concat(codes.stream(), later.codes.stream()).toList(),
                later.place);
    }

    @Override
    public UUID aggregateId() {
        return personId.value();
    }
}
