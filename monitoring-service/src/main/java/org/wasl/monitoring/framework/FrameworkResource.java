package org.wasl.monitoring.framework;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.contracts.code.PlanFrameworkStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.CoordinatingBody;
import org.wasl.monitoring.indicator.Indicators;
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
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.value.LocalizedText;

/** Plans that are followed, as data: the response plan, the strategy of social protection, and what follows them. */
@Path("/v1/plan-frameworks")
@Tag(name = "National plans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MONITOR, Roles.AUDITOR, Roles.AGENCY_MANAGER, Roles.SUPERVISOR, Roles.ADMIN})
public class FrameworkResource {
    private static final String CODE = "[A-Z][A-Z0-9-]{1,19}";
    private static final String EDITION = "[0-9A-Za-z][0-9A-Za-z.-]{0,19}";

    private final PlanFrameworks frameworks;
    private final CoordinatingBody coordinator;
    private final Indicators indicators;
    private final Pages pages;
    private final Caller caller;
    private final RuleLock locks;
    private final PlanDocuments documents;
    private final Clock clock;

    @Inject
    FrameworkResource(
            PlanFrameworks frameworks,
            CoordinatingBody coordinator,
            Indicators indicators,
            Pages pages,
            Caller caller,
            RuleLock locks,
            PlanDocuments documents,
            Clock clock) {
        this.frameworks = frameworks;
        this.coordinator = coordinator;
        this.indicators = indicators;
        this.pages = pages;
        this.caller = caller;
        this.locks = locks;
        this.documents = documents;
        this.clock = clock;
    }

    @Schema(name = "PlanFramework")
    public record FrameworkView(
            @JsonUnwrapped RecordMetadata metadata,
            String code,
            String edition,
            @JsonUnwrapped FrameworkBody framework) implements View {
        static FrameworkView of(PlanFramework framework) {
            return new FrameworkView(
                    RecordMetadata.of(framework), framework.code(), framework.edition(), FrameworkBody.of(framework));
        }
    }

    /** @param nodes how many parts it has */
    @Schema(name = "PlanFrameworkSummary")
    public record SummaryView(
            @JsonUnwrapped RecordMetadata metadata,
            String code,
            String edition,
            LocalizedText title,
            LocalDate from,
            LocalDate to,
            PlanFrameworkStatus status,
            boolean confirmed,
            int nodes)
            implements View {
        static SummaryView of(PlanFramework framework) {
            PlanFramework.Content known = framework.content();
            return new SummaryView(
                    RecordMetadata.of(framework),
                    framework.code(),
                    framework.edition(),
                    known.title(),
                    known.from(),
                    known.to(),
                    known.status(),
                    known.confirmed(),
                    known.nodes().size());
        }
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listPlanFrameworks",
            summary = "List the plans, newest first",
            description = "Drafts are shown to those who write them.")
    public Page<SummaryView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("code") @Pattern(regexp = CODE) String code,
            @QueryParam("on") @Parameter(description = "Only plans whose period this day lies in.") LocalDate day) {
        return pages.of(
                frameworks
                        .visibleTo(caller)
                        .andIfGiven("e.code = :code", "code", code)
                        .andIfGiven("e.startsOn <= :day and e.endsOn >= :day", "day", day),
                page,
                SummaryView::of);
    }

    @GET
    @Path("/{code}/editions/{edition}")
    @Transactional
    @Operation(operationId = "getPlanFramework", summary = "Get an edition of a plan")
    public FrameworkView get(@PathParam("code") String code, @PathParam("edition") String edition) {
        return FrameworkView.of(frameworks.get(code, edition, caller));
    }

    /** The plan as it is now. */
    @Singleton
    record Again(FrameworkResource resource) implements Replay.Current {
        @Override
        public FrameworkView read(RepeatedRequest request) {
            return resource.get(request.text("code"), request.text("edition"));
        }
    }

    @PUT
    @Path("/{code}/editions/{edition}")
    @RolesAllowed({Roles.MONITOR, Roles.ADMIN})
    @Once(Again.class)
    @Operation(
            operationId = "putPlanFramework",
            summary = "Import an edition of a plan, or write it anew",
            description =
                    "The plan is one document. For monitors of the coordinating organization and for administrators. Who makes an edition sends no"
                            + " If-Match; who changes one does. What is published keeps its codes, and what their numbers mean, because funding, targets and"
                            + " reports hold them, and its period only grows; what is said of them may change, as when a source confirms it. With dryRun nothing is written: 204 where it could be.")
    @APIResponse(responseCode = "200")
    @APIResponse(
            responseCode = "201",
            description = "The edition is new.",
            content = @Content(schema = @Schema(implementation = FrameworkView.class)))
    @APIResponse(responseCode = "204", description = "In a dry run: it could be written.")
    public RestResponse<FrameworkView> put(
            @PathParam("code") @Pattern(regexp = CODE) String code,
            @PathParam("edition") @Pattern(regexp = EDITION) String edition,
            @QueryParam("dryRun") @Parameter(description = "Only say whether it could be written.") boolean dryRun,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull FrameworkBody body) {
        AgencyId writer = coordinator.requireWriter(caller);
        locks.take("plan-framework", code, edition);
        PlanFramework.Content content = body.toContent();
        new FrameworkCheck(content, indicators::unitOf).check();
        Optional<PlanFramework> known = frameworks.find(code, edition);
        if (dryRun) {
            return documents.dryRun(known, content, expected);
        }
        return documents.put(
                known,
                content,
                expected,
                () -> new PlanFramework(writer, code, edition, content, clock),
                FrameworkView::of,
                "plan-framework.set",
                Set.of(code, edition));
    }
}
