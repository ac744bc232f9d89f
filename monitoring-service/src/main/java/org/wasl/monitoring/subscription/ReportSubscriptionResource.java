package org.wasl.monitoring.subscription;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.ReportMailState;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.CoordinatingBody;
import org.wasl.monitoring.MonitoringProblem;
import org.wasl.monitoring.indicator.SelectedIndicators;
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
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.mail.MailConfig;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** Figures by mail, after each week, month or quarter: a link to their file. */
@Path("/v1/report-subscriptions")
@Tag(name = "Figures")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MONITOR, Roles.AUDITOR, Roles.AGENCY_MANAGER, Roles.SUPERVISOR, Roles.ADMIN})
public class ReportSubscriptionResource {
    private static final int MOST_OF_AN_ACCOUNT = 20;

    private final ReportSubscriptions subscriptions;
    private final SelectedIndicators selected;
    private final CoordinatingBody coordinator;
    private final MailConfig mail;
    private final Pages pages;
    private final RuleLock locks;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    ReportSubscriptionResource(
            ReportSubscriptions subscriptions,
            SelectedIndicators selected,
            CoordinatingBody coordinator,
            MailConfig mail,
            Pages pages,
            RuleLock locks,
            Caller caller,
            Journal journal,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.selected = selected;
        this.coordinator = coordinator;
        this.mail = mail;
        this.pages = pages;
        this.locks = locks;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param sentTo the address of the account, shortened
     * @param nextOn the first day on which the next mail may go
     * @param mailedAt null where none went yet
     * @param from the first day of the period that the last mail was about; null where none went yet, as to
     */
    @Schema(name = "ReportSubscription")
    public record SubscriptionView(
            @JsonUnwrapped RecordMetadata metadata,
            @JsonUnwrapped ReportSubscriptionBody subscription,
            @Schema(examples = "m…@example.org") String sentTo,
            ReportMailState mail,
            LocalDate nextOn,
            @Schema(nullable = true) Instant mailedAt,
            @Schema(nullable = true) LocalDate from,
            @Schema(nullable = true) LocalDate to)
            implements View {}

    @GET
    @Transactional
    @Operation(operationId = "listReportSubscriptions", summary = "List your subscriptions to figures, newest first")
    public Page<SubscriptionView> list(@Valid @BeanParam PageRequest page) {
        return pages.of(subscriptions.visibleTo(caller), page, this::view);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getReportSubscription", summary = "Get a subscription of yours")
    public SubscriptionView get(@PathParam("id") UUID id) {
        return view(subscriptions.get(id, caller));
    }

    /** The subscription as it is now. */
    @Singleton
    record Again(ReportSubscriptionResource resource) implements Replay.Current {
        @Override
        public SubscriptionView read(RepeatedRequest request) {
            return resource.get(request.shown("id"));
        }
    }

    @POST
    @Once(Again.class)
    @Created(at = "/v1/report-subscriptions")
    @Operation(
            operationId = "subscribeToReport",
            summary = "Subscribe to figures by mail",
            description =
                    "To indicators, or to all that a plan has. A mail goes on the first working day on which the figures of the week, month or quarter are published; to the address"
                            + " that the identity provider confirms for your account, and to no other. It has a link to the file, which opens after a sign-in, and no figures. The"
                            + " subscription ends when you leave your organization, or when it closes. Twenty of an account at most.")
    public SubscriptionView subscribe(@Valid @NotNull ReportSubscriptionBody body) {
        String address = confirmedAddress();
        ReportSubscription.Choice choice = tellable(body);
        locks.take("report-subscription", caller.subject());
        if (subscriptions.numberOf(caller.subject()) >= MOST_OF_AN_ACCOUNT) {
            throw new Problem(MonitoringProblem.TOO_MANY_SUBSCRIPTIONS);
        }
        ReportSubscription subscription =
                new ReportSubscription(organization(), caller.subject(), address, choice, clock);
        subscriptions.persist(subscription);
        journal.act("report-subscription.made", subscription.rawId(), Set.of());
        return view(subscription);
    }

    @PUT
    @Path("/{id}")
    @Once(Again.class)
    @Operation(
            operationId = "changeReportSubscription",
            summary = "Change a subscription of yours",
            description = "The mail goes to the address that your account has now.")
    public SubscriptionView change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull ReportSubscriptionBody body) {
        ReportSubscription subscription = subscriptions.get(id, caller, expected);
        if (subscription.change(confirmedAddress(), tellable(body), clock)) {
            subscriptions.flush(); // the answer tells the new version
            journal.act("report-subscription.changed", subscription.rawId(), Set.of());
        }
        return view(subscription);
    }

    @DELETE
    @Path("/{id}")
    @Once(Replay.Verbatim.class)
    @Operation(operationId = "endReportSubscription", summary = "End a subscription of yours")
    @APIResponse(responseCode = "204", description = "No more mail is sent for it.")
    public void end(@PathParam("id") UUID id) {
        subscriptions.end(subscriptions.get(id, caller));
    }

    private ReportSubscription.Choice tellable(ReportSubscriptionBody body) {
        ReportSubscription.Choice choice = body.toChoice();
        selected.requireTellable(choice.selection(), ReportSubscription.periodOf(choice.frequency()), "/frequency");
        return choice;
    }

    private String confirmedAddress() {
        return caller.confirmedAddress().orElseThrow(() -> new Problem(MonitoringProblem.NO_CONFIRMED_ADDRESS));
    }

    /** Accounts of the platform itself are counted with the organization that keeps the plans. */
    private AgencyId organization() {
        return caller.agencyIfAny()
                .or(coordinator::organization)
                .orElseThrow(() -> new Problem(CommonProblem.NOT_ALLOWED));
    }

    private SubscriptionView view(ReportSubscription subscription) {
        return new SubscriptionView(
                RecordMetadata.of(subscription),
                ReportSubscriptionBody.of(subscription.choice()),
                subscription.address().replaceAll("^(.).*@", "$1…@"),
                mail.enabled() ? subscription.mailState() : ReportMailState.SWITCHED_OFF,
                subscription.dueOn(),
                subscription.mailedAt(),
                subscription.toldFrom(),
                subscription.toldTo());
    }
}
