package org.wasl.registry.rights;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.SubjectRequestKind;
import org.wasl.contracts.code.SubjectRequestStatus;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonPart;

/** What was asked of an agency is that agency's to answer, and nobody else's to know. */
@ApplicationScoped
class SubjectRequests extends Aggregates<SubjectRequest> implements PersonPart {
    @Override
    public Filter<SubjectRequest> visibleTo(Caller caller) {
        return Filter.of(SubjectRequest.class)
                .and("e.agencyId = :agency", "agency", caller.agency().value());
    }

    @Override
    public void follow(PersonId from, PersonId to, Set<UUID> agencies, Instant since) {
        if (!agencies.isEmpty()) {
            update(
                    "personId = ?1 where personId = ?2 and createdAt > ?3 and agencyId in ?4",
                    to.value(),
                    from.value(),
                    since,
                    agencies);
        }
    }

    /** That she asked, and what was answered, stays: without what she wanted written. */
    @Override
    public void erase(Set<UUID> persons) {
        update("proposalSealed = null where personId in ?1", persons);
    }

    /** Those that hold, of whichever agency. */
    List<SubjectRequest> restrictionsOf(Person person) {
        return list(
                "personId in ?1 and kind = ?2 and status = ?3",
                person.allIds(),
                SubjectRequestKind.RESTRICTION,
                SubjectRequestStatus.FULFILLED);
    }
}
