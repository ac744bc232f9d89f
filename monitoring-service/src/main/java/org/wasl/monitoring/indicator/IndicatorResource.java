package org.wasl.monitoring.indicator;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.AgeGrouping;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.contracts.code.IndicatorUnit;
import org.wasl.monitoring.fact.FiguresPosition;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.paging.Page;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;

/** Indicators: what each counts, and its figures. */
@Path("/v1/indicators")
@Tag(name = "Figures")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MONITOR, Roles.AUDITOR, Roles.AGENCY_MANAGER, Roles.SUPERVISOR, Roles.ADMIN})
public class IndicatorResource {
    private final Indicators indicators;
    private final IndicatorFrameworks frameworks;
    private final Figures figures;
    private final RuleLock locks;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    IndicatorResource(
            Indicators indicators,
            IndicatorFrameworks frameworks,
            Figures figures,
            RuleLock locks,
            Caller caller,
            Journal journal,
            Clock clock) {
        this.indicators = indicators;
        this.frameworks = frameworks;
        this.figures = figures;
        this.locks = locks;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param shipped whether it comes with the platform, and cannot be changed here
     * @param framework what the plan calls it that was asked for; null where none was
     */
    @Schema(name = "Indicator")
    public record IndicatorView(
            String code,
            boolean shipped,
            @JsonUnwrapped IndicatorBody indicator,
            @Schema(nullable = true) IndicatorFramework.Naming framework) {}

    /**
     * @param from the first day of the first period
     * @param to the last day of the last period
     * @param by the dimensions of the groups, in the order that was asked for
     * @param ageGroups the groups of AGE_GROUP; null where the figures are not by it
     * @param framework what the plan calls the indicator that was asked for; null where none was
     * @param roundedTo of what each number is a multiple; null for auditors, who are told exact ones
     * @param publishedAt when the facts were published; null for auditors, whose figures are of now
     * @param values without those of which there was no fact, and those of which nothing is told
     */
    @Schema(name = "IndicatorValues")
    public record ValuesView(
            String code,
            IndicatorUnit unit,
            IndicatorPeriod period,
            LocalDate from,
            LocalDate to,
            List<IndicatorDimension> by,
            @Schema(nullable = true) AgeGrouping ageGroups,
            @Schema(nullable = true) IndicatorFramework.Naming framework,
            @Schema(nullable = true) Integer roundedTo,
            @Schema(nullable = true) Instant publishedAt,
            FiguresPosition computedTo,
            List<ValueView> values) {}

    /**
     * @param groups the code of each dimension; UNKNOWN where it is not known
     * @param value null where it would be divided by nothing, or is not told
     * @param numerator null where there is none, or it is not told
     * @param denominator null where there is none, or it is not told
     */
    @Schema(name = "IndicatorValue")
    public record ValueView(
            LocalDate from,
            LocalDate to,
            Map<IndicatorDimension, String> groups,
            @Schema(nullable = true) Double value,
            @Schema(nullable = true) Double numerator,
            @Schema(nullable = true) Double denominator) {}

    /** @param framework null where none is asked for */
    private IndicatorView view(Indicator indicator, IndicatorFramework.Naming framework) {
        return new IndicatorView(
                indicator.code(), indicators.isShipped(indicator.code()), IndicatorBody.of(indicator), framework);
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listIndicators",
            summary = "List all indicators",
            description =
                    "Those that come with the platform and those that an administrator added, by code. With `framework` those alone that compute an indicator of the plan, with its own code and title.")
    public Page<IndicatorView> list(
            @QueryParam("framework") @Parameter(description = FigureQuery.DESCRIPTION_OF_FRAMEWORK) String name) {
        if (name == null) {
            return Page.whole(indicators.all().stream()
                    .map(indicator -> view(indicator, null))
                    .toList());
        }
        IndicatorFramework framework = frameworks.get(name, IndicatorFrameworks.PARAMETER);
        return Page.whole(indicators.all().stream()
                .flatMap(
                        indicator -> framework.naming(indicator.code()).map(naming -> view(indicator, naming)).stream())
                .toList());
    }

    @GET
    @Path("/{code}")
    @Transactional
    @Operation(operationId = "getIndicator", summary = "Get an indicator")
    public IndicatorView get(@PathParam("code") String code) {
        return view(found(code), null);
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    @Operation(
            operationId = "putIndicator",
            summary = "Add an indicator, or write one anew that was added",
            description =
                    "It counts the facts that there are, from the next question on; nothing is deployed. The facts and their members are those of the"
                            + " AsyncAPI document: case.stated is the fact `case`. Parts of facts are `case-state`, `goal` and"
                            + " `referral-escalation`. Of what a fact belongs to, members are named as `case.programme`, `person.sex`,"
                            + " `worker.agencyId`, `programme.kind`, `place.governorate`, `service.serviceType`.")
    public IndicatorView put(
            @PathParam("code") @Pattern(regexp = Indicator.CODE) String code, @Valid @NotNull IndicatorBody body) {
        locks.take("indicator", code);
        Indicator indicator = body.toIndicator(code);
        indicators.put(indicator);
        journal.act("indicator.set", Indicator.idOf(code), Set.of(code));
        return view(indicator, null);
    }

    @DELETE
    @Path("/{code}")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    @Operation(operationId = "deleteIndicator", summary = "Delete an indicator that was added")
    public void delete(@PathParam("code") String code) {
        if (!indicators.remove(code)) {
            throw Problem.notFound();
        }
        journal.act("indicator.deleted", Indicator.idOf(code), Set.of(code));
    }

    @GET
    @Path("/{code}/values")
    @Operation(
            operationId = "getIndicatorValues",
            summary = "Get the figures of an indicator, by period and group",
            description =
                    "Auditors read exact figures as of now. Everybody else reads those of the last publication, under disclosure control: a count under five is not told and not listed,"
                            + " others are multiples of five by chance, shares are made of those, of at least twenty, with two digits; by groups there are months and longer periods only, until the end of the last whole month and counted from the first publication of the month, as `publishedAt` tells; what looks ahead has periods to come. Whole calendar periods of Asia/Amman; a week begins on Sunday. The present one is counted until now, and one that has"
                            + " not begun has no figure. What is said of a person is said as it"
                            + " is known today; AGE_GROUP is the age that they reach in the year in which the period ends, as the year of birth alone is counted. Two answers with the same position in `computedTo` are the same.")
    public ValuesView values(@PathParam("code") String code, @BeanParam FigureQuery query) {
        // No connection of the database is held while a question waits for its turn.
        FigureTable table = QuarkusTransaction.requiringNew()
                .call(() -> FigureTable.of(
                        found(code), query, frameworks.naming(code, query.framework), JordanTime.today(clock)));
        QuarkusTransaction.requiringNew().run(() -> journal.act("indicator.read", Indicator.idOf(code), Set.of(code)));
        return view(table, figures.told(table, caller, clock.instant()));
    }

    private static ValuesView view(FigureTable table, Figures.Told told) {
        List<Periods.Period> periods = table.periods().all();
        return new ValuesView(
                table.indicator().code(),
                table.indicator().unit(),
                table.period(),
                periods.get(0).from(),
                periods.get(periods.size() - 1).to(),
                table.by(),
                table.by().contains(IndicatorDimension.AGE_GROUP) ? table.ages() : null,
                table.framework(),
                told.roundedTo(),
                told.publishedAt(),
                told.computedTo(),
                told.figures().stream().map(figure -> view(figure, table)).toList());
    }

    private static ValueView view(Figures.Figure figure, FigureTable table) {
        Periods.Period period = table.periods().all().get(figure.cell().period());
        Map<IndicatorDimension, String> groups = new TreeMap<>();
        for (int i = 0; i < table.by().size(); i++) {
            groups.put(table.by().get(i), figure.cell().groups().get(i));
        }
        return new ValueView(
                period.from(),
                period.to(),
                Collections.unmodifiableMap(groups),
                figure.value(),
                figure.numerator(),
                figure.denominator());
    }

    private Indicator found(String code) {
        return indicators.find(code).orElseThrow(Problem::notFound);
    }
}
