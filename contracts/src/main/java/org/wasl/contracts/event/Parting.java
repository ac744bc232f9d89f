package org.wasl.contracts.event;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.contracts.event.MergeUndone.Subject;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;

/**
 * How two joined records were parted. For the services, in no feed: it names the agencies that hold each.
 *
 * @param separated the record that stands again
 * @param survivor the record that it was merged into
 * @param records the separated record and those that had been merged into it before
 * @param leaving the agencies that hold the separated record and not the survivor
 * @param staying the agencies that hold the survivor and not the separated record
 * @param mergedAt since when the two were one
 */
public record Parting(
        PersonId separated,
        PersonId survivor,
        Set<PersonId> records,
        Set<AgencyId> leaving,
        Set<AgencyId> staying,
        Instant mergedAt) {

    /**
     * Whom a row is about now. What an agency wrote while the two were one is about the person whose record this agency holds, whichever id it named. What was
     * written before, or by an agency that holds both or none, is about the person it named.
     *
     * @param row names one of {@link #ids}; another row is not changed
     * @param writer the agency that began it
     */
    public Subject subject(Subject row, AgencyId writer, Instant writtenAt) {
        if (!ids().contains(row.person().value())) {
            return row;
        }
        boolean named = records.contains(row.original());
        boolean meanwhile = writtenAt.isAfter(mergedAt);
        if (meanwhile && leaving.contains(writer) || named && !(meanwhile && staying.contains(writer))) {
            PersonId person = records.contains(row.person()) ? row.person() : separated;
            return new Subject(person, named ? row.original() : person);
        }
        PersonId person = records.contains(row.person()) ? survivor : row.person();
        return new Subject(person, named ? survivor : row.original());
    }

    /** The ids under which rows may name one of the two. */
    public Set<UUID> ids() {
        return Stream.concat(Stream.of(survivor), records.stream())
                .map(PersonId::value)
                .collect(Collectors.toUnmodifiableSet());
    }
}
