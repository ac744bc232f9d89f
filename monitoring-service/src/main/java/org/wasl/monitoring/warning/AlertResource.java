package org.wasl.monitoring.warning;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.IndicatorAlertStatus;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.contracts.code.ThresholdComparison;
import org.wasl.contracts.event.IndicatorAlertMoved;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.indicator.Indicator;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.LocalizedText;

/** Figures that passed a threshold, and what became of that. */
@Path("/v1/indicator-alerts")
@Tag(name = "Early warning and responses")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MONITOR, Roles.AGENCY_MANAGER, Roles.ADMIN})
public class AlertResource {
    private final IndicatorAlerts alerts;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    AlertResource(IndicatorAlerts alerts, Pages pages, Caller caller, Journal journal, Clock clock) {
        this.alerts = alerts;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param from first day of the period
     * @param to last day of the period
     * @param figure as it could be read when the alert was raised
     * @param figureBefore of the period before; null where it was not told
     * @param dismissalReason null where it was not dismissed
     */
    @Schema(name = "IndicatorAlert")
    public record AlertView(
            @JsonUnwrapped RecordMetadata metadata,
            UUID thresholdId,
            String indicator,
            IndicatorPeriod period,
            LocalDate from,
            LocalDate to,
            @Schema(nullable = true) IndicatorDimension dimension,
            @Schema(nullable = true) String group,
            ThresholdComparison comparison,
            BigDecimal value,
            LocalizedText title,
            LocalizedText advice,
            @Schema(nullable = true) AgencyId responsibleId,
            double figure,
            @Schema(nullable = true) Double figureBefore,
            Instant publishedAt,
            IndicatorAlertStatus status,
            @Schema(nullable = true) String dismissalReason,
            List<String> allowedActions)
            implements View {}

    @Schema(name = "IndicatorAlertDismissal")
    public record DismissBody(
            @NotBlank @Size(max = 2000) @CleanText String reason) {}

    @GET
    @RolesAllowed({Roles.MONITOR, Roles.AGENCY_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Transactional
    @Operation(
            operationId = "listIndicatorAlerts",
            summary = "List alerts of thresholds, newest first",
            description = "They tell figures as everybody may read them who may read figures.")
    public Page<AlertView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("thresholdId") UUID threshold,
            @QueryParam("indicator") @Pattern(regexp = Indicator.CODE) String indicator,
            @QueryParam("status") IndicatorAlertStatus status,
            @QueryParam("responsibleId") UUID responsible) {
        return pages.of(
                alerts.visibleTo(caller)
                        .andIfGiven("e.thresholdId = :threshold", "threshold", threshold)
                        .andIfGiven("e.watched.indicator = :indicator", "indicator", indicator)
                        .andIfGiven("e.status = :status", "status", status)
                        .andIfGiven("e.responsibleId = :responsible", "responsible", responsible),
                page,
                this::view);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.MONITOR, Roles.AGENCY_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Transactional
    @Operation(operationId = "getIndicatorAlert", summary = "Get an alert of a threshold")
    public AlertView get(@PathParam("id") UUID id) {
        return view(alerts.get(id, caller));
    }

    /** The alert as it is now. */
    @Singleton
    record Again(AlertResource resource) implements Replay.Current {
        @Override
        public AlertView read(RepeatedRequest request) {
            return resource.get(request.shown("id"));
        }
    }

    @POST
    @Path("/{id}/acknowledge")
    @Once(Again.class)
    @Operation(
            operationId = "acknowledgeIndicatorAlert",
            summary = "Say that somebody looks after an alert",
            description =
                    "The coordinating organization, or the agency that is responsible. What is done because of it names the alert: a follow-up action, or a response.")
    public AlertView acknowledge(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        IndicatorAlert alert = alerts.get(id, caller, expected);
        return recorded(alert, alert.acknowledge(alerts.parties(alert, caller), clock));
    }

    @POST
    @Path("/{id}/dismiss")
    @Once(Again.class)
    @Operation(
            operationId = "dismissIndicatorAlert",
            summary = "Dismiss an alert, with the reason",
            description = "The coordinating organization. No personal data in the reason.")
    public AlertView dismiss(
            @PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull DismissBody body) {
        IndicatorAlert alert = alerts.get(id, caller, expected);
        return recorded(alert, alert.dismiss(body.reason(), alerts.parties(alert, caller), clock));
    }

    private AlertView recorded(IndicatorAlert alert, IndicatorAlertMoved moved) {
        journal.record(moved, IndicatorAlerts.agencies(alert));
        return view(alert);
    }

    private AlertView view(IndicatorAlert alert) {
        return new AlertView(
                RecordMetadata.of(alert),
                alert.thresholdId(),
                alert.watched().indicator(),
                alert.watched().period(),
                alert.startsOn(),
                alert.endsOn(),
                alert.watched().dimension(),
                alert.watched().group(),
                alert.limit().comparison(),
                alert.limit().value(),
                alert.title(),
                alert.advice(),
                alert.responsible().orElse(null),
                alert.figure(),
                alert.figureBefore(),
                alert.publishedAt(),
                alert.status(),
                alert.dismissalReason(),
                alert.allowedActions(alerts.parties(alert, caller)));
    }
}
