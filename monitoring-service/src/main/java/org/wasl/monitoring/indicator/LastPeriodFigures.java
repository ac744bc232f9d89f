package org.wasl.monitoring.indicator;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.fact.Publication;
import org.wasl.platform.organization.KnownOrganizations;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.vocabulary.Vocabularies;

/** The figures of the last period that was over, for other rooms: of the last publication, as they may be told to everybody who may read figures. */
@ApplicationScoped
public class LastPeriodFigures {
    private final Indicators indicators;
    private final Figures figures;
    private final KnownOrganizations organizations;
    private final Vocabularies vocabularies;

    @Inject
    LastPeriodFigures(
            Indicators indicators, Figures figures, KnownOrganizations organizations, Vocabularies vocabularies) {
        this.indicators = indicators;
        this.figures = figures;
        this.organizations = organizations;
        this.vocabularies = vocabularies;
    }

    /**
     * @param value null where it is not told, or there is none
     * @param before that of the period before; null as above
     */
    public record LastFigures(Periods.Period period, Double value, Double before) {}

    /** Outside of a transaction: no connection of the database is held while the question waits for its turn. Empty where the indicator does not tell it any more, or another publication came. */
    public Optional<LastFigures> of(WatchedFigure watched, Publication publication) {
        return QuarkusTransaction.requiringNew()
                .call(() -> indicators.find(watched.indicator()))
                .filter(indicator -> faults(indicator, watched).errors().isEmpty())
                .flatMap(indicator -> of(indicator, watched, publication));
    }

    Optional<LastFigures> of(Indicator indicator, WatchedFigure watched, Publication publication) {
        Periods.Period last = before(JordanTime.dateOf(publication.publishedAt()), watched.period());
        Periods.Period before = before(last.from(), watched.period());
        Figures.Published published = figures.published(FigureTable.by(
                indicator,
                watched.period(),
                new Periods(List.of(before, last)),
                Optional.ofNullable(watched.dimension()).stream().toArray(IndicatorDimension[]::new)));
        // By groups that of the month, which came with it or before.
        return !published.publication().publishedAt().isAfter(publication.publishedAt())
                ? Optional.of(new LastFigures(last, value(published, 1, watched), value(published, 0, watched)))
                : Optional.empty();
    }

    /** The last whole one before the one in which the day lies. */
    private static Periods.Period before(LocalDate day, IndicatorPeriod kind) {
        LocalDate beginning = Periods.between(day, day, kind).all().get(0).from();
        return Periods.between(beginning.minusDays(1), beginning.minusDays(1), kind)
                .all()
                .get(0);
    }

    private static Double value(Figures.Published published, int period, WatchedFigure watched) {
        return published.figures().stream()
                .filter(figure -> figure.cell().period() == period
                        && (watched.group() == null || figure.cell().groups().equals(List.of(watched.group()))))
                .findFirst()
                .map(Figures.Figure::value)
                .orElse(null);
    }

    /** Names what cannot be asked for. */
    public void requireKnown(WatchedFigure watched) {
        Indicator indicator = indicators
                .find(watched.indicator())
                .orElseThrow(() -> Problem.invalidField("/indicator", "unknown-indicator"));
        Problem faults = faults(indicator, watched);
        if (!faults.errors().isEmpty()) {
            throw faults;
        }
        if (watched.dimension() != null) {
            requireGroup(watched.dimension(), watched.group());
        }
    }

    private static Problem faults(Indicator indicator, WatchedFigure watched) {
        Problem faults = new Problem(CommonProblem.INVALID_FIELDS);
        IndicatorDimension dimension = watched.dimension();
        if (!indicator.isKnownBy(watched.period())) {
            faults.at("/period", "period-too-short");
        }
        if ((dimension == null) != (watched.group() == null)) {
            faults.at("/group", "group-with-its-dimension");
        }
        if (dimension != null && watched.period().compareTo(IndicatorPeriod.MONTH) < 0) {
            faults.at("/period", "groups-by-month");
        }
        if (dimension != null && !indicator.has(List.of(dimension))) {
            faults.at("/dimension", "dimension-not-in-indicator");
        } else if (dimension != null && !isWatched(dimension)) {
            faults.at("/dimension", "dimension-not-watched");
        }
        return faults;
    }

    private static boolean isWatched(IndicatorDimension dimension) {
        return Dimensions.OF_AGENCIES.contains(dimension)
                || Dimensions.list(dimension).isPresent();
    }

    private void requireGroup(IndicatorDimension dimension, String group) {
        if (Dimensions.OF_AGENCIES.contains(dimension)) {
            organizations.requireOrganization(organization(group), "/group");
            return;
        }
        String list = Dimensions.list(dimension).orElseThrow();
        if (!vocabularies.accepted(list).contains(group)) {
            throw new Problem(CommonProblem.INVALID_FIELDS)
                    .atUnknownName("/group", "unknown-code", vocabularies.nearest(list, group));
        }
    }

    /** Written as figures write it. */
    private static AgencyId organization(String group) {
        try {
            AgencyId id = AgencyId.fromString(group);
            if (id.toString().equals(group)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // no id at all: refused below
        }
        throw Problem.invalidField("/group", "unknown-organization");
    }
}
