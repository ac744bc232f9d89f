package org.wasl.cases.refusal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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

/** Accounts to which no case is opened in an emergency. Names accounts and times, and nothing of the cases. */
@Path("/v1/break-glass-refusals")
@Tag(name = "Sharing")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
public class BreakGlassRefusalResource {
    private final BreakGlassRefusals refusals;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    BreakGlassRefusalResource(BreakGlassRefusals refusals, Pages pages, Caller caller, Journal journal, Clock clock) {
        this.refusals = refusals;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    @Schema(name = "BreakGlassRefusalLift")
    public record LiftBody(
            @NotBlank @Size(min = 10, max = 1000) @CleanText String reason) {}

    /**
     * @param times how often an opening of this account was not justified, this one included
     * @param refusedUntil null where it stands until it is lifted
     * @param standing in force now
     */
    @Schema(name = "BreakGlassRefusal")
    public record RefusalView(
            @JsonUnwrapped RecordMetadata metadata,
            String accountId,
            int times,
            @Schema(nullable = true) Instant refusedUntil,
            boolean standing,
            @Schema(nullable = true) String liftedBy,
            @Schema(nullable = true) Instant liftedAt,
            @Schema(nullable = true) String liftReason,
            List<String> allowedActions)
            implements View {}

    @GET
    @Transactional
    @Operation(
            operationId = "listBreakGlassRefusals",
            summary = "List accounts to which no case is opened in an emergency, newest first",
            description = "The agency's manager sees those of the agency, anybody else their own.")
    public Page<RefusalView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("standing") @Parameter(description = "Only those in force now.") boolean standing) {
        var filter = refusals.visibleTo(caller);
        return pages.of(
                standing ? filter.and(BreakGlassRefusals.STANDING, "now", clock.instant()) : filter, page, this::view);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getBreakGlassRefusal", summary = "Get a refusal of emergency access")
    public RefusalView get(@PathParam("id") UUID id) {
        return view(refusals.get(id, caller));
    }

    /** The refusal as it is now. */
    @Singleton
    record Again(BreakGlassRefusalResource resource) implements Replay.Current {
        @Override
        public RefusalView read(RepeatedRequest request) {
            return resource.view(resource.refusals.get(request.id(), resource.caller));
        }
    }

    @POST
    @Path("/{id}/lift")
    @RolesAllowed(Roles.AGENCY_MANAGER)
    @Once(Again.class)
    @Operation(
            operationId = "liftBreakGlassRefusal",
            summary = "Lift the refusal, with the reason",
            description = "Not by the account itself. A later opening that is not justified counts on from here.")
    public RefusalView lift(
            @PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull LiftBody body) {
        BreakGlassRefusal refusal = refusals.get(id, caller, expected);
        refusal.lift(caller.subject(), body.reason(), clock);
        refusals.flush();
        journal.act("break-glass.refusal-lifted", id, List.of("account:" + refusal.account()));
        return view(refusal);
    }

    private RefusalView view(BreakGlassRefusal refusal) {
        boolean standing = refusal.standsAt(clock.instant());
        boolean mayLift = standing
                && caller.has(Roles.AGENCY_MANAGER)
                && !caller.subject().equals(refusal.account());
        return new RefusalView(
                RecordMetadata.of(refusal),
                refusal.account(),
                refusal.times(),
                refusal.refusedUntil().orElse(null),
                standing,
                refusal.liftedBy(),
                refusal.liftedAt(),
                refusal.liftReason(),
                mayLift ? List.of("lift") : List.of());
    }
}
