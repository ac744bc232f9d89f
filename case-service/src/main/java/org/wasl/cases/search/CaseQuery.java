package org.wasl.cases.search;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.CaseNumber;
import org.wasl.cases.task.Tasks;
import org.wasl.contracts.code.CaseScope;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.SpecificNeed;
import org.wasl.platform.vocabulary.CodeOf;

/** Which cases are wanted. One set of filters for lists, search and export, so that none of them can forget one. */
public class CaseQuery {
    @QueryParam("scope")
    @Parameter(
            description =
                    "OWN, TEAM, AGENCY (all of it that you may know of; the default) or GRANTED (shared with your agency).")
    CaseScope scope;

    @QueryParam("caseNumber")
    @Size(max = 40)
    @Parameter(description = "In any spelling: c 2026 k3m9xq2 is C-2026-K3M9XQ2.")
    String caseNumber;

    @QueryParam("status")
    CaseStatus status;

    @QueryParam("programme")
    Programme programme;

    @QueryParam("riskLevel")
    RiskLevel risk;

    @QueryParam("concern")
    @CodeOf(Vocabulary.CONCERN)
    String concern;

    @QueryParam("specificNeed")
    @Parameter(description = "A code of UNHCR.")
    @CodeOf(Vocabulary.SPECIFIC_NEED)
    SpecificNeed need;

    @QueryParam("centreId")
    @Parameter(description = "Served at this location of the directory.")
    UUID centre;

    @QueryParam("responseId")
    @Parameter(description = "Opened under this response to a crisis.")
    UUID response;

    @QueryParam("subjectId")
    @Parameter(description = "Also the id of a record that was merged into the person's.")
    PersonId subject;

    @QueryParam("ownerId")
    @Size(max = 100)
    String owner;

    @QueryParam("dueBefore")
    @Parameter(description = "With an open task that is due before this time.")
    Instant dueBefore;

    @QueryParam("dueWithinDays")
    @Min(0)
    @Max(365)
    @Parameter(description = "With an open task that is due in this many days; 0: overdue.")
    Integer dueWithinDays;

    @QueryParam("savedFilter")
    @Size(max = 60)
    @Parameter(description = "Name of a filter that you saved; what else is asked for goes before it.")
    String savedFilter;

    public boolean sharedByOthers() {
        return scope == CaseScope.GRANTED;
    }

    public Optional<String> savedFilter() {
        return Optional.ofNullable(savedFilter);
    }

    /** Where the request itself says nothing, what was saved holds. */
    void completeWith(SavedFilter.Criteria saved) {
        scope = scope == null ? saved.scope() : scope;
        status = status == null ? saved.status() : status;
        programme = programme == null ? saved.programme() : programme;
        risk = risk == null ? saved.riskLevel() : risk;
        concern = concern == null ? saved.concern() : concern;
        need = need == null ? saved.specificNeed() : need;
        centre = centre == null ? saved.centreId() : centre;
        owner = owner == null ? saved.ownerId() : owner;
        dueWithinDays = dueWithinDays == null && dueBefore == null ? saved.dueWithinDays() : dueWithinDays;
    }

    /** Names of the filters that were used, for the audit. Not their values. */
    public Set<String> given() {
        Set<String> given = new TreeSet<>(Set.of("scope:" + scope()));
        Map<String, Object> filters = new HashMap<>();
        filters.put("caseNumber", caseNumber);
        filters.put("status", status);
        filters.put("programme", programme);
        filters.put("riskLevel", risk);
        filters.put("concern", concern);
        filters.put("specificNeed", need);
        filters.put("centreId", centre);
        filters.put("responseId", response);
        filters.put("subjectId", subject);
        filters.put("ownerId", owner);
        filters.put("dueBefore", dueBefore);
        filters.put("dueWithinDays", dueWithinDays);
        filters.forEach((name, value) -> {
            if (value != null) {
                given.add(name);
            }
        });
        return given;
    }

    /** Where a record is named that was merged into another, that one is meant. */
    void followMerges(UnaryOperator<PersonId> survivor) {
        subject = subject == null ? null : survivor.apply(subject);
    }

    private CaseScope scope() {
        return scope == null ? CaseScope.AGENCY : scope;
    }

    /** Of cases shared by others nothing may be asked that might be hidden in the answer: to filter by it is to read it. */
    public Filter<CaseFile> in(CaseFiles cases, Caller caller, Clock clock) {
        Instant due = dueWithinDays == null ? dueBefore : clock.instant().plus(Duration.ofDays(dueWithinDays));
        boolean hidden = risk != null
                || concern != null
                || need != null
                || centre != null
                || response != null
                || subject != null;
        if (sharedByOthers() && (hidden || due != null)) {
            throw Problem.invalidField("#scope", "filter-not-open");
        }
        Filter<CaseFile> found = cases.inScope(scope(), caller)
                .andIfGiven(
                        "e.caseNumber = :number",
                        "number",
                        caseNumber == null
                                ? null
                                : CaseNumber.spelled(caseNumber).value())
                .andIfGiven("e.lifecycle.status = :status", "status", status)
                .andIfGiven("e.programme = :programme", "programme", programme)
                .andIfGiven("e.risk.level = :risk", "risk", risk)
                .andIfGiven("array_contains(e.situation.concerns, :concern)", "concern", concern)
                .andIfGiven(
                        "array_contains(e.situation.specificNeeds, :need)", "need", need == null ? null : need.code())
                .andIfGiven("e.situation.centreId = :centre", "centre", centre)
                .andIfGiven("e.situation.responseId = :response", "response", response)
                .andIfGiven("e.subjectId = :subject", "subject", subject)
                .andIfGiven("e.ownership.ownerId = :owner", "owner", owner);
        if (due == null) {
            return found;
        }
        found.and(Tasks.DUE_OF_CASE);
        return dueWithinDays == null ? found.with("due", due) : found.withUnbound("due", due);
    }
}
