package org.wasl.referral.figures;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Page;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Amman;

/** How referrals go: how long each step takes, how much of it in time, why not, and how many get no answer. */
@Path("/v1/referral-metrics")
@Tag(name = "Referrals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPERVISOR, Roles.AGENCY_MANAGER, Roles.PROVIDER, Roles.MONITOR})
public class MetricsResource {
    private static final int MOST_DAYS = 366;
    private static final String NOT_SENSITIVE = "s.sensitive = false";

    private final MetricsQuery metrics;
    private final Caller caller;
    private final Clock clock;

    @Inject
    MetricsResource(MetricsQuery metrics, Caller caller, Clock clock) {
        this.metrics = metrics;
        this.caller = caller;
        this.clock = clock;
    }

    public enum GroupBy {
        PROVIDER("target_organization_id"),
        SERVICE_TYPE("service_type"),
        PRIORITY("priority"),
        GOVERNORATE("governorate");

        private final String column;

        GroupBy(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    /** Whose referrals count. */
    public enum Of {
        /** Those that your organization got. */
        IN,
        /** Those that your agency sent. */
        OUT,
        /** All, for those who monitor. */
        ALL
    }

    @GET
    @Transactional
    @Operation(
            operationId = "getReferralMetrics",
            summary = "Figures of the referrals sent in a period",
            description =
                    "Without a period: the last ninety days; at most a year. Monitors see all agencies' with of=ALL, where"
                            + " groups of fewer than five are suppressed and sensitive services are in no group by provider or"
                            + " governorate.")
    public Page<Metrics> get(
            @QueryParam("from") LocalDate from,
            @QueryParam("to") @Parameter(description = "The last day that counts.") LocalDate to,
            @QueryParam("of") @DefaultValue("IN") Of of,
            @QueryParam("groupBy") @Parameter(description = "Repeat it for more than one.") Set<GroupBy> groupBy) {
        LocalDate until = to == null ? Amman.today(clock) : to;
        LocalDate since = from == null ? until.minusDays(90) : from;
        if (since.isAfter(until)) {
            throw Problem.invalidField("#to", "expiry-before-start");
        }
        if (since.plusDays(MOST_DAYS).isBefore(until)) {
            throw Problem.invalidField("#from", "too-long");
        }
        Set<GroupBy> by = EnumSet.noneOf(GroupBy.class);
        by.addAll(groupBy);
        return Page.whole(metrics.of(
                since.atStartOfDay(Amman.ZONE).toInstant(),
                end(until),
                by,
                whose(of, by),
                caller.agencyIfAny().map(a -> a.value()).orElse(null),
                of != Of.ALL));
    }

    private static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(Amman.ZONE).toInstant();
    }

    private String whose(Of of, Set<GroupBy> by) {
        return switch (of) {
            case IN -> require("x.target_organization_id = :agency", Roles.PROVIDER, Roles.AGENCY_MANAGER);
            case OUT -> require("x.agency_id = :agency", Roles.SUPERVISOR, Roles.AGENCY_MANAGER);
            case ALL ->
                require(
                        by.contains(GroupBy.PROVIDER) || by.contains(GroupBy.GOVERNORATE) ? NOT_SENSITIVE : "true",
                        Roles.MONITOR);
        };
    }

    private String require(String condition, String... roles) {
        if (!caller.has(roles)) {
            throw new Problem(org.wasl.platform.problem.CommonProblem.NOT_ALLOWED);
        }
        return condition;
    }
}
