package org.wasl.cases.deadline;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.panache.common.Sort;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.worker.AuthorityReplay;
import org.wasl.cases.worker.Workers;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.code.TaskType;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.paging.Page;
import org.wasl.platform.problem.Problem;

/** How long the tasks of a case may take: data of the ministry. */
@Path("/v1/deadline-policies")
@Tag(name = "Tasks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENCY_MANAGER, Roles.SUPERVISOR, Roles.CASEWORKER})
public class DeadlinePolicyResource {

    private final RuleLock locks;
    private final Deadlines deadlines;
    private final Workers workers;
    private final Caller caller;
    private final Journal journal;

    @Inject
    DeadlinePolicyResource(RuleLock locks, Deadlines deadlines, Workers workers, Caller caller, Journal journal) {
        this.locks = locks;
        this.deadlines = deadlines;
        this.workers = workers;
        this.caller = caller;
        this.journal = journal;
    }

    /** @param programme, risk a code, or ANY */
    @Schema(name = "DeadlinePolicy")
    public record PolicyView(
            String taskType,
            String programme,
            String risk,
            @JsonUnwrapped DeadlinePolicyBody policy) {
        static PolicyView of(DeadlinePolicy policy) {
            return new PolicyView(
                    policy.taskType(), policy.programme(), policy.risk(), DeadlinePolicyBody.of(policy.rule()));
        }
    }

    @GET
    @Transactional
    @Operation(operationId = "listDeadlinePolicies", summary = "List all deadline policies")
    public Page<PolicyView> list() {
        return Page.whole(
                deadlines.listAll(Sort.by("id")).stream().map(PolicyView::of).toList());
    }

    @PUT
    @Path("/{taskType}/{programme}/{risk}")
    @RolesAllowed(Roles.AGENCY_MANAGER)
    @Once(AuthorityReplay.class)
    @Operation(
            operationId = "putDeadlinePolicy",
            summary = "Set a deadline policy; the ministry does",
            description =
                    "programme and risk may be ANY. Of several that fit a task the most specific holds, a programme before"
                            + " a risk. Holds for tasks made from now on.")
    public PolicyView put(
            @PathParam("taskType") TaskType taskType,
            @PathParam("programme") @Pattern(regexp = "[A-Z_]{3,40}") String programme,
            @PathParam("risk") @Pattern(regexp = "[A-Z_]{3,40}") String risk,
            @Valid @NotNull DeadlinePolicyBody body) {
        workers.requireAuthority(caller);
        if (!programme.equals(Deadlines.ANY) && !CodeLists.contains("Programme", programme)) {
            throw Problem.invalidField("#programme", "unknown-code");
        }
        if (!risk.equals(Deadlines.ANY) && !CodeLists.contains("RiskLevel", risk)) {
            throw Problem.invalidField("#risk", "unknown-code");
        }
        String key = DeadlinePolicy.key(taskType.name(), programme, risk);
        locks.take("deadline-policy", key);
        DeadlinePolicy known = deadlines.findById(key);
        if (known != null && known.rule().equals(body.toRule())) {
            return PolicyView.of(known);
        }
        DeadlinePolicy policy =
                known == null ? new DeadlinePolicy(taskType.name(), programme, risk, body.toRule()) : known;
        policy.write(body.toRule());
        deadlines.persist(policy);
        journal.act("deadline-policy.set", UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)), Set.of(key));
        return PolicyView.of(policy);
    }
}
