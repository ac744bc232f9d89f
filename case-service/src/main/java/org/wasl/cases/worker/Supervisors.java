package org.wasl.cases.worker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import org.wasl.cases.refusal.BreakGlassRefusals;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.account.SeenAccounts;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.problem.Problem;

/** Whom an agency may name as a supervisor: an account that came with its token in that role, has not left, supervises the work of others, and is not refused emergency access. */
@ApplicationScoped
public class Supervisors {
    private final SeenAccounts accounts;
    private final Workers workers;
    private final BreakGlassRefusals refusals;
    private final Absences absences;

    @Inject
    Supervisors(SeenAccounts accounts, Workers workers, BreakGlassRefusals refusals, Absences absences) {
        this.accounts = accounts;
        this.workers = workers;
        this.refusals = refusals;
        this.absences = absences;
    }

    /**
     * @param account null names nobody: any supervisor of the agency
     * @param whose accounts whose work it is
     * @param pointer where the account stands in the body
     */
    public void require(String account, AgencyId agency, Collection<String> whose, String pointer) {
        if (account == null) {
            return;
        }
        if (whose.contains(account)) {
            throw Problem.invalidField(pointer, "own-work");
        }
        if (!supervises(account, agency)) {
            throw Problem.invalidField(pointer, "not-a-supervisor");
        }
        if (refusals.isRefused(account, agency)) {
            throw Problem.invalidField(pointer, BreakGlassRefusals.OBJECTION);
        }
    }

    /**
     * The same for the supervisor of a case, who also covers for its owner neither now nor on a recorded day to come: a cover does the owner's work.
     *
     * @param workers of the case, the owner among them
     */
    public void requireOfCase(
            String account, AgencyId agency, String owner, Collection<String> workers, String pointer) {
        require(account, agency, workers, pointer);
        if (account != null && absences.isCoverOf(owner, account)) {
            throw Problem.invalidField(pointer, "not-a-supervisor");
        }
    }

    /** The one of the register, or null where they may not supervise this: then any supervisor of the agency. */
    public String ofRegister(Worker worker, Collection<String> whose) {
        String named = worker.supervisor();
        return named != null
                        && !whose.contains(named)
                        && supervises(named, worker.agency())
                        && !refusals.isRefused(named, worker.agency())
                ? named
                : null;
    }

    /** @param account null where nobody is named */
    public boolean canAct(String account, AgencyId agency) {
        return account != null && supervises(account, agency);
    }

    private boolean supervises(String account, AgencyId agency) {
        boolean left = workers.ofAccount(account).filter(w -> !w.active()).isPresent();
        return !left && accounts.isOf(account, agency, Roles.SUPERVISOR);
    }
}
