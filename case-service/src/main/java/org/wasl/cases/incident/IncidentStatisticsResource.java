package org.wasl.cases.incident;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;

/** Whether the incidents that an agency records are counted in figures. */
@Path("/v1/incident-statistics")
@Tag(name = "Work with the person")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
public class IncidentStatisticsResource {
    private final IncidentCodes codes;
    private final Caller caller;
    private final Journal journal;

    @Inject
    IncidentStatisticsResource(IncidentCodes codes, Caller caller, Journal journal) {
        this.codes = codes;
        this.caller = caller;
        this.journal = journal;
    }

    @Schema(name = "IncidentStatisticsBody")
    public record StatisticsBody(@NotNull Boolean enabled) {}

    /** @param changedBy, changedAt null where nobody has switched it yet */
    @Schema(name = "IncidentStatistics")
    public record StatisticsView(
            boolean enabled,
            @Schema(nullable = true) String changedBy,
            @Schema(nullable = true) Instant changedAt) {}

    @GET
    @Transactional
    @Operation(
            operationId = "getIncidentStatistics",
            summary = "Get whether the incidents of your agency are counted in figures, and who decided it when")
    public StatisticsView get() {
        return read();
    }

    private StatisticsView read() {
        return codes.switchOf(caller.agency())
                .map(known -> new StatisticsView(known.enabled(), known.changedBy(), known.changedAt()))
                .orElse(new StatisticsView(false, null, null));
    }

    /** The switch as it is now. */
    @Singleton
    record Again(IncidentStatisticsResource resource) implements Replay.Current {
        @Override
        public StatisticsView read(RepeatedRequest request) {
            return resource.read();
        }
    }

    @PUT
    @RolesAllowed(Roles.AGENCY_MANAGER)
    @Once(Again.class)
    @Operation(
            operationId = "putIncidentStatistics",
            summary = "Switch the incident statistics of your agency on or off",
            description =
                    "They are off at first. On: of each incident that the agency records or has recorded its type, the month of"
                            + " the report and how late it was are counted; no words, no day and no place. Off: what was counted is taken back.")
    public StatisticsView put(@Valid @NotNull StatisticsBody body) {
        if (codes.set(caller.agency(), body.enabled(), caller.subject())) {
            journal.act(
                    body.enabled() ? "incident-statistics.on" : "incident-statistics.off",
                    caller.agency().value(),
                    Set.of());
        }
        return read();
    }
}
