package org.wasl.contracts.event;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;

/**
 * Who may know of a case, whole, each time it changes: the only way in which another service learns it. A later statement replaces an earlier one.
 *
 * @param originalSubjectId the record that was named when the case was opened, before merges of persons; null in events from before it was told
 * @param running whether work on it goes on, or may begin
 * @param endedAt when it ended; null while it runs
 * @param onlyIdentified that it is identified and not registered, so that work on it rests on nothing yet; null where it is more, and in events from before it
 *     was told
 */
@EventType("case.access-stated")
public record CaseAccessStated(
        CaseId caseId,
        PersonId subjectId,
        @MayBeAbsent PersonId originalSubjectId,
        AgencyId agencyId,
        Sensitivity sensitivity,
        boolean running,
        @MayBeAbsent Instant endedAt,
        @MayBeAbsent Boolean onlyIdentified,
        List<Reader> readers)
        implements DomainEvent {

    /**
     * An account, or all who have a role in an agency.
     *
     * @param key as {@code ReaderKey} of the platform writes it: {@code owner:…}, {@code supervisor:…}, {@code role:…}
     * @param parts what of the case is open to them
     * @param until when it ends by itself; null where it does not
     * @param purpose for which it is open; null for those of the case's own agency, who name none
     */
    public record Reader(
            AgencyId agencyId,
            String key,
            Set<CaseCategory> parts,
            @MayBeAbsent Instant until,
            @MayBeAbsent ConsentPurpose purpose) {}

    @Override
    public UUID aggregateId() {
        return caseId.value();
    }
}
