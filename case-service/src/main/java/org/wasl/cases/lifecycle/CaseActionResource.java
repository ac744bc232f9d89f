package org.wasl.cases.lifecycle;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.CasePresenter;
import org.wasl.cases.casefile.CaseStep;
import org.wasl.cases.casefile.CaseTransitions;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Page;
import org.wasl.platform.problem.Blocker;
import org.wasl.platform.problem.ProblemTexts;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.platform.statemachine.StateMachine.Verdict;

/** What can be done with a case now. */
@Path("/v1/cases/{id}/actions")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
public class CaseActionResource {
    private final CaseFiles cases;
    private final CasePresenter presenter;
    private final Caller caller;

    @Inject
    CaseActionResource(CaseFiles cases, CasePresenter presenter, Caller caller) {
        this.cases = cases;
        this.presenter = presenter;
        this.caller = caller;
    }

    /**
     * @param action last segment of the step's path
     * @param title the action in the caller's language
     * @param by the parties that may take it
     * @param blockers empty where the caller can take it now
     */
    @Schema(name = "CaseAction")
    public record Action(String action, String title, boolean allowed, Set<Party> by, List<Blocker> blockers) {}

    @GET
    @Transactional
    @Operation(
            operationId = "listCaseActions",
            summary = "List the steps of the case: whether you can take each now, and what blocks it")
    public Page<Action> list(@PathParam("id") CaseId id) {
        CaseFile file = cases.get(id, caller);
        CaseStep asked = presenter.preview(file);
        return Page.whole(Stream.<Verdict<?, Party>>concat(
                        CaseTransitions.STATUS.verdicts(file.status(), asked.parties(), asked).stream(),
                        CaseTransitions.STAGE.verdicts(file.stage(), asked.parties(), asked).stream())
                .map(this::action)
                .toList());
    }

    private Action action(Verdict<?, Party> verdict) {
        String action = StateMachine.path(verdict.step());
        return new Action(
                action,
                ProblemTexts.step(action, caller.language()),
                verdict.objections().isEmpty(),
                verdict.by(),
                verdict.objections().stream()
                        .map(code -> Blocker.of(code, caller.language()))
                        .toList());
    }
}
