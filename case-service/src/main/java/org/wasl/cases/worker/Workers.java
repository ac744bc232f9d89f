package org.wasl.cases.worker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.WorkerId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** The national register of social workers: its authority sees all of it, a manager or supervisor the agency's, a worker their own entry. */
@ApplicationScoped
public class Workers extends Aggregates<Worker> {
    private final AgencyId authority;

    @Inject
    Workers(WorkforceConfig config) {
        this.authority = config.licensingAuthority().map(AgencyId::new).orElse(null);
    }

    @Override
    public Filter<Worker> visibleTo(Caller caller) {
        return isAuthority(caller) ? Filter.of(Worker.class) : inAgency(caller);
    }

    /** How much workers hold, and when they are away, is their agency's, and not the authority's. */
    private static Filter<Worker> inAgency(Caller caller) {
        Filter<Worker> all = Filter.of(Worker.class);
        return caller.has(Roles.AGENCY_MANAGER, Roles.SUPERVISOR)
                ? all.and("e.agencyId = :agency", "agency", caller.agency().value())
                : all.and("e.accountId = :me", "me", caller.subject());
    }

    /** Whose caseload the caller may know: 403 where the caller finds the worker in the register only. */
    public Worker colleague(WorkerId id, Caller caller) {
        Worker worker = get(id, caller);
        if (!worker.agency().equals(caller.agency())) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        return worker;
    }

    /**
     * The worker, where the caller may read their supervision sessions and absences: the worker, their supervisor and the agency's manager. The notes there can name
     * cases.
     */
    Worker guided(WorkerId id, Caller caller) {
        Worker worker = colleague(id, caller);
        if (!caller.has(Roles.AGENCY_MANAGER)
                && !caller.subject().equals(worker.supervisor())
                && !caller.subject().equals(worker.account())) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        return worker;
    }

    /** @param supervisor account of whom they are guided by; null where anybody, as the agency */
    Filter<Worker> found(String supervisor, AgencyId agency, Caller caller) {
        return visibleTo(caller)
                .andIfGiven("e.supervisorId = :supervisor", "supervisor", supervisor)
                .andIfGiven("e.agencyId = :of", "of", agency);
    }

    Worker get(WorkerId id, Caller caller) {
        return get(id.value(), caller);
    }

    Worker get(WorkerId id, Caller caller, IfMatch expected) {
        return get(id.value(), caller, expected);
    }

    /**
     * That the worker of an account has left, as a part of a query of another room.
     *
     * @param account of the query, such as {@code e.ownership.supervisorId}
     */
    public static String hasLeft(String account) {
        return "exists (select 1 from Worker w where w.accountId = " + account + " and w.active = false)";
    }

    /** Who works under this supervisor now, with their licences: one statement. */
    public List<Worker> activeUnder(String supervisor, Caller caller) {
        Filter<Worker> team =
                inAgency(caller).and("e.supervisorId = :supervisor and e.active", "supervisor", supervisor);
        return list(team, 200);
    }

    public List<Worker> ofAccounts(Set<String> accounts) {
        return list("accountId in ?1", accounts);
    }

    public Optional<Worker> ofAccount(String account) {
        return find("accountId", account).firstResultOptional();
    }

    boolean isAuthority(Caller caller) {
        return caller.has(Roles.AGENCY_MANAGER) && caller.agency().equals(authority);
    }

    /** Licences are the licensing authority's: no agency licenses its own workers. */
    public void requireAuthority(Caller caller) {
        if (!isAuthority(caller)) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
    }

    /** Those with a licence that ends by then, and of whose end the last warning has not been given. */
    List<UUID> withLicenceEnding(LocalDate from, LocalDate to, int lastWarning) {
        return getEntityManager()
                .createQuery(
                        "select distinct l.worker.id from Licence l where l.status = ACTIVE and l.expiresOn between :from"
                                + " and :to and (l.warnedDays is null or l.warnedDays > :last)",
                        UUID.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("last", lastWarning)
                .setMaxResults(500)
                .getResultList();
    }
}
