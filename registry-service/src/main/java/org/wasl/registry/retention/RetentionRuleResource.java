package org.wasl.registry.retention;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.RetentionSubject;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.value.CleanText;

/** For how long what is kept. */
@Path("/v1/retention-rules")
@Tag(name = "Data subject rights")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.AUDITOR, Roles.DATA_STEWARD})
public class RetentionRuleResource {
    private final RetentionRules rules;
    private final Retention retention;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    RetentionRuleResource(
            RetentionRules rules, Retention retention, Pages pages, Caller caller, Journal journal, Clock clock) {
        this.rules = rules;
        this.retention = retention;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param keepDays from when it ended: the case was closed, the person died, nothing was written any more
     * @param active a rule that is not in use removes nothing, and holds nothing back
     * @param basis by which law or decision
     */
    @Schema(name = "RetentionRuleBody")
    public record RuleBody(
            @Min(1) @Max(36_500) int keepDays,
            @NotNull Boolean active,
            @NotBlank @Size(max = 300) @CleanText String basis) {}

    /** @param due how many would go if the rule ran now, those included that something holds back; null in lists */
    @Schema(name = "RetentionRule")
    public record RuleView(
            @JsonUnwrapped RecordMetadata metadata,
            RetentionSubject subject,
            int keepDays,
            boolean active,
            String basis,
            @Schema(nullable = true) Long due,
            List<String> allowedActions)
            implements View {
        static RuleView of(RetentionRule rule, Long due, Caller caller) {
            return new RuleView(
                    RecordMetadata.of(rule),
                    rule.subject(),
                    rule.keepDays(),
                    rule.isActive(),
                    rule.basis(),
                    due,
                    caller.has(Roles.ADMIN) ? List.of("change") : List.of());
        }
    }

    @GET
    @Transactional
    @Operation(operationId = "listRetentionRules", summary = "List the rules of retention")
    public Page<RuleView> list(@Valid @BeanParam PageRequest page) {
        return pages.of(rules.visibleTo(caller), page, rule -> RuleView.of(rule, null, caller));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getRetentionRule", summary = "Get a rule of retention, and how many it would remove now")
    public RuleView get(@PathParam("id") UUID id) {
        RetentionRule rule = rules.get(id, caller);
        return RuleView.of(rule, retention.due(rule), caller);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "changeRetentionRule",
            summary = "Change for how long something is kept",
            description = "From the next night on. Look at due first: what is removed does not come back.")
    public RuleView change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull RuleBody body) {
        RetentionRule rule = rules.get(id, caller, expected);
        if (rule.is(body.keepDays(), body.active(), body.basis())) {
            return RuleView.of(rule, retention.due(rule), caller);
        }
        rule.becomes(body.keepDays(), body.active(), body.basis(), clock);
        rules.flush();
        journal.act(
                "retention-rule.changed",
                rule.rawId(),
                List.of("subject:" + rule.subject(), "days:" + rule.keepDays(), "active:" + rule.isActive()));
        return RuleView.of(rule, retention.due(rule), caller);
    }

    @Schema(name = "RetentionRuns")
    public record Runs(List<RunView> items) {}

    /** @param held how many were older too and could not go: erasing them is not possible yet */
    @Schema(name = "RetentionRun")
    public record RunView(Instant at, long removed, long held) {
        static RunView of(RetentionRun run) {
            return new RunView(run.at(), run.removed(), run.held());
        }
    }

    @GET
    @Path("/{id}/runs")
    @Transactional
    @Operation(operationId = "listRetentionRuns", summary = "List what a rule of retention did, the last hundred times")
    public Runs runs(@PathParam("id") UUID id) {
        return new Runs(
                retention.runs(rules.get(id, caller)).stream().map(RunView::of).toList());
    }
}
