package org.wasl.monitoring.warning;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
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
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.contracts.code.ThresholdComparison;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.CoordinatingBody;
import org.wasl.monitoring.indicator.Indicator;
import org.wasl.monitoring.indicator.LastPeriodFigures;
import org.wasl.monitoring.indicator.WatchedFigure;
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
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.LocalizedText;

/** When figures raise an alert, as data. */
@Path("/v1/indicator-thresholds")
@Tag(name = "Early warning and responses")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MONITOR, Roles.ADMIN})
public class ThresholdResource {
    private final IndicatorThresholds thresholds;
    private final LastPeriodFigures figures;
    private final CoordinatingBody coordinator;
    private final KnownOrganizations organizations;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    ThresholdResource(
            IndicatorThresholds thresholds,
            LastPeriodFigures figures,
            CoordinatingBody coordinator,
            KnownOrganizations organizations,
            Pages pages,
            Caller caller,
            Journal journal,
            Clock clock) {
        this.thresholds = thresholds;
        this.figures = figures;
        this.coordinator = coordinator;
        this.organizations = organizations;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param indicator code of the indicator
     * @param period the kind of periods, each of which is looked at when it is over
     * @param dimension by which a group is looked at; null for the whole
     * @param group its code, or the id of the organization; null for the whole
     * @param advice what to do when it is passed
     * @param value what the figure is compared with; with RISES_BY a percentage
     * @param responsibleId organization of the directory; null for nobody beside the coordinating organization
     * @param active whether publications are compared with it
     */
    @Schema(name = "NewIndicatorThreshold")
    public record NewThreshold(
            @NotNull @Pattern(regexp = Indicator.CODE) String indicator,
            @NotNull IndicatorPeriod period,
            @Schema(nullable = true) IndicatorDimension dimension,

            @Schema(nullable = true) @Size(max = 60) @CleanText @Pattern(regexp = CleanText.NOT_BLANK)
            String group,

            @NotNull @Valid LocalizedText title,
            @NotNull @Valid LocalizedText advice,
            @NotNull ThresholdComparison comparison,

            @NotNull @DecimalMin("0") @Digits(integer = 15, fraction = 4)
            BigDecimal value,

            @Schema(nullable = true) AgencyId responsibleId,
            @NotNull Boolean active) {
        WatchedFigure watched() {
            return new WatchedFigure(indicator, period, dimension, group);
        }

        ThresholdBody body() {
            return new ThresholdBody(title, advice, comparison, value, responsibleId, active);
        }
    }

    @Schema(name = "IndicatorThreshold")
    public record ThresholdView(
            @JsonUnwrapped RecordMetadata metadata,
            String indicator,
            IndicatorPeriod period,
            @Schema(nullable = true) IndicatorDimension dimension,
            @Schema(nullable = true) String group,
            @JsonUnwrapped ThresholdBody threshold)
            implements View {
        static ThresholdView of(IndicatorThreshold threshold) {
            WatchedFigure watched = threshold.watched();
            return new ThresholdView(
                    RecordMetadata.of(threshold),
                    watched.indicator(),
                    watched.period(),
                    watched.dimension(),
                    watched.group(),
                    ThresholdBody.of(threshold.content()));
        }
    }

    @GET
    @RolesAllowed({Roles.MONITOR, Roles.AGENCY_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Transactional
    @Operation(operationId = "listIndicatorThresholds", summary = "List thresholds of indicators, newest first")
    public Page<ThresholdView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("indicator") @Pattern(regexp = Indicator.CODE) String indicator,
            @QueryParam("active") Boolean active) {
        return pages.of(
                thresholds
                        .visibleTo(caller)
                        .andIfGiven("e.watched.indicator = :indicator", "indicator", indicator)
                        .andIfGiven("e.active = :active", "active", active),
                page,
                ThresholdView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.MONITOR, Roles.AGENCY_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Transactional
    @Operation(operationId = "getIndicatorThreshold", summary = "Get a threshold of an indicator")
    public ThresholdView get(@PathParam("id") UUID id) {
        return ThresholdView.of(thresholds.get(id, caller));
    }

    /** The threshold as it is now. */
    @Singleton
    record Again(ThresholdResource resource) implements Replay.Current {
        @Override
        public ThresholdView read(RepeatedRequest request) {
            return resource.get(request.shown("id"));
        }
    }

    @POST
    @Once(Again.class)
    @Created(at = "/v1/indicator-thresholds")
    @Operation(
            operationId = "defineIndicatorThreshold",
            summary = "Define when a figure raises an alert",
            description =
                    "For monitors of the coordinating organization and for administrators. After each publication the figure of the last whole period is compared, as everybody"
                            + " may read it who may read figures. One that is not told raises no alert and clears none. For a period an alert is raised once."
                            + " Groups are those of published code lists, by month and longer, and organizations.")
    public ThresholdView define(@Valid @NotNull NewThreshold body) {
        AgencyId writer = coordinator.requireWriter(caller);
        figures.requireKnown(body.watched());
        organizations.requireOpenOrganization(body.responsibleId(), "/responsibleId");
        IndicatorThreshold threshold =
                new IndicatorThreshold(writer, body.watched(), body.body().toContent(), clock);
        thresholds.persist(threshold);
        return written(threshold);
    }

    @PUT
    @Path("/{id}")
    @Once(Again.class)
    @Operation(
            operationId = "changeIndicatorThreshold",
            summary = "Change a threshold, or switch it off or on",
            description =
                    "Which figure it looks at stays: for another one, define another threshold. Alerts keep what it said when they were raised. The present publication is compared anew.")
    public ThresholdView change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull ThresholdBody body) {
        coordinator.requireWriter(caller);
        IndicatorThreshold threshold = thresholds.get(id, caller, expected);
        IndicatorThreshold.Content content = body.toContent();
        if (!Objects.equals(content.responsible(), threshold.content().responsible())) {
            organizations.requireOpenOrganization(content.responsible(), "/responsibleId");
        }
        if (!threshold.change(content, clock)) {
            return ThresholdView.of(threshold);
        }
        thresholds.flush(); // the answer tells the new version
        return written(threshold);
    }

    private ThresholdView written(IndicatorThreshold threshold) {
        journal.act(
                "indicator-threshold.set",
                threshold.rawId(),
                List.of(threshold.watched().indicator()));
        return ThresholdView.of(threshold);
    }
}
