package org.wasl.registry.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.event.PersonChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.journal.Journal;

/**
 * Who learns that something of a person changed: the agency that wrote it, and of the other agencies that hold the person those to which a consent in force opens
 * all that changed, for whatever purpose. A merge opens nothing, so it tells nothing either (ADR 27).
 */
@ApplicationScoped
public class PersonNews {
    /** Of what hangs on a person. Its fields say themselves which group opens them. */
    private static final Map<String, FieldGroup> PARTS = Map.of(
            "specificNeeds", FieldGroup.NEEDS,
            "identifiers", FieldGroup.IDENTIFIERS,
            "relationships", FieldGroup.HOUSEHOLD,
            "guardianships", FieldGroup.HOUSEHOLD);

    private final PersonAccessPolicy policy;
    private final Journal journal;

    @Inject
    PersonNews(PersonAccessPolicy policy, Journal journal) {
        this.policy = policy;
        this.journal = journal;
    }

    /** @param writer the agency that wrote it */
    public void tell(Person person, PersonChanged event, AgencyId writer) {
        journal.record(event, audience(person, event, writer));
    }

    public Set<AgencyId> audience(Person person, PersonChanged event, AgencyId writer) {
        Set<AgencyId> told = new HashSet<>(Set.of(writer));
        List<Optional<FieldGroup>> groups =
                event.changed().stream().map(PersonNews::groupOf).toList();
        if (groups.stream().allMatch(Optional::isPresent) && person.survivor().isJoined()) {
            Set<FieldGroup> opening = groups.stream().flatMap(Optional::stream).collect(Collectors.toSet());
            person.survivor()
                    .joined()
                    .ownOf(writer)
                    .ifPresent(record -> told.addAll(policy.holdersReading(record, opening)));
        }
        return told;
    }

    /** Empty where what changed is for the writer alone. */
    private static Optional<FieldGroup> groupOf(String changed) {
        return PersonFields.groupOf(changed).or(() -> Optional.ofNullable(PARTS.get(changed)));
    }
}
