package org.wasl.referral.referral;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.ReferralBusinessStatus;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.event.ReferralStep;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.ReferralId;
import org.wasl.contracts.id.ServiceAtLocationId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Act;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.json.MergePatch;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.Problem;

/** Drafts, changes and reads referrals. What is shown is decided by {@link ReferralPresenter}. */
@Path("/v1/referrals")
@Tag(name = "Referrals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.PROVIDER})
public class ReferralResource {
    private final Referrals referrals;
    private final ReferralPresenter presenter;
    private final ReferralSteps steps;
    private final Origins origins;
    private final MergePatch patches;
    private final Pages pages;
    private final Caller caller;
    private final Act act;
    private final Clock clock;

    @Inject
    ReferralResource(
            Referrals referrals,
            ReferralPresenter presenter,
            ReferralSteps steps,
            Origins origins,
            MergePatch patches,
            Pages pages,
            Caller caller,
            Act act,
            Clock clock) {
        this.referrals = referrals;
        this.presenter = presenter;
        this.steps = steps;
        this.origins = origins;
        this.patches = patches;
        this.pages = pages;
        this.caller = caller;
        this.act = act;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listReferrals",
            summary = "List the referrals you sent or got, newest first",
            description = "Lists show no summary and no profile: those are read one by one.")
    public Page<ReferralView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("box") @DefaultValue("BOTH") Referrals.Box box,
            @QueryParam("status") ReferralStatus status,
            @QueryParam("businessStatus") ReferralBusinessStatus businessStatus,
            @QueryParam("priority") ReferralPriority priority,
            @QueryParam("serviceType") ServiceType serviceType,
            @QueryParam("serviceAtLocationId") ServiceAtLocationId place,
            @QueryParam("caseId") CaseId caseId,
            @QueryParam("overdue") @Parameter(description = "Only those with a deadline passed.") Boolean overdue,
            @QueryParam("escalationLevel")
                    @Min(1)
                    @Max(3)
                    @Parameter(
                            description = "Only those that reached this level: 1 soon due, 2 overdue, 3 long overdue.")
                    Integer level) {
        ReferralSearch search = new ReferralSearch(
                box, status, businessStatus, priority, serviceType, place, caseId, Boolean.TRUE.equals(overdue), level);
        Page<Referral> found =
                pages.of(referrals.matching(search, clock.instant(), caller), page, referral -> referral);
        return found.showing(presenter.briefs(found.items()));
    }

    @POST
    @RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
    @Once(value = ReferralReplay.class, asksFirst = true)
    @Created(at = "/v1/referrals")
    @Operation(
            operationId = "draftReferral",
            summary = "Draft a referral. Nothing leaves your agency yet.",
            description =
                    "A draft that is not sent within thirty days is deleted. Is for REFERRAL, whether you name it or no purpose (another"
                            + " X-Purpose answers 422): a person whom your agency knows by consent alone is referred by a consent to"
                            + " that.")
    public ReferralView draft(@Valid @NotNull ReferralBody body) {
        ReferralBody known = origins.require(body);
        return act.commit(() -> presenter.whole(steps.draft(known)));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(operationId = "changeReferral", summary = "Change a draft")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReferralBody.class)))
    public ReferralView change(
            @PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected, JsonNode patch) {
        MergePatch.Patched<ReferralBody> patched =
                QuarkusTransaction.requiringNew().call(() -> patched(referrals.get(id, caller, expected), patch));
        if (patched.changed().contains("planActionId") || patched.changed().contains("caseId")) {
            origins.requireAction(patched.body());
        }
        return QuarkusTransaction.requiringNew()
                .call(() -> presenter.whole(steps.execute(id, expected, (r, context) -> {
                    r.requireCan(ReferralStep.EDIT, context);
                    return patched.write(body -> r.edit(steps.content(body, Sensitivity.STANDARD), context));
                })));
    }

    private MergePatch.Patched<ReferralBody> patched(Referral r, JsonNode patch) {
        r.requireCan(ReferralStep.EDIT, steps.context(r));
        var patched = patches.apply(patch, ReferralBody.of(r, presenter.guidanceOf(r)), ReferralBody.class);
        if (!patched.body().subjectId().equals(r.subject())) {
            throw Problem.invalidField("/subjectId", "not-changeable");
        }
        return patched;
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "getReferral",
            summary = "Get a referral",
            description =
                    "The recipient sees the summary from sending on, the consented fields from acceptance on. That it"
                            + " reads a referral for the first time says that it arrived.")
    public ReferralView get(@PathParam("id") ReferralId id) {
        return presenter.whole(referrals.get(id, caller));
    }

    @GET
    @Path("/{id}/events")
    @Transactional
    @Operation(
            operationId = "listReferralEvents",
            summary = "List the steps of a referral, oldest first",
            description =
                    "What the person said of the help (feedback, person-confirms, person-disputes) is listed for the"
                            + " requester only.")
    public Page<ReferralView.Event> events(@PathParam("id") ReferralId id) {
        return Page.whole(presenter.events(referrals.get(id, caller)));
    }

    @GET
    @Path("/{id}/chain")
    @Transactional
    @Operation(
            operationId = "listReferralChain",
            summary = "List the attempts for the same need that you sent or got, oldest first")
    public Page<ReferralView> chain(@PathParam("id") ReferralId id) {
        List<ReferralView> all = presenter.briefs(referrals.chainOf(referrals.get(id, caller), caller));
        return Page.whole(all);
    }
}
