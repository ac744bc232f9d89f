package org.wasl.cases.worker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
    Workers(@ConfigProperty(name = "wasl.workforce.licensing-authority") Optional<UUID> authority) {
        this.authority = authority.map(AgencyId::new).orElse(null);
    }

    @Override
    public Filter<Worker> visibleTo(Caller caller) {
        Filter<Worker> all = Filter.of(Worker.class);
        if (isAuthority(caller)) {
            return all;
        }
        if (caller.has(Roles.AGENCY_MANAGER, Roles.SUPERVISOR)) {
            return all.and("e.agencyId = :agency", "agency", caller.agency().value());
        }
        return all.and("e.accountId = :me", "me", caller.subject());
    }

    Worker get(WorkerId id, Caller caller) {
        return get(id.value(), caller);
    }

    Worker get(WorkerId id, Caller caller, IfMatch expected) {
        return get(id.value(), caller, expected);
    }

    /** Who works under this supervisor now, with their licences: one statement. */
    public List<Worker> activeUnder(String supervisor, Caller caller) {
        Filter<Worker> team =
                visibleTo(caller).and("e.supervisorId = :supervisor and e.active", "supervisor", supervisor);
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
