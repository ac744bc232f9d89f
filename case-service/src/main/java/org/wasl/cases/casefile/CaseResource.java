package org.wasl.cases.casefile;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.registry.Registry;
import org.wasl.contracts.code.ConfirmNewReason;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Answers;
import org.wasl.platform.idempotency.Idempotency;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.Problem;

/** Cases: identifying, reading. The steps are in {@link CaseStepResource}. */
@Path("/v1/cases")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
public class CaseResource {
    private final CaseFiles cases;
    private final CaseDesk desk;
    private final Registry registry;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Idempotency idempotency;
    private final Clock clock;

    @Inject
    CaseResource(
            CaseFiles cases,
            CaseDesk desk,
            Registry registry,
            Pages pages,
            Caller caller,
            Journal journal,
            Idempotency idempotency,
            Clock clock) {
        this.cases = cases;
        this.desk = desk;
        this.registry = registry;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(operationId = "listCases", summary = "The cases that you may know of, newest first")
    public Page<CaseView> list(@Valid @BeanParam PageRequest page, @Valid @BeanParam CaseQuery query) {
        Page<CaseFile> found = pages.of(query.in(cases, caller), page, file -> file);
        journal.read("case", found.items().stream().map(CaseFile::rawId).toList(), List.of());
        return new Page<>(desk.views(found.items()), found.next(), found.total());
    }

    @POST
    @RolesAllowed(Roles.CASEWORKER)
    @Operation(
            operationId = "identifyCase",
            summary = "Identify a case: somebody may need help",
            description =
                    "Answers 409 possible-duplicate with the running cases of the person in this programme that you may"
                            + " know of; confirmNew makes another all the same.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response identify(
            @QueryParam("confirmNew") @Parameter(description = "Why another case is right although one is running.")
                    ConfirmNewReason confirmNew,
            @Valid @NotNull CaseBody body) {
        // The registry is asked before the transaction: a network call must hold no row.
        return idempotency.once(body, () -> registry.standing(body.subjectId(), "/subjectId"), subject -> {
            List<CaseFile> running = cases.runningLike(subject, body.programme(), caller);
            if (!running.isEmpty() && confirmNew == null) {
                throw new Problem(CaseProblem.POSSIBLE_DUPLICATE)
                        .with("candidates", running.stream().map(CaseFile::id).toList());
            }
            CaseFile file = new CaseFile(caller.agency(), caller.subject(), subject, body, clock);
            cases.persist(file);
            journal.record(file.identified(), file.audience());
            return Answers.created("/v1/cases", desk.view(file));
        });
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "getCase",
            summary = "A case",
            description = "A case that was merged answers 308 with the place of the case that goes on.")
    @APIResponse(responseCode = "308", description = "Merged: `Location` is the case that goes on.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response get(@PathParam("id") CaseId id) {
        CaseFile file = cases.get(id, caller);
        if (file.mergedInto().isPresent()) {
            return Response.status(308)
                    .location(URI.create("/v1/cases/" + file.mergedInto().get()))
                    .build();
        }
        journal.read("case", List.of(id.value()), List.of(FieldGroup.NEEDS));
        return Answers.ok(desk.view(file));
    }
}
