package org.wasl.cases.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/**
 * Need to know. A case exists for its owner and its supervisor; beyond them a STANDARD one for the agency's caseworkers, one that is not RESTRICTED for its
 * supervisors and managers. Lists, counts and duplicate checks ask here too.
 */
@ApplicationScoped
public class CaseFiles extends Aggregates<CaseFile> {
    @Override
    public Filter<CaseFile> visibleTo(Caller caller) {
        List<String> circles = new ArrayList<>(List.of("e.ownerId = :me", "e.supervisorId = :me"));
        if (caller.has(Roles.CASEWORKER)) {
            circles.add("e.sensitivity = STANDARD");
        }
        if (caller.has(Roles.SUPERVISOR)) {
            // A restricted case without a named supervisor would be known to its owner alone, and nobody could approve.
            circles.add("e.sensitivity <> RESTRICTED or e.supervisorId is null");
        }
        if (caller.has(Roles.AGENCY_MANAGER)) {
            circles.add("e.sensitivity <> RESTRICTED");
        }
        return Filter.of(CaseFile.class)
                .and("e.agencyId = :agency", "agency", caller.agency().value())
                .and(String.join(" or ", circles), "me", caller.subject());
    }

    public CaseFile get(CaseId id, Caller caller) {
        return get(id.value(), caller);
    }

    public CaseFile get(CaseId id, Caller caller, IfMatch expected) {
        return get(id.value(), caller, expected);
    }

    /** What the caller is to the case; 403 where it is nothing but a reader. */
    public static Set<Party> actingParties(CaseFile file, Caller caller) {
        return file.requireParties(caller.subject(), caller.has(Roles.CASEWORKER), caller.has(Roles.SUPERVISOR));
    }

    public static Set<Party> parties(CaseFile file, Caller caller) {
        return file.partiesOf(caller.subject(), caller.has(Roles.CASEWORKER), caller.has(Roles.SUPERVISOR));
    }

    List<CaseFile> runningLike(PersonId subject, Programme programme, Caller caller) {
        return list(
                visibleTo(caller)
                        .and("e.subjectId = :subject", "subject", subject.value())
                        .and("e.programme = :programme", "programme", programme)
                        .and(
                                "e.status in :running",
                                "running",
                                Set.of(
                                        CaseStatus.IDENTIFIED,
                                        CaseStatus.OPEN,
                                        CaseStatus.ON_HOLD,
                                        CaseStatus.PENDING_CLOSURE)),
                20);
    }

    public List<CaseFile> ofSubject(PersonId person) {
        return list("subjectId = ?1", person.value());
    }

    public List<CaseFile> originallyOf(PersonId person) {
        return list("originalSubjectId = ?1 and subjectId <> ?1", person.value());
    }
}
