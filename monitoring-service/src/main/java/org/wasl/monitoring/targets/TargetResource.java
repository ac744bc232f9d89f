package org.wasl.monitoring.targets;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.contracts.code.IndicatorUnit;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.CoordinatingBody;
import org.wasl.monitoring.framework.FrameworkIndicator;
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
import org.wasl.platform.organization.KnownOrganizations;
import org.wasl.platform.paging.Page;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.PossibleDate;

/** What the indicators of a plan are to reach. */
@Path("/v1/plan-frameworks/{code}/editions/{edition}/targets")
@Tag(name = "National plans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MONITOR, Roles.AUDITOR, Roles.AGENCY_MANAGER, Roles.SUPERVISOR, Roles.ADMIN})
public class TargetResource {
    private final PlanFrameworks frameworks;
    private final PlanTargets targets;
    private final KnownOrganizations organizations;
    private final CoordinatingBody coordinator;
    private final PlanDocuments documents;
    private final Caller caller;
    private final RuleLock locks;
    private final Clock clock;

    @Inject
    TargetResource(
            PlanFrameworks frameworks,
            PlanTargets targets,
            KnownOrganizations organizations,
            CoordinatingBody coordinator,
            PlanDocuments documents,
            Caller caller,
            RuleLock locks,
            Clock clock) {
        this.frameworks = frameworks;
        this.targets = targets;
        this.organizations = organizations;
        this.coordinator = coordinator;
        this.documents = documents;
        this.caller = caller;
        this.locks = locks;
        this.clock = clock;
    }

    /**
     * @param baseline what it was at first; null where it is not known
     * @param baselineOn on which day; null where the baseline is not known
     */
    @Schema(name = "PlanTargetsBody")
    public record TargetsBody(
            @Schema(nullable = true) @Digits(integer = 15, fraction = 4)
            BigDecimal baseline,

            @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.PAST)
            LocalDate baselineOn,

            @NotNull @Size(max = 2000) List<@Valid @NotNull TargetLine> lines) {
        PlanTarget.Content toContent() {
            return new PlanTarget.Content(baseline, baselineOn, lines);
        }

        static TargetsBody of(PlanTarget known) {
            PlanTarget.Content said = known.content();
            return new TargetsBody(said.baseline(), said.baselineOn(), said.lines());
        }
    }

    /**
     * @param frameworkId the edition of the plan
     * @param indicator code of the indicator in the plan
     * @param higherIsBetter whether the targets are reached from below
     */
    @Schema(name = "PlanTargets")
    public record TargetsView(
            @JsonUnwrapped RecordMetadata metadata,
            UUID frameworkId,
            String indicator,
            IndicatorUnit unit,
            boolean higherIsBetter,
            @JsonUnwrapped TargetsBody targets)
            implements View {}

    @GET
    @Transactional
    @Operation(operationId = "listPlanTargets", summary = "List the targets of a plan, by indicator")
    public Page<TargetsView> list(@PathParam("code") String code, @PathParam("edition") String edition) {
        PlanFramework plan = frameworks.get(code, edition, caller);
        return Page.whole(
                targets.of(plan).stream().map(each -> view(plan, each)).toList());
    }

    @GET
    @Path("/{indicator}")
    @Transactional
    @Operation(operationId = "getPlanTargets", summary = "Get the targets of an indicator of a plan")
    public TargetsView get(
            @PathParam("code") String code,
            @PathParam("edition") String edition,
            @PathParam("indicator") String indicator) {
        PlanFramework plan = frameworks.get(code, edition, caller);
        return targets.of(plan, indicator).map(found -> view(plan, found)).orElseThrow(Problem::notFound);
    }

    /** The targets as they are now. */
    @Singleton
    record Again(TargetResource resource) implements Replay.Current {
        @Override
        public TargetsView read(RepeatedRequest request) {
            return resource.get(request.text("code"), request.text("edition"), request.text("indicator"));
        }
    }

    @PUT
    @Path("/{indicator}")
    @RolesAllowed({Roles.MONITOR, Roles.ADMIN})
    @Once(Again.class)
    @Operation(
            operationId = "putPlanTargets",
            summary = "Write the baseline and the targets of an indicator of a plan",
            description =
                    "By period, place and responsible agency; the whole country and everybody where these are left out. For monitors of the coordinating"
                            + " organization and for administrators. Who writes them first sends no If-Match; who changes them does.")
    @APIResponse(responseCode = "200")
    @APIResponse(
            responseCode = "201",
            description = "The indicator had no targets before.",
            content = @Content(schema = @Schema(implementation = TargetsView.class)))
    public RestResponse<TargetsView> put(
            @PathParam("code") String code,
            @PathParam("edition") String edition,
            @PathParam("indicator") String indicator,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull TargetsBody body) {
        AgencyId writer = coordinator.requireWriter(caller);
        PlanFramework plan = frameworks.getPublished(code, edition, caller);
        plan.indicator(indicator).orElseThrow(Problem::notFound);
        PlanTarget.Content content = body.toContent();
        PlanTarget.check(plan, content);
        locks.take("plan-target", plan.rawId(), indicator);
        var known = targets.of(plan, indicator);
        requireOpenAgencies(body, known.map(PlanTarget::content).orElse(null));
        return documents.put(
                known,
                content,
                expected,
                () -> new PlanTarget(writer, plan, indicator, content, clock),
                written -> view(plan, written),
                "plan-target.set",
                Set.of(code, edition, indicator));
    }

    /** An agency that was named before may be closed meanwhile. */
    private void requireOpenAgencies(TargetsBody body, PlanTarget.Content before) {
        for (int i = 0; i < body.lines().size(); i++) {
            UUID responsible = body.lines().get(i).responsibleId();
            boolean known = before != null
                    && before.lines().stream().anyMatch(line -> Objects.equals(responsible, line.responsibleId()));
            if (responsible != null && !known) {
                organizations.requireOpenOrganization(new AgencyId(responsible), "/lines/" + i + "/responsibleId");
            }
        }
    }

    private static TargetsView view(PlanFramework plan, PlanTarget targets) {
        FrameworkIndicator indicator =
                plan.indicator(targets.indicator()).orElseThrow().indicator();
        return new TargetsView(
                RecordMetadata.of(targets),
                plan.rawId(),
                targets.indicator(),
                indicator.unit(),
                indicator.higherIsBetter(),
                TargetsBody.of(targets));
    }
}
