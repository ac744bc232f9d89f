package org.wasl.cases.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.contracts.code.CaseScope;
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
 * Need to know. A case exists for its circle: its owner, who stands in for her, its supervisor; beyond them a STANDARD one for the agency's caseworkers, one
 * that is not RESTRICTED for its supervisors and managers. Beyond the circle for whom it was opened to by a grant or by breaking the glass.
 * Lists, counts, search and duplicate checks ask here too; {@link CaseFile#inCircleOf} says the same of one case at hand.
 */
@ApplicationScoped
public class CaseFiles extends Aggregates<CaseFile> {
    private final Cover cover;
    private final Opened opened;
    private final Clock clock;

    @Inject
    CaseFiles(Cover cover, Opened opened, Clock clock) {
        this.cover = cover;
        this.opened = opened;
        this.clock = clock;
    }

    @Override
    public Filter<CaseFile> visibleTo(Caller caller) {
        return bound(
                        "(e.agencyId = :agency and (" + circle(caller, caller.has(Roles.AGENCY_MANAGER)) + ")) or "
                                + Opened.BY_GRANT + " or (e.agencyId = :agency and " + Opened.BY_BROKEN_GLASS + ")",
                        caller)
                .with("now", clock.instant());
    }

    /** Those of the circle only: for lists, queues and duplicate checks. One index serves it. */
    public Filter<CaseFile> inCircleOf(Caller caller) {
        return bound("e.agencyId = :agency and (" + circle(caller, caller.has(Roles.AGENCY_MANAGER)) + ")", caller);
    }

    /** For mending double records: the data steward sees that such cases exist, and nothing of them. */
    public Filter<CaseFile> mendableBy(Caller caller) {
        return bound(
                "e.agencyId = :agency and (" + circle(caller, caller.has(Roles.AGENCY_MANAGER, Roles.DATA_STEWARD))
                        + ")",
                caller);
    }

    public Filter<CaseFile> inScope(CaseScope scope, Caller caller) {
        return switch (scope) {
            case OWN -> bound("e.agencyId = :agency and (e.ownerId = :me" + covered("e.ownerId") + ")", caller);
            case TEAM -> bound("e.agencyId = :agency and e.supervisorId = :me", caller);
            case AGENCY -> inCircleOf(caller);
            case GRANTED -> bound(Opened.BY_GRANT, caller).with("now", clock.instant());
        };
    }

    private String circle(Caller caller, boolean allOfTheAgency) {
        List<String> circles =
                new ArrayList<>(List.of("e.ownerId = :me" + covered("e.ownerId"), "e.supervisorId = :me"));
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
        return String.join(" or ", circles);
    }

    private String covered(String owner) {
        return cover.accounts().isEmpty() ? "" : " or " + owner + " in :covered";
    }

    private Filter<CaseFile> bound(String condition, Caller caller) {
        Filter<CaseFile> filter = Filter.of(CaseFile.class)
                .and(condition)
                .with("agency", caller.agency().value())
                .with("me", caller.subject());
        return condition.contains(":covered") ? filter.with("covered", cover.accounts()) : filter;
    }

    public CaseFile get(CaseId id, Caller caller) {
        return get(id.value(), caller);
    }

    public CaseFile get(CaseId id, Caller caller, IfMatch expected) {
        return get(id.value(), caller, expected);
    }

    public CaseFile mendable(CaseId id, Caller caller) {
        return one(mendableBy(caller).and("e.id = :id", "id", id.value()));
    }

    /** A case of the agency that is behind the glass for this caller, or before it. */
    public CaseFile ofAgency(CaseId id, Caller caller) {
        return one(Filter.of(CaseFile.class)
                .and("e.id = :id", "id", id.value())
                .and("e.agencyId = :agency", "agency", caller.agency().value()));
    }

    /** What the caller is to each case and what of it is open to her. */
    public Map<UUID, CaseAccess> accessTo(Collection<CaseFile> files, Caller caller) {
        Map<UUID, CaseAccess> access = new HashMap<>();
        List<CaseFile> outside = new ArrayList<>();
        files.forEach(file -> {
            if (file.inCircleOf(caller, cover.accounts())) {
                access.put(file.rawId(), CaseAccess.of(file.partiesOf(caller, cover.accounts())));
            } else {
                outside.add(file);
            }
        });
        access.putAll(opened.to(outside, caller));
        return access;
    }

    public CaseAccess accessTo(CaseFile file, Caller caller) {
        return accessTo(List.of(file), caller).getOrDefault(file.rawId(), new CaseAccess(Set.of(), Set.of()));
    }

    public Set<Party> parties(CaseFile file, Caller caller) {
        return accessTo(file, caller).parties();
    }

    List<CaseFile> runningLike(PersonId subject, Programme programme, Caller caller) {
        return list(
                inCircleOf(caller)
                        .and("e.subjectId = :subject", "subject", subject.value())
                        .and("e.programme = :programme", "programme", programme)
                        .and("e.status in :running", "running", CaseFile.RUNNING),
                20);
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
