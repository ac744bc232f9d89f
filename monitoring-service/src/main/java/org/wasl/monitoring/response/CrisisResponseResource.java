package org.wasl.monitoring.response;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.CrisisKind;
import org.wasl.contracts.code.CrisisResponseStatus;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.event.CrisisResponseMoved;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.monitoring.CoordinatingBody;
import org.wasl.monitoring.indicator.GroupFigures.GroupFigure;
import org.wasl.monitoring.indicator.Indicator;
import org.wasl.monitoring.response.CrisisResponse.Step;
import org.wasl.monitoring.warning.FollowedAlerts;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.organization.KnownOrganizations;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.value.LocalizedText;
import org.wasl.platform.value.PossibleDate;
import org.wasl.platform.vocabulary.CodeOf;

/** What the country does in a crisis: planned, active, closed. */
@Path("/v1/crisis-responses")
@Tag(name = "Early warning and responses")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MONITOR, Roles.ADMIN})
public class CrisisResponseResource {
    private final CrisisResponses responses;
    private final ResponseFigures figures;
    private final CoordinatingBody coordinator;
    private final KnownOrganizations organizations;
    private final FollowedAlerts alerts;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    CrisisResponseResource(
            CrisisResponses responses,
            ResponseFigures figures,
            CoordinatingBody coordinator,
            KnownOrganizations organizations,
            FollowedAlerts alerts,
            Pages pages,
            Caller caller,
            Journal journal,
            Clock clock) {
        this.responses = responses;
        this.figures = figures;
        this.coordinator = coordinator;
        this.organizations = organizations;
        this.alerts = alerts;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param alertId the alert because of which it is planned; null where it stands by itself */
    @Schema(name = "NewCrisisResponse")
    public record NewResponse(
            @NotNull @Valid LocalizedText title,
            @NotNull CrisisKind crisis,

            @Schema(nullable = true) @Pattern(regexp = CrisisResponseBody.GLIDE)
            String glideNumber,

            @NotNull @Size(max = 20) List<@NotNull @CodeOf(Vocabulary.GOVERNORATE) String> governorates,
            @NotNull @Size(max = 60) List<@NotNull @CodeOf(Vocabulary.DISTRICT) String> districts,
            @NotNull @Size(max = 40) List<@NotNull @CodeOf(Vocabulary.CAMP) String> camps,
            @NotNull @PossibleDate LocalDate from,
            @Schema(nullable = true) @PossibleDate LocalDate to,
            @NotNull @Size(max = 20) List<@Valid @NotNull CrisisResponsePhase> phases,
            @NotNull AgencyId leadAgencyId,
            @NotNull @Size(max = 20) List<@NotNull @Pattern(regexp = Indicator.CODE) String> indicators,
            @Schema(nullable = true) UUID alertId) {
        CrisisResponse.Content toContent() {
            return new CrisisResponseBody(
                            title,
                            crisis,
                            glideNumber,
                            governorates,
                            districts,
                            camps,
                            from,
                            to,
                            phases,
                            leadAgencyId,
                            indicators)
                    .toContent();
        }
    }

    @Schema(name = "CrisisResponse")
    public record ResponseView(
            @JsonUnwrapped RecordMetadata metadata,
            @JsonUnwrapped CrisisResponseBody response,
            @Schema(nullable = true) UUID alertId,
            CrisisResponseStatus status,
            List<String> allowedActions)
            implements View {}

    /**
     * @param dimension RESPONSE where the indicator tells what was done under the response, else the kind of place
     * @param group id of the response, or code of the place
     */
    @Schema(name = "CrisisResponseFigure")
    public record FigureView(
            String indicator, IndicatorDimension dimension, String group, LocalDate from, LocalDate to, double value) {
        static FigureView of(GroupFigure figure) {
            return new FigureView(
                    figure.indicator(), figure.dimension(), figure.group(), figure.from(), figure.to(), figure.value());
        }
    }

    @GET
    @RolesAllowed({Roles.MONITOR, Roles.AGENCY_MANAGER, Roles.AUDITOR, Roles.ADMIN, Roles.SUPERVISOR, Roles.CASEWORKER})
    @Transactional
    @Operation(
            operationId = "listCrisisResponses",
            summary = "List responses to crises, newest first",
            description =
                    "Those that are planned are shown to who writes and audits them, and to the agency that leads.")
    public Page<ResponseView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("status") CrisisResponseStatus status,
            @QueryParam("governorate") @CodeOf(Vocabulary.GOVERNORATE) String governorate,
            @QueryParam("leadAgencyId") UUID lead,
            @QueryParam("alertId") UUID alert,
            @QueryParam("on") @Parameter(description = "Only responses whose period this day lies in.") LocalDate day) {
        return pages.of(
                responses
                        .visibleTo(caller)
                        .andIfGiven("e.status = :status", "status", status)
                        .andIfGiven("array_contains(e.governorates, :governorate)", "governorate", governorate)
                        .andIfGiven("e.leadAgencyId = :lead", "lead", lead)
                        .andIfGiven("e.alertId = :alert", "alert", alert)
                        .andIfGiven("e.startsOn <= :day and (e.endsOn is null or e.endsOn >= :day)", "day", day),
                page,
                this::view);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.MONITOR, Roles.AGENCY_MANAGER, Roles.AUDITOR, Roles.ADMIN, Roles.SUPERVISOR, Roles.CASEWORKER})
    @Transactional
    @Operation(operationId = "getCrisisResponse", summary = "Get a response to a crisis")
    public ResponseView get(@PathParam("id") UUID id) {
        return view(responses.get(id, caller));
    }

    @GET
    @Path("/{id}/figures")
    @RolesAllowed({Roles.MONITOR, Roles.AGENCY_MANAGER, Roles.AUDITOR, Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(
            operationId = "listCrisisResponseFigures",
            summary = "List the figures by which a response is followed, by month",
            description =
                    "Of the last publication, under disclosure control, for everybody: a small group is not listed, and whether it is empty is not told. An indicator that"
                            + " is known by response counts what was done under it; another one is told of the places of its area. The last two years at most.")
    public Page<FigureView> figures(@PathParam("id") UUID id) {
        CrisisResponse response = QuarkusTransaction.requiringNew().call(() -> {
            CrisisResponse found = responses.get(id, caller);
            journal.act("indicator.read", found.rawId(), found.content().indicators());
            return found;
        });
        return Page.whole(figures.of(response).stream().map(FigureView::of).toList());
    }

    /** The response as it is now. */
    @Singleton
    record Again(CrisisResponseResource resource) implements Replay.Current {
        @Override
        public ResponseView read(RepeatedRequest request) {
            return resource.get(request.shown("id"));
        }
    }

    @POST
    @Once(Again.class)
    @Created(at = "/v1/crisis-responses")
    @Operation(
            operationId = "planCrisisResponse",
            summary = "Plan a response to a crisis",
            description =
                    "For monitors of the coordinating organization and for administrators. An alert that is named is followed from now on. Its indicators are known by response, or by a kind of place that the area names.")
    public ResponseView plan(@Valid @NotNull NewResponse body) {
        AgencyId writer = coordinator.requireWriter(caller);
        organizations.requireOpenOrganization(body.leadAgencyId(), "/leadAgencyId");
        CrisisResponse response = new CrisisResponse(writer, body.toContent(), body.alertId(), clock);
        requireFollowed(response);
        alerts.follow(body.alertId());
        responses.persist(response);
        return recorded(response, response.planned());
    }

    @PUT
    @Path("/{id}")
    @Once(Again.class)
    @Operation(operationId = "changeCrisisResponse", summary = "Change a response that is not closed")
    public ResponseView change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull CrisisResponseBody body) {
        CrisisResponse response = responses.get(id, caller, expected);
        if (!response.leadAgency().equals(body.leadAgencyId())) {
            organizations.requireOpenOrganization(body.leadAgencyId(), "/leadAgencyId");
        }
        CrisisResponseMoved moved = response.change(body.toContent(), responses.parties(caller), clock);
        if (moved == null) {
            return view(response);
        }
        requireFollowed(response);
        return recorded(response, moved);
    }

    @POST
    @Path("/{id}/activate")
    @Once(Again.class)
    @Operation(
            operationId = "activateCrisisResponse",
            summary = "Activate a response",
            description = "From now on it is known to all, and cases are opened under it.")
    public ResponseView activate(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, Step.ACTIVATE);
    }

    @POST
    @Path("/{id}/close")
    @Once(Again.class)
    @Operation(
            operationId = "closeCrisisResponse",
            summary = "Close a response",
            description = "No case is opened under it any more; those that are stay under it.")
    public ResponseView close(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, Step.CLOSE);
    }

    @POST
    @Path("/{id}/reopen")
    @Once(Again.class)
    @Operation(operationId = "reopenCrisisResponse", summary = "Reopen a response: it is active again")
    public ResponseView reopen(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, Step.REOPEN);
    }

    private ResponseView step(UUID id, IfMatch expected, Step step) {
        CrisisResponse response = responses.get(id, caller, expected);
        return recorded(response, response.execute(step, responses.parties(caller), clock));
    }

    private void requireFollowed(CrisisResponse response) {
        figures.requireFollowed(
                response.content().indicators(), response.content().area());
    }

    private ResponseView recorded(CrisisResponse response, CrisisResponseMoved moved) {
        journal.record(moved, CrisisResponses.agencies(response));
        return view(response);
    }

    private ResponseView view(CrisisResponse response) {
        return new ResponseView(
                RecordMetadata.of(response),
                CrisisResponseBody.of(response.content()),
                response.alertId(),
                response.status(),
                response.allowedActions(responses.parties(caller)));
    }
}
