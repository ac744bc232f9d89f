package org.wasl.registry.person;

import static java.util.Map.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
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
    /** What is not listed is for the writer alone. */
    private static final Map<String, FieldGroup> GROUPS = Map.ofEntries(
            entry("names", FieldGroup.IDENTITY),
            entry("sex", FieldGroup.IDENTITY),
            entry("birthDate", FieldGroup.IDENTITY),
            entry("birthDatePrecision", FieldGroup.IDENTITY),
            entry("nationality", FieldGroup.IDENTITY),
            entry("legalStatus", FieldGroup.IDENTITY),
            entry("maritalStatus", FieldGroup.IDENTITY),
            entry("disability", FieldGroup.NEEDS),
            entry("specificNeeds", FieldGroup.NEEDS),
            entry("contactPoints", FieldGroup.CONTACT),
            entry("preferredLanguage", FieldGroup.CONTACT),
            entry("governorate", FieldGroup.LOCATION),
            entry("district", FieldGroup.LOCATION),
            entry("identifiers", FieldGroup.IDENTIFIERS),
            entry("relationships", FieldGroup.HOUSEHOLD),
            entry("guardianships", FieldGroup.HOUSEHOLD));

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
        Set<FieldGroup> groups = event.changed().stream()
                .map(GROUPS::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        boolean listed = event.changed().stream().allMatch(GROUPS::containsKey);
        if (listed && person.survivor().isJoined()) {
            person.survivor()
                    .joined()
                    .ownOf(writer)
                    .ifPresent(record -> told.addAll(policy.holdersReading(record, groups)));
        }
        return told;
    }
}
