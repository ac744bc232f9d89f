package org.wasl.contracts.event;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.wasl.contracts.code.AgeGroup;
import org.wasl.contracts.code.NationalityGroup;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.id.AgencyId;

/**
 * A session of a programme: contacts, not people.
 *
 * @param heads of a session that was open to everybody: it is counted by heads, and nobody's attendance is recorded
 */
@EventType("session.stated")
public record SessionStated(
        UUID recordId,
        long revision,
        UUID programmeId,
        AgencyId agencyId,
        LocalDate heldOn,
        int present,
        int absent,
        int excused,
        List<Heads> heads)
        implements Fact {
    /** How many of a group were there. */
    public record Heads(
            Sex sex,
            AgeGroup ageGroup,
            @MayBeAbsent Boolean disability,
            @MayBeAbsent NationalityGroup nationalityGroup,
            int count) {}
}
