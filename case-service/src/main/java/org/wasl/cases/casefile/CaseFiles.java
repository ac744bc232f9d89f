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
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.contracts.code.CaseScope;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.access.CallerKeys;
import org.wasl.platform.access.ReaderKey;
import org.wasl.platform.account.SeenAccounts;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.ExternalId;

/**
 * The repository of cases. A case exists for a caller whom {@link NeedToKnowPolicy} names, or to whom {@link GrantedAccess} opens it. Lists, counts, search and
 * duplicate checks ask here too.
 */
@ApplicationScoped
public class CaseFiles extends Aggregates<CaseFile> {
    private final CallerKeys keys;
    private final GrantedAccess grantedAccess;
    private final SeenAccounts accounts;
    private final RuleLock locks;
    private final Clock clock;

    @Inject
    CaseFiles(CallerKeys keys, GrantedAccess grantedAccess, SeenAccounts accounts, RuleLock locks, Clock clock) {
        this.keys = keys;
        this.grantedAccess = grantedAccess;
        this.accounts = accounts;
        this.locks = locks;
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

    /** Running cases of the agency that name a supervisor who cannot act. For its manager, who is shown ids only. */
    public Filter<CaseFile> withoutActingSupervisor(Caller caller) {
        return Filter.of(CaseFile.class)
                .and("e.agencyId = :agency", "agency", caller.agency().value())
                .and("e.status in :running", "running", CaseFile.RUNNING)
                .and(
                        "e.supervisorId is not null and (e.supervisorId = e.ownerId or e.supervisorId member of e.formerOwners"
                                + " or not exists (select 1 from SeenAccount s where s.accountId = e.supervisorId"
                                + " and s.agencyId = e.agencyId and array_contains(s.roles, 'supervisor'))"
                                + " or exists (select 1 from Worker k where k.accountId = e.supervisorId and k.active = false))");
    }

    public CaseFile withoutActingSupervisor(CaseId id, Caller caller) {
        return one(withoutActingSupervisor(caller).and("e.id = :id", "id", id.value()));
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
        return accessTo(List.of(file), caller).getOrDefault(file.rawId(), new CaseAccess(Set.of(), Set.of()));
    }

    public Set<Party> parties(CaseFile file, Caller caller) {
        return accessTo(file, caller).parties();
    }

    public List<CaseFile> runningLike(PersonId subject, Programme programme, Caller caller) {
        return list(
                knownTo(caller)
                        .and("e.subjectId = :subject", "subject", subject.value())
                        .and("e.programme = :programme", "programme", programme)
                        .and("e.status in :running", "running", CaseFile.RUNNING),
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
                        "select e.id, e.merged.intoId from CaseFile e where e.merged.intoId in :survivors",
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
            List<CaseFile> merged = list("merged.intoId in ?1", next);
            all.addAll(merged);
            next = merged.stream().map(CaseFile::rawId).collect(Collectors.toSet());
        }
        return all;
    }

    public List<CaseFile> runningOf(String owner) {
        return list("ownerId = ?1 and status in ?2", owner, CaseFile.RUNNING);
    }

    /** Running cases of each owner by their risk: one statement, however many owners. */
    public Map<String, Map<RiskLevel, Long>> runningByRisk(Collection<String> owners) {
        Map<String, Map<RiskLevel, Long>> running = new HashMap<>();
        getEntityManager()
                .createQuery(
                        "select e.ownerId, e.risk, count(*) from CaseFile e where e.ownerId in :owners and e.status in :running"
                                + " group by e.ownerId, e.risk",
                        Object[].class)
                .setParameter("owners", owners)
                .setParameter("running", CaseFile.RUNNING)
                .getResultStream()
                .forEach(row -> running.computeIfAbsent((String) row[0], owner -> new EnumMap<>(RiskLevel.class))
                        .put((RiskLevel) row[1], (Long) row[2]));
        return running;
    }

    /** For imports, whose caller knows no case by need to know: running cases of the agency that are not restricted. */
    public List<UUID> runningOfAgency(PersonId subject, Programme programme, Caller caller) {
        return getEntityManager()
                .createQuery(
                        "select e.id from CaseFile e where e.agencyId = :agency and e.subjectId = :subject"
                                + " and e.programme = :programme and e.status in :running and e.sensitivity <> RESTRICTED",
                        UUID.class)
                .setParameter("agency", caller.agency().value())
                .setParameter("subject", subject.value())
                .setParameter("programme", programme)
                .setParameter("running", CaseFile.RUNNING)
                .getResultList();
    }

    /** For imports: the caller's agency's cases that one of these names; more than one is for the caller to decide, never for us. */
    public Set<UUID> withExternalIds(Collection<ExternalId> names, Caller caller) {
        Set<UUID> known = new TreeSet<>();
        names.forEach(name -> known.addAll(getEntityManager()
                .createQuery(
                        "select e.id from CaseFile e join e.externalIds x"
                                + " where x.agencyId = :agency and x.scheme = :scheme and x.value = :value",
                        UUID.class)
                .setParameter("agency", caller.agency().value())
                .setParameter("scheme", name.scheme())
                .setParameter("value", name.value())
                .getResultList()));
        return known;
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
        if (Collections.disjoint(theirs, file.readers())) {
            throw Problem.invalidField(pointer, "unknown-account");
        }
    }

    /**
     * 409 where another case that the caller may know of has one of these external ids. A hidden case is not found by writing its id. The ids are locked until
     * the transaction ends.
     *
     * @param file the case that gets them; null where it is new
     */
    public void requireUnusedExternalIds(Collection<ExternalId> names, UUID file, Caller caller) {
        if (names == null || names.isEmpty()) {
            return;
        }
        lockExternalIds(names, caller);
        Set<UUID> named = withExternalIds(names, caller);
        named.removeIf(id -> id.equals(file));
        if (!named.isEmpty()
                && !list(knownTo(caller).and("e.id in :named", "named", named), 1)
                        .isEmpty()) {
            throw new Problem(CommonProblem.ALREADY_EXISTS);
        }
    }

    /** Locks these external ids until the transaction ends, so that two who identify a case by the same one come one after the other. */
    public void lockExternalIds(Collection<ExternalId> names, Caller caller) {
        locks.takeAll(
                "case-name",
                names.stream()
                        .map(name -> caller.agency() + "|" + name.scheme() + "|" + name.value())
                        .toList());
    }

    /** Those of these that an agency's system may know of. */
    public Set<UUID> unrestrictedAmong(Set<UUID> ids) {
        return byIds(ids).stream()
                .filter(file -> !file.restricted())
                .filter(file -> file.mergedInto()
                        .map(into -> findById(into.value()))
                        .filter(CaseFile::restricted)
                        .isEmpty())
                .map(CaseFile::rawId)
                .collect(Collectors.toSet());
    }

    /** Those that rest on one of these consents. */
    public List<CaseFile> onConsents(Set<UUID> consents) {
        return list("basis.consentId in ?1 and basis.consentEndedAt is null", consents).stream()
                .filter(file -> file.consent().isPresent())
                .toList();
    }

    public List<CaseFile> ofSubject(PersonId person) {
        return list("subjectId = ?1", person.value());
    }

    public List<CaseFile> originallyOf(PersonId person) {
        return list("originalSubjectId = ?1 and subjectId <> ?1", person.value());
    }
}
