package org.wasl.monitoring.framework;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.CoordinatingBody;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.problem.Problem;

/** Which plan follows another one. */
@Path("/v1/plan-frameworks/{code}/editions/{edition}/successor")
@Tag(name = "National plans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MONITOR, Roles.AUDITOR, Roles.AGENCY_MANAGER, Roles.SUPERVISOR, Roles.ADMIN})
public class SuccessionResource {
    private final PlanFrameworks frameworks;
    private final PlanSuccessions successions;
    private final CoordinatingBody coordinator;
    private final Caller caller;
    private final RuleLock locks;
    private final PlanDocuments documents;
    private final Clock clock;

    @Inject
    SuccessionResource(
            PlanFrameworks frameworks,
            PlanSuccessions successions,
            CoordinatingBody coordinator,
            Caller caller,
            RuleLock locks,
            PlanDocuments documents,
            Clock clock) {
        this.frameworks = frameworks;
        this.successions = successions;
        this.coordinator = coordinator;
        this.caller = caller;
        this.locks = locks;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * @param successorId the edition that follows, of this plan or of another one
     * @param mappings one for each part of the edition that ends
     */
    @Schema(name = "PlanSuccessionBody")
    public record SuccessionBody(
            @NotNull UUID successorId,
            @NotEmpty @Size(max = 500) List<@Valid @NotNull NodeMapping> mappings) {}

    @Schema(name = "PlanSuccession")
    public record SuccessionView(
            @JsonUnwrapped RecordMetadata metadata,
            @JsonUnwrapped SuccessionBody succession) implements View {
        static SuccessionView of(PlanSuccession known) {
            return new SuccessionView(
                    RecordMetadata.of(known), new SuccessionBody(known.successorId(), known.mappings()));
        }
    }

    @GET
    @Transactional
    @Operation(
            operationId = "getPlanSuccessor",
            summary = "Get which edition follows, and what became of each part in it")
    public SuccessionView get(@PathParam("code") String code, @PathParam("edition") String edition) {
        return successions
                .of(frameworks.get(code, edition, caller))
                .map(SuccessionView::of)
                .orElseThrow(Problem::notFound);
    }

    /** The mapping as it is now. */
    @Singleton
    record Again(SuccessionResource resource) implements Replay.Current {
        @Override
        public SuccessionView read(RepeatedRequest request) {
            return resource.get(request.text("code"), request.text("edition"));
        }
    }

    @PUT
    @RolesAllowed({Roles.MONITOR, Roles.ADMIN})
    @Once(Again.class)
    @Operation(
            operationId = "putPlanSuccessor",
            summary = "Say which edition follows, and what became of each part in it",
            description =
                    "Each part of the edition that ends is mapped to one or more parts of the one that follows, or dropped. The one that follows is published and begins later. Who says it first sends no"
                            + " If-Match; who changes it does.")
    @APIResponse(responseCode = "200")
    @APIResponse(
            responseCode = "201",
            description = "The mapping is new.",
            content = @Content(schema = @Schema(implementation = SuccessionView.class)))
    public RestResponse<SuccessionView> put(
            @PathParam("code") String code,
            @PathParam("edition") String edition,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull SuccessionBody body) {
        AgencyId writer = coordinator.requireWriter(caller);
        PlanFramework before = frameworks.get(code, edition, caller);
        PlanFramework after = PlanFrameworks.requirePublished(
                frameworks.named(body.successorId(), caller, "/successorId", "unknown-plan"), "/successorId");
        locks.take("plan-succession");
        successions.requireNoCircle(before, after);
        PlanSuccession.check(before, after, body.mappings());
        PlanSuccession.Content content = new PlanSuccession.Content(after, body.mappings());
        return documents.put(
                successions.of(before),
                content,
                expected,
                () -> new PlanSuccession(writer, before, content, clock),
                SuccessionView::of,
                "plan-succession.set",
                Set.of(before.code(), before.edition()));
    }
}
