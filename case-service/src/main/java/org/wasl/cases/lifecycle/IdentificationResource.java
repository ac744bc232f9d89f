package org.wasl.cases.lifecycle;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.wasl.cases.approval.Approvals;
import org.wasl.cases.casefile.CaseBody;
import org.wasl.cases.casefile.CaseExternalIds;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.CaseLinks;
import org.wasl.cases.casefile.CasePresenter;
import org.wasl.cases.casefile.CaseView;
import org.wasl.cases.registry.Registry;
import org.wasl.cases.worker.Supervisors;
import org.wasl.cases.worker.Workers;
import org.wasl.contracts.code.ConfirmNewReason;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.idempotency.Act;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** First contact: somebody may need help. */
@Path("/v1/cases")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CASEWORKER)
public class IdentificationResource {
    private final RunningCases runningCases;
    private final CaseFiles cases;
    private final CaseExternalIds externalIds;
    private final CasePresenter presenter;
    private final Identification identification;
    private final Workers workers;
    private final Supervisors supervisors;
    private final Approvals approvals;
    private final Registry registry;
    private final CaseLinks links;
    private final Caller caller;
    private final Act act;
    private final Clock clock;

    @Inject
    IdentificationResource(
            RunningCases runningCases,
            CaseFiles cases,
            CaseExternalIds externalIds,
            CasePresenter presenter,
            Identification identification,
            Workers workers,
            Supervisors supervisors,
            Approvals approvals,
            Registry registry,
            CaseLinks links,
            Caller caller,
            Act act,
            Clock clock) {
        this.runningCases = runningCases;
        this.cases = cases;
        this.externalIds = externalIds;
        this.presenter = presenter;
        this.identification = identification;
        this.workers = workers;
        this.supervisors = supervisors;
        this.approvals = approvals;
        this.registry = registry;
        this.links = links;
        this.caller = caller;
        this.act = act;
        this.clock = clock;
    }

    /** The case as it is now. */
    @Singleton
    record Again(IdentificationResource resource) implements Replay.Current {
        @Override
        public CaseView read(RepeatedRequest request) {
            return resource.presenter.view(resource.cases.get(new CaseId(request.made()), resource.caller));
        }
    }

    @POST
    @Once(value = Again.class, asksFirst = true)
    @Created(at = "/v1/cases")
    // The registry and the referral service follow by event: a client that waits for it meets no 403 there. See ADR 6.
    @ResponseHeader(name = "Retry-After", value = "1")
    @Extension(name = OpenApiConventions.FOLLOWED_LATER, value = "true", parseValue = true)
    @Operation(
            operationId = "identifyCase",
            summary = "Identify a case: somebody may need help",
            description =
                    "Answers 409 possible-duplicate with the running cases of the person in this programme that you may"
                            + " know of; confirmNew makes another all the same. The person's record and referrals open to the"
                            + " case's workers a moment later: the answer says in `Retry-After` when to ask for them. Until then"
                            + " they are answered 403 or 404. Is for CASE_MANAGEMENT, whether you name it or no purpose (another X-Purpose"
                            + " answers 422): a person whom your agency knows by consent alone becomes the subject of a case by a"
                            + " consent to that.")
    public CaseView identify(
            @QueryParam("confirmNew") @Parameter(description = "Why another case is right although one is running.")
                    ConfirmNewReason confirmNew,
            @Valid @NotNull CaseBody body) {
        // The registry is asked before the transaction: a network call must hold no row.
        PersonId subject = registry.standing(body.subjectId(), "/subjectId");
        links.require(subject, body.householdId(), body.centreId(), body.responseId());
        return act.commit(() -> {
            List<CaseFile> running = runningCases.others(subject, body.programme(), null, confirmNew);
            // A case that waits for a decision is not left behind by beginning another.
            if (approvals.arePending(running.stream()
                    .filter(f -> caller.subject().equals(f.owner()))
                    .toList())) {
                throw new Problem(CommonProblem.SECOND_PERSON_NEEDED);
            }
            externalIds.requireUnused(body.externalIds(), null, caller);
            CaseFile file =
                    new CaseFile(body.about(subject), caller.agency(), caller.subject(), supervisor(body), clock);
            identification.of(file);
            return presenter.view(file);
        });
    }

    private String supervisor(CaseBody body) {
        List<String> owner = List.of(caller.subject());
        if (body.supervisorId() != null) {
            supervisors.requireOfCase(body.supervisorId(), caller.agency(), caller.subject(), owner, "/supervisorId");
            return body.supervisorId();
        }
        return workers.ofAccount(caller.subject())
                .map(worker -> supervisors.ofRegister(worker, owner))
                .orElse(null);
    }
}
