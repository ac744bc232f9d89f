package org.wasl.cases.breakglass;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;

/** The emergency accesses to cases, with their reviews. */
@ApplicationScoped
public class BreakGlassRecords extends CaseParts<BreakGlass> {
    @Override
    public CaseCategory category() {
        return CaseCategory.MANAGEMENT;
    }

    @Override
    protected Class<BreakGlass> kind() {
        return BreakGlass.class;
    }

    /** Of the case, or given to the caller for review although they may not read the case. */
    BreakGlass reviewable(CaseId file, UUID id, Caller caller) {
        return find("id = ?1 and caseId = ?2 and delegateId = ?3", id, file.value(), caller.subject())
                .firstResultOptional()
                .filter(glass -> glass.agency().equals(caller.agency()))
                .orElseGet(() -> get(file, id, caller));
    }

    BreakGlass ownOf(CaseFile file, UUID id, Caller caller) {
        return find("id = ?1 and caseId = ?2 and accountId = ?3", id, file.rawId(), caller.subject())
                .firstResultOptional()
                .orElseThrow(Problem::notFound);
    }

    /** Reviews that wait: for a manager all of the agency, for a supervisor those that were given to them. */
    Filter<BreakGlass> waiting(Caller caller) {
        Filter<BreakGlass> ours = Filter.of(BreakGlass.class)
                .and("e.agencyId = :agency", "agency", caller.agency().value())
                .and("e.reviewedAt is null");
        return caller.has(Roles.AGENCY_MANAGER) ? ours : ours.and("e.delegateId = :me", "me", caller.subject());
    }

    BreakGlass waiting(UUID id, Caller caller) {
        return one(waiting(caller).and("e.id = :id", "id", id));
    }

    /** What an account has open now. */
    List<BreakGlass> openOf(String account, AgencyId agency, Instant now) {
        return list("accountId = ?1 and agencyId = ?2 and opensUntil > ?3", account, agency.value(), now);
    }

    boolean unreviewedSince(String account, AgencyId agency, Instant since) {
        return count(
                        "accountId = ?1 and agencyId = ?2 and reviewedAt is null and createdAt < ?3",
                        account,
                        agency.value(),
                        since)
                > 0;
    }

    long countSince(Instant since) {
        return count("createdAt >= ?1", since);
    }

    long notJustified(String account, AgencyId agency, Instant since) {
        return count(
                "accountId = ?1 and agencyId = ?2 and justified = false and reviewedAt >= ?3",
                account,
                agency.value(),
                since);
    }
}
