package org.wasl.referral.metrics;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;
import org.wasl.referral.referral.Referrals;

/** How referrals go: how long each step takes, how much of it in time, why not, and how many get no answer. */
@Path("/v1/referral-metrics")
@Tag(name = "Referrals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPERVISOR, Roles.AGENCY_MANAGER, Roles.PROVIDER})
public class MetricsResource {
    private static final int MOST_DAYS = 366;
    private static final String NOT_CONFIDENTIAL = MetricsQuery.notConfidential("x");
    private static final String KNOWN = MetricsQuery.known("x");

    private final MetricsQuery metrics;
    private final Referrals referrals;
    private final Caller caller;
    private final Clock clock;

    @Inject
    MetricsResource(MetricsQuery metrics, Referrals referrals, Caller caller, Clock clock) {
        this.metrics = metrics;
        this.referrals = referrals;
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
        OUT
    }

    @GET
    @Transactional
    @Operation(
            operationId = "getReferralMetrics",
            summary = "Get the figures of the referrals sent in a period",
            description =
                    "Without a period: the last ninety days; at most a year. Referrals that are confidential (of a restricted"
                            + " case, or to a sensitive service) count for those who know them and for nobody else. Figures of"
                            + " all agencies are indicators: see getIndicatorValues.")
    public Page<Metrics> get(
            @QueryParam("from") LocalDate from,
            @QueryParam("to") @Parameter(description = "The last day that counts; today where left out.") LocalDate to,
            @QueryParam("of")
                    @Parameter(
                            description =
                                    "IN: received referrals. OUT: those that were made. Where left out: IN for providers and managers, OUT for"
                                            + " supervisors.")
                    Of of,
            @QueryParam("groupBy")
                    @Parameter(description = "By what the figures are grouped. Repeat it for more than one.")
                    Set<GroupBy> groupBy) {
        LocalDate until = to == null ? JordanTime.today(clock) : to;
        LocalDate since = from == null ? until.minusDays(90) : from;
        if (since.isAfter(until)) {
            throw Problem.invalidField("#to", "expiry-before-start");
        }
        if (since.plusDays(MOST_DAYS).isBefore(until)) {
            throw Problem.invalidField("#from", "too-long");
        }
        Set<GroupBy> by = EnumSet.noneOf(GroupBy.class);
        by.addAll(groupBy);
        Instant start = since.atStartOfDay(JordanTime.ZONE).toInstant();
        return Page.whole(metrics.of(start, end(until), by, whose(of == null ? usual() : of, start)));
    }

    private Of usual() {
        return caller.has(Roles.PROVIDER, Roles.AGENCY_MANAGER) ? Of.IN : Of.OUT;
    }

    private static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(JordanTime.ZONE).toInstant();
    }

    private MetricsQuery.Whose whose(Of of, Instant since) {
        return switch (of) {
            case IN ->
                own(
                        "x.target_organization_id = :agency and (not x.sensitive_service or " + KNOWN + ")",
                        Referrals.Box.IN,
                        since,
                        Roles.PROVIDER,
                        Roles.AGENCY_MANAGER);
            case OUT ->
                own(
                        "x.agency_id = :agency and (" + NOT_CONFIDENTIAL + " or " + KNOWN + ")",
                        Referrals.Box.OUT,
                        since,
                        Roles.SUPERVISOR,
                        Roles.AGENCY_MANAGER);
        };
    }

    private MetricsQuery.Whose own(String condition, Referrals.Box box, Instant since, String... roles) {
        requireAny(roles);
        return new MetricsQuery.Whose(
                condition,
                caller.agency().value(),
                referrals.knownConfidential(box, since, caller),
                box == Referrals.Box.OUT);
    }

    private void requireAny(String... roles) {
        if (!caller.has(roles)) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
    }
}
