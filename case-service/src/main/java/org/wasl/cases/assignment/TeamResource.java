package org.wasl.cases.assignment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.assignment.CaseloadResource.CaseloadView;
import org.wasl.cases.worker.Worker;
import org.wasl.cases.worker.Workers;
import org.wasl.cases.worker.WorkforceRules;
import org.wasl.contracts.id.WorkerId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.value.LocalizedText;

/** A supervisor's team. */
@Path("/v1/workers/teams/{supervisorId}")
@Tag(name = "Workforce")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENCY_MANAGER, Roles.SUPERVISOR})
public class TeamResource {
    private final Workers workers;
    private final Caseloads caseloads;
    private final WorkforceRules rules;
    private final Caller caller;
    private final Clock clock;

    @Inject
    TeamResource(Workers workers, Caseloads caseloads, WorkforceRules rules, Caller caller, Clock clock) {
        this.workers = workers;
        this.caseloads = caseloads;
        this.rules = rules;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param licenceDaysLeft null where no licence is in force */
    @Schema(name = "TeamMember")
    public record Member(
            WorkerId workerId,
            String accountId,
            LocalizedText name,
            @Schema(nullable = true) Integer licenceDaysLeft,
            CaseloadView caseload) {}

    /**
     * @param mostWorkers how many one supervisor should guide (Child Protection Minimum Standards: 6), a row to be confirmed
     * @param tooLarge more than that
     */
    @Schema(name = "Team")
    public record TeamView(String supervisorId, int mostWorkers, boolean tooLarge, List<Member> members) {}

    @GET
    @Transactional
    @Operation(
            operationId = "getTeam",
            summary = "Get the workers under a supervisor: how much each holds, and whose licence ends soon")
    public TeamView get(@PathParam("supervisorId") String supervisor) {
        LocalDate today = JordanTime.today(clock);
        List<Worker> team = workers.activeUnder(supervisor, caller);
        List<Caseloads.Caseload> loads = caseloads.of(team);
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < team.size(); i++) {
            Worker worker = team.get(i);
            OptionalInt daysLeft = worker.licenceDaysLeft(today);
            members.add(new Member(
                    worker.id(),
                    worker.account(),
                    worker.name(),
                    daysLeft.isPresent() ? daysLeft.getAsInt() : null,
                    CaseloadView.of(loads.get(i))));
        }
        int most = rules.mostWorkers();
        return new TeamView(supervisor, most, team.size() > most, members);
    }
}
