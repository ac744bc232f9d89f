package org.wasl.monitoring.funding;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.contracts.code.FundingGroup;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.CoordinatingBody;
import org.wasl.monitoring.framework.PlanDocuments;
import org.wasl.monitoring.framework.PlanFramework;
import org.wasl.monitoring.framework.PlanFrameworks;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.paging.Page;
import org.wasl.platform.problem.Problem;

/** What a plan requires, and what it was promised and given. */
@Path("/v1/plan-frameworks/{code}/editions/{edition}/funding")
@Tag(name = "National plans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MONITOR, Roles.AUDITOR, Roles.AGENCY_MANAGER, Roles.SUPERVISOR, Roles.ADMIN})
public class FundingResource {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final PlanFrameworks frameworks;
    private final FundingYears years;
    private final CoordinatingBody coordinator;
    private final PlanDocuments documents;
    private final Caller caller;
    private final RuleLock locks;
    private final Clock clock;

    @Inject
    FundingResource(
            PlanFrameworks frameworks,
            FundingYears years,
            CoordinatingBody coordinator,
            PlanDocuments documents,
            Caller caller,
            RuleLock locks,
            Clock clock) {
        this.frameworks = frameworks;
        this.years = years;
        this.coordinator = coordinator;
        this.documents = documents;
        this.caller = caller;
        this.locks = locks;
        this.clock = clock;
    }

    @Schema(name = "FundingBody")
    public record FundingBody(@NotNull @Size(max = 5000) List<@Valid @NotNull FundingLine> lines) {}

    /** @param frameworkId the edition of the plan */
    @Schema(name = "Funding")
    public record FundingView(
            @JsonUnwrapped RecordMetadata metadata, UUID frameworkId, int year, List<FundingLine> lines)
            implements View {}

    @GET
    @Transactional
    @Operation(
            operationId = "listPlanFunding",
            summary = "Sum the funding of a plan by year and part, or by year and donor",
            description =
                    "Amounts are summed as they were entered: those of the parts are not added to the whole, since sources tell the whole by itself."
                            + " Currencies are never added to each other, and neither are kinds of parts.")
    public Page<FundingSum> list(
            @PathParam("code") String code,
            @PathParam("edition") String edition,
            @QueryParam("by") @Parameter(description = "NODE where left out.") FundingGroup by,
            @QueryParam("year") @Parameter(description = "Only this year.") @Min(FIRST_YEAR) @Max(LAST_YEAR)
                    Integer year) {
        PlanFramework plan = frameworks.get(code, edition, caller);
        List<FundingYear> asked = years.of(plan).stream()
                .filter(each -> year == null || each.year() == year)
                .toList();
        return Page.whole(FundingSum.of(plan, asked, by == null ? FundingGroup.NODE : by));
    }

    @GET
    @Path("/{year}")
    @Transactional
    @Operation(operationId = "getPlanFunding", summary = "Get the funding of a plan in a year, line by line")
    public FundingView get(
            @PathParam("code") String code, @PathParam("edition") String edition, @PathParam("year") int year) {
        PlanFramework plan = frameworks.get(code, edition, caller);
        return years.of(plan, year).map(found -> view(plan, found)).orElseThrow(Problem::notFound);
    }

    /** The funding as it is now. */
    @Singleton
    record Again(FundingResource resource) implements Replay.Current {
        @Override
        public FundingView read(RepeatedRequest request) {
            return resource.get(request.text("code"), request.text("edition"), Integer.parseInt(request.text("year")));
        }
    }

    @PUT
    @Path("/{year}")
    @RolesAllowed({Roles.MONITOR, Roles.ADMIN})
    @Once(Again.class)
    @Operation(
            operationId = "putPlanFunding",
            summary = "Import the funding of a plan in a year, or write it anew",
            description =
                    "All lines of the year as one document. For monitors of the coordinating organization and for administrators. Who writes a year"
                            + " first sends no If-Match; who changes it does. With dryRun nothing is written: 204 where it could be.")
    @APIResponse(responseCode = "200")
    @APIResponse(
            responseCode = "201",
            description = "Nothing was known of the year before.",
            content = @Content(schema = @Schema(implementation = FundingView.class)))
    @APIResponse(responseCode = "204", description = "In a dry run: it could be written.")
    public RestResponse<FundingView> put(
            @PathParam("code") String code,
            @PathParam("edition") String edition,
            @PathParam("year") @Min(FIRST_YEAR) @Max(LAST_YEAR) int year,
            @QueryParam("dryRun") @Parameter(description = "Only say whether it could be written.") boolean dryRun,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull FundingBody body) {
        AgencyId writer = coordinator.requireWriter(caller);
        PlanFramework plan = frameworks.getPublished(code, edition, caller);
        FundingYear.check(plan, body.lines());
        locks.take("plan-funding", code, edition);
        Optional<FundingYear> known = years.of(plan, year);
        if (dryRun) {
            return documents.dryRun(known, body.lines(), expected);
        }
        return documents.put(
                known,
                body.lines(),
                expected,
                () -> new FundingYear(writer, plan, year, body.lines(), clock),
                written -> view(plan, written),
                "plan-funding.set",
                Set.of(code, edition, String.valueOf(year)));
    }

    private static FundingView view(PlanFramework plan, FundingYear funding) {
        return new FundingView(RecordMetadata.of(funding), plan.rawId(), funding.year(), funding.lines());
    }
}
