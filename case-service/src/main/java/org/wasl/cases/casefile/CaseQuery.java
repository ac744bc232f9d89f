package org.wasl.cases.casefile;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.wasl.contracts.code.CaseScope;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;

/** Which cases are wanted. One set of filters for lists, search and export, so that none of them can forget one. */
public class CaseQuery {
    @QueryParam("scope")
    @DefaultValue("AGENCY")
    @Parameter(description = "OWN, TEAM, AGENCY (all of it that you may know of) or GRANTED (shared with your agency).")
    CaseScope scope = CaseScope.AGENCY;

    @QueryParam("caseNumber")
    @Size(max = 40)
    String caseNumber;

    @QueryParam("status")
    CaseStatus status;

    @QueryParam("programme")
    Programme programme;

    @QueryParam("riskLevel")
    RiskLevel risk;

    @QueryParam("concern")
    @Pattern(regexp = "[A-Za-z0-9_-]{2,60}")
    String concern;

    @QueryParam("subjectId")
    PersonId subject;

    @QueryParam("ownerId")
    @Size(max = 100)
    String owner;

    @QueryParam("dueBefore")
    @Parameter(description = "With an open task that is due before this time.")
    Instant dueBefore;

    public boolean sharedByOthers() {
        return scope == CaseScope.GRANTED;
    }

    /** Names of the filters that were used, for the audit. Not their values. */
    public Set<String> given() {
        Set<String> given = new TreeSet<>(Set.of("scope:" + scope));
        Map<String, Object> filters = new HashMap<>();
        filters.put("caseNumber", caseNumber);
        filters.put("status", status);
        filters.put("programme", programme);
        filters.put("riskLevel", risk);
        filters.put("concern", concern);
        filters.put("subjectId", subject);
        filters.put("ownerId", owner);
        filters.put("dueBefore", dueBefore);
        filters.forEach((name, value) -> {
            if (value != null) {
                given.add(name);
            }
        });
        return given;
    }

    /** Of cases shared by others nothing may be asked that might be hidden in the answer: to filter by it is to read it. */
    public Filter<CaseFile> in(CaseFiles cases, Caller caller) {
        if (scope == CaseScope.GRANTED && (risk != null || concern != null || subject != null || dueBefore != null)) {
            throw Problem.invalidField("#scope", "filter-not-open");
        }
        return cases.inScope(scope, caller)
                .andIfGiven("e.caseNumber = :number", "number", caseNumber)
                .andIfGiven("e.status = :status", "status", status)
                .andIfGiven("e.programme = :programme", "programme", programme)
                .andIfGiven("e.risk = :risk", "risk", risk)
                .andIfGiven("array_contains(e.concerns, :concern)", "concern", concern)
                .andIfGiven("e.subjectId = :subject", "subject", subject == null ? null : subject.value())
                .andIfGiven("e.ownerId = :owner", "owner", owner)
                .andIfGiven(
                        "e.id in (select t.caseId from Task t where t.dueAt < :due and t.status in (OPEN, IN_PROGRESS))",
                        "due",
                        dueBefore);
    }
}
