package org.wasl.cases.assignment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.worker.Worker;
import org.wasl.cases.worker.Workers;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.id.WorkerId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;

/** How much a worker holds. */
@Path("/v1/workers/{id}/caseload")
@Tag(name = "Workforce")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENCY_MANAGER, Roles.SUPERVISOR, Roles.CASEWORKER})
public class CaseloadResource {
    private final Workers workers;
    private final Caseloads caseloads;
    private final Caller caller;

    @Inject
    CaseloadResource(Workers workers, Caseloads caseloads, Caller caller) {
        this.workers = workers;
        this.caseloads = caseloads;
        this.caller = caller;
    }

    /**
     * @param cases running cases by risk
     * @param weight the same, each by the weight of its risk
     * @param most what the worker should hold at most
     * @param full a further case needs a supervisor's override
     */
    @Schema(name = "Caseload")
    public record CaseloadView(Map<RiskLevel, Long> cases, BigDecimal weight, int most, boolean full) {
        static CaseloadView of(Caseloads.Caseload load) {
            return new CaseloadView(load.cases(), load.weight(), load.most(), load.full());
        }
    }

    @GET
    @Transactional
    @Operation(
            operationId = "getCaseload",
            summary = "Get the running cases of a worker, weighted by risk",
            description =
                    "A caseworker finds their own only: how many a colleague has would tell of cases that are known to few. A supervisor and"
                            + " a manager find the whole weight that a worker carries, with the cases that they may not know of: as numbers, and nothing else of them.")
    public CaseloadView get(@PathParam("id") WorkerId id) {
        Worker worker = workers.colleague(id, caller);
        return CaseloadView.of(caseloads.of(worker));
    }
}
