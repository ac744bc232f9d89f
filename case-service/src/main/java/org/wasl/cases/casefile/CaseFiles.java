package org.wasl.cases.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.RiskLevel;
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
    private final Cover cover;

    @Inject
    CaseFiles(Cover cover) {
        this.cover = cover;
    }

    @Override
    public Filter<CaseFile> visibleTo(Caller caller) {
        return within(caller, caller.has(Roles.AGENCY_MANAGER));
    }

    /** For mending double records: the data steward sees that such cases exist, and nothing of them. */
    public Filter<CaseFile> mendableBy(Caller caller) {
        return within(caller, caller.has(Roles.AGENCY_MANAGER, Roles.DATA_STEWARD));
    }

    private Filter<CaseFile> within(Caller caller, boolean allOfTheAgency) {
        List<String> circles = new ArrayList<>(List.of("e.ownerId = :me", "e.supervisorId = :me"));
        if (!cover.accounts().isEmpty()) {
            circles.add("e.ownerId in :covered");
        }
        if (caller.has(Roles.CASEWORKER)) {
            circles.add("e.sensitivity = STANDARD");
        }
        if (caller.has(Roles.SUPERVISOR)) {
            // A restricted case without a named supervisor would be known to its owner alone, and nobody could approve.
            circles.add("e.sensitivity <> RESTRICTED or e.supervisorId is null");
        }
        if (allOfTheAgency) {
            circles.add("e.sensitivity <> RESTRICTED");
        }
        Filter<CaseFile> filter = cover.accounts().isEmpty()
                ? Filter.of(CaseFile.class)
                : Filter.of(CaseFile.class).with("covered", cover.accounts());
        return filter.and("e.agencyId = :agency", "agency", caller.agency().value())
                .and(String.join(" or ", circles), "me", caller.subject());
    }

    public CaseFile get(CaseId id, Caller caller) {
        return get(id.value(), caller);
    }

    public CaseFile get(CaseId id, Caller caller, IfMatch expected) {
        return get(id.value(), caller, expected);
    }

    /** What the caller is to the case; 403 where it is nothing but a reader. */
    public Set<Party> actingParties(CaseFile file, Caller caller) {
        return file.requireParties(caller, cover.accounts());
    }

    public Set<Party> parties(CaseFile file, Caller caller) {
        return file.partiesOf(caller, cover.accounts());
    }

    List<CaseFile> runningLike(PersonId subject, Programme programme, Caller caller) {
        return list(
                visibleTo(caller)
                        .and("e.subjectId = :subject", "subject", subject.value())
                        .and("e.programme = :programme", "programme", programme)
                        .and("e.status in :running", "running", CaseFile.RUNNING),
                20);
    }

    public CaseFile mendable(CaseId id, Caller caller) {
        return one(mendableBy(caller).and("e.id = :id", "id", id.value()));
    }

    /** The case and those that were merged into it: their open work is its work. */
    public List<UUID> withThoseMergedInto(CaseId id) {
        return getEntityManager()
                .createQuery("select e.id from CaseFile e where e.id = :id or e.mergedIntoId = :id", UUID.class)
                .setParameter("id", id.value())
                .getResultList();
    }

    public List<CaseFile> runningOf(String owner) {
        return list("ownerId = ?1 and status in ?2", owner, CaseFile.RUNNING);
    }

    public Map<RiskLevel, Long> runningByRisk(String owner) {
        Map<RiskLevel, Long> running = new EnumMap<>(RiskLevel.class);
        getEntityManager()
                .createQuery(
                        "select e.risk, count(*) from CaseFile e where e.ownerId = :owner and e.status in :running group by e.risk",
                        Object[].class)
                .setParameter("owner", owner)
                .setParameter("running", CaseFile.RUNNING)
                .getResultStream()
                .forEach(row -> running.put((RiskLevel) row[0], (Long) row[1]));
        return running;
    }

    public List<CaseFile> ofSubject(PersonId person) {
        return list("subjectId = ?1", person.value());
    }

    public List<CaseFile> originallyOf(PersonId person) {
        return list("originalSubjectId = ?1 and subjectId <> ?1", person.value());
    }
}
