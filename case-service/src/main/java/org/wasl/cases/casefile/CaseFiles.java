package org.wasl.cases.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.worker.Workers;
import org.wasl.contracts.code.CaseScope;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.access.CallerKeys;
import org.wasl.platform.access.ReaderKey;
import org.wasl.platform.account.SeenAccounts;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;

/**
 * The repository of cases. A case exists for a caller whom {@link NeedToKnowPolicy} names, or to whom {@link GrantedAccess} opens it. Lists, counts, search and
 * duplicate checks ask here too.
 */
@ApplicationScoped
public class CaseFiles extends Aggregates<CaseFile> {
    private final CallerKeys keys;
    private final GrantedAccess grantedAccess;
    private final SeenAccounts accounts;
    private final Clock clock;

    @Inject
    CaseFiles(CallerKeys keys, GrantedAccess grantedAccess, SeenAccounts accounts, Clock clock) {
        this.keys = keys;
        this.grantedAccess = grantedAccess;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public Filter<CaseFile> visibleTo(Caller caller) {
        NeedToKnowPolicy needToKnow = needToKnow(caller);
        return needToKnow
                .bindKnown(needToKnow.where(NeedToKnowPolicy.knownCondition() + " or " + GrantedAccess.BY_GRANT
                        + " or (e.agencyId = :agency and " + GrantedAccess.BY_BROKEN_GLASS + ")"))
                .with("me", caller.subject())
                .withUnbound("purposes", caller.purposes())
                .withUnbound("now", clock.instant());
    }

    /** Those that the caller knows by need to know, without grants: for lists, queues and duplicate checks. One index serves it. */
    public Filter<CaseFile> knownTo(Caller caller) {
        return needToKnow(caller).known();
    }

    public Filter<CaseFile> mergeableBy(Caller caller) {
        return needToKnow(caller).mergeable();
    }

    public Filter<CaseFile> inScope(CaseScope scope, Caller caller) {
        NeedToKnowPolicy needToKnow = needToKnow(caller);
        return switch (scope) {
            case OWN -> needToKnow.own();
            case TEAM -> needToKnow.team();
            case AGENCY -> needToKnow.known();
            case GRANTED ->
                needToKnow
                        .where(GrantedAccess.BY_GRANT)
                        .with("me", caller.subject())
                        .withUnbound("purposes", caller.purposes())
                        .withUnbound("now", clock.instant());
        };
    }

    private NeedToKnowPolicy needToKnow(Caller caller) {
        return new NeedToKnowPolicy(caller, keys);
    }

    public CaseFile get(CaseId id, Caller caller) {
        return get(id.value(), caller);
    }

    public CaseFile get(CaseId id, Caller caller, IfMatch expected) {
        return get(id.value(), caller, expected);
    }

    public CaseFile mergeable(CaseId id, Caller caller) {
        return one(mergeableBy(caller).and("e.id = :id", "id", id.value()));
    }

    /** A case of the agency, whether or not this caller may know of it: for emergency access. */
    public CaseFile ofAgency(CaseId id, Caller caller) {
        return one(Filter.of(CaseFile.class)
                .and("e.id = :id", "id", id.value())
                .and("e.agencyId = :agency", "agency", caller.agency().value())
                .and("e.erasedAt is null"));
    }

    /**
     * Running cases of the agency that name a supervisor who cannot act. For its manager, who is shown ids only.
     *
     * @param orOther another condition by which a case needs another supervisor, in HQL; it asks for {@code :now}
     */
    public Filter<CaseFile> withoutActingSupervisor(String orOther, Caller caller) {
        return Filter.of(CaseFile.class)
                .and("e.agencyId = :agency", "agency", caller.agency().value())
                .and("e.lifecycle.status in :running", "running", CaseLifecycle.RUNNING)
                .and("e.ownership.supervisorId is not null and (e.ownership.supervisorId = e.ownership.ownerId"
                        + " or e.ownership.supervisorId member of e.ownership.formerOwners"
                        + " or not exists (select 1 from SeenAccount s where s.accountId = e.ownership.supervisorId"
                        + " and s.agencyId = e.agencyId and array_contains(s.roles, 'supervisor')) or "
                        + Workers.hasLeft("e.ownership.supervisorId") + " or " + orOther + ")")
                .withUnbound("now", clock.instant());
    }

    public CaseFile withoutActingSupervisor(CaseId id, String orOther, Caller caller) {
        return one(withoutActingSupervisor(orOther, caller).and("e.id = :id", "id", id.value()));
    }

    /** What the caller is to each case, and which of its parts are open to them. */
    public Map<UUID, CaseAccess> accessTo(Collection<CaseFile> files, Caller caller) {
        NeedToKnowPolicy needToKnow = needToKnow(caller);
        Map<UUID, CaseAccess> access = new HashMap<>();
        List<CaseFile> outside = new ArrayList<>();
        files.forEach(file -> {
            if (needToKnow.mayMerge(file)) {
                access.put(file.rawId(), CaseAccess.of(needToKnow.parties(file)));
            } else {
                outside.add(file);
            }
        });
        access.putAll(grantedAccess.accessOf(outside, caller));
        return access;
    }

    public CaseAccess accessTo(CaseFile file, Caller caller) {
        return accessTo(List.of(file), caller).getOrDefault(file.rawId(), CaseAccess.NONE);
    }

    public Set<Party> parties(CaseFile file, Caller caller) {
        return accessTo(file, caller).parties();
    }

    public List<CaseFile> runningLike(PersonId subject, Programme programme, Caller caller) {
        return list(
                knownTo(caller)
                        .and("e.subjectId = :subject", "subject", subject.value())
                        .and("e.programme = :programme", "programme", programme)
                        .and("e.lifecycle.status in :running", "running", CaseLifecycle.RUNNING),
                20);
    }

    /** Those that an agency works on for a person, whoever asks: for what the platform does on them. */
    public List<CaseFile> runningOf(PersonId subject, AgencyId agency) {
        return list(
                Filter.of(CaseFile.class)
                        .and("e.subjectId = :subject", "subject", subject.value())
                        .and("e.agencyId = :agency", "agency", agency.value())
                        .and("e.lifecycle.status in :running", "running", CaseLifecycle.RUNNING),
                20);
    }

    /** By id, in one statement. The ids were found among what the caller may know. */
    public List<CaseFile> byIds(Set<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /** The cases that were merged into one of these, each with the one that goes on. */
    public Map<UUID, UUID> mergedInto(Collection<UUID> survivors) {
        Map<UUID, UUID> merged = new HashMap<>();
        getEntityManager()
                .createQuery(
                        "select e.id, e.lifecycle.merged.intoId from CaseFile e where e.lifecycle.merged.intoId in :survivors",
                        Object[].class)
                .setParameter("survivors", survivors)
                .getResultStream()
                .forEach(row -> merged.put((UUID) row[0], (UUID) row[1]));
        return merged;
    }

    /** All that were merged into this one, also by way of another. */
    public List<CaseFile> allMergedInto(CaseFile survivor) {
        List<CaseFile> all = new ArrayList<>();
        Set<UUID> next = Set.of(survivor.rawId());
        while (!next.isEmpty()) {
            List<CaseFile> merged = list("lifecycle.merged.intoId in ?1", next);
            all.addAll(merged);
            next = merged.stream().map(CaseFile::rawId).collect(Collectors.toSet());
        }
        return all;
    }

    /** Running cases of each owner by their risk: one statement, however many owners. */
    public Map<String, Map<RiskLevel, Long>> runningByRisk(Collection<String> owners) {
        Map<String, Map<RiskLevel, Long>> running = new HashMap<>();
        getEntityManager()
                .createQuery(
                        "select e.ownership.ownerId, e.risk.level, count(*) from CaseFile e where e.ownership.ownerId in :owners and e.lifecycle.status in :running"
                                + " group by e.ownership.ownerId, e.risk.level",
                        Object[].class)
                .setParameter("owners", owners)
                .setParameter("running", CaseLifecycle.RUNNING)
                .getResultStream()
                .forEach(row -> running.computeIfAbsent((String) row[0], owner -> new EnumMap<>(RiskLevel.class))
                        .put((RiskLevel) row[1], (Long) row[2]));
        return running;
    }

    /**
     * Work on a case is given to who may know of it: 422 unknown-account for anybody else of the agency, as for an account that does not exist.
     *
     * @param pointer of the field that names the account
     */
    public void requireKnownTo(String account, CaseFile file, String pointer) {
        Set<String> theirs = new HashSet<>(Set.of(ReaderKey.owner(account), ReaderKey.supervisor(account)));
        accounts.rolesOf(account, file.agency()).forEach(role -> {
            theirs.add(ReaderKey.role(role));
            if (role.equals(Roles.SUPERVISOR)) {
                theirs.add(ReaderKey.ANY_SUPERVISOR);
            }
        });
        if (Collections.disjoint(theirs, NeedToKnowPolicy.readersOf(file))) {
            throw Problem.invalidField(pointer, "unknown-account");
        }
    }
}
