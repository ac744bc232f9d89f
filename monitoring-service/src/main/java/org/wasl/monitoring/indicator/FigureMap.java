package org.wasl.monitoring.indicator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorUnit;
import org.wasl.contracts.code.UntoldReason;
import org.wasl.contracts.vocabulary.PCodes;
import org.wasl.platform.problem.Problem;

/** Figures by place as GeoJSON (RFC 7946): a feature for each place and period, also where nothing is told. */
final class FigureMap {
    private static final int MOST_FEATURES = 20_000;

    private final FigureTable table;
    private final Figures.Told told;
    private final PlaceShapes shapes;
    private final LocalDateTime toldUntil;
    private final IndicatorDimension place;
    /** By what else than places the figures are told; null where by nothing else. */
    private final IndicatorDimension other;

    private final Map<Cell, Figures.Figure> figures = new HashMap<>();
    private final Map<String, CodeLists.Code> known = new HashMap<>();
    private final Set<String> places = new LinkedHashSet<>();
    private final Set<String> groups = new LinkedHashSet<>();

    /**
     * @param codes the codes of a list, by its name
     * @param now as of which exact figures are told
     */
    FigureMap(
            FigureTable table,
            Figures.Told told,
            PlaceShapes shapes,
            Function<String, List<CodeLists.Code>> codes,
            Instant now) {
        this.table = table;
        this.told = told;
        this.shapes = shapes;
        this.toldUntil = LocalDateTime.ofInstant(
                told.publishedAt() == null ? now : Periods.beginningOfMonth(told.publishedAt()), ZoneOffset.UTC);
        this.place = place(table);
        this.other = table.by().stream()
                .filter(dimension -> dimension != place)
                .findFirst()
                .orElse(null);
        codes.apply(list()).forEach(code -> {
            known.put(code.code(), code);
            if (!code.retired()) {
                places.add(code.code());
            }
        });
        told.figures().forEach(figure -> {
            figures.put(figure.cell(), figure);
            places.add(group(figure.cell(), place));
            if (other != null) {
                groups.add(group(figure.cell(), other));
            }
        });
    }

    /** Districts where both are asked for. */
    private static IndicatorDimension place(FigureTable table) {
        return Stream.of(IndicatorDimension.DISTRICT, IndicatorDimension.GOVERNORATE)
                .filter(table.by()::contains)
                .findFirst()
                .orElseThrow(() -> Problem.invalidField("#format", "map-without-place"));
    }

    /** Refuses what cannot be shown on a map. */
    static void requirePlace(FigureTable table) {
        place(table);
    }

    @Schema(name = "FigureMap")
    record Collection(String type, List<Feature> features) {}

    /** @param geometry null where it is not known where the place is */
    @Schema(name = "FigureMapFeature")
    record Feature(
            String type,

            @Schema(type = SchemaType.OBJECT, nullable = true)
            JsonNode geometry,

            Properties properties) {}

    /**
     * Flat, as geographic information systems read them.
     *
     * @param framework null where none was asked for, as frameworkIndicator
     * @param pCode null where the place has none
     * @param name null where the place is not known
     * @param groupBy null where the figures are by places alone
     * @param notTold null where the value is told
     */
    @Schema(name = "FigureMapProperties")
    record Properties(
            String indicator,
            String titleAr,
            String titleEn,
            IndicatorUnit unit,
            @Schema(nullable = true) String framework,
            @Schema(nullable = true) String frameworkIndicator,
            String place,
            @Schema(nullable = true) String pCode,
            @Schema(nullable = true) String nameAr,
            @Schema(nullable = true) String nameEn,
            LocalDate from,
            LocalDate to,
            @Schema(nullable = true) IndicatorDimension groupBy,
            @Schema(nullable = true) String group,
            @Schema(nullable = true) Double value,
            @Schema(nullable = true) Double numerator,
            @Schema(nullable = true) Double denominator,
            @Schema(nullable = true) UntoldReason notTold,
            @Schema(nullable = true) Integer roundedTo,
            @Schema(nullable = true) Instant publishedAt) {}

    Collection collection() {
        int periods = table.periods().all().size();
        if ((long) periods * places.size() * Math.max(1, groups.size()) > MOST_FEATURES) {
            throw Problem.invalidField("#from", "too-long");
        }
        return new Collection(
                "FeatureCollection",
                IntStream.range(0, periods)
                        .boxed()
                        .flatMap(period -> places.stream().flatMap(code -> features(period, code)))
                        .toList());
    }

    private Stream<Feature> features(int period, String code) {
        return groups.isEmpty()
                ? Stream.of(feature(period, code, null))
                : groups.stream().map(group -> feature(period, code, group));
    }

    private Feature feature(int period, String code, String group) {
        Periods.Period days = table.periods().all().get(period);
        Optional<Figures.Figure> figure = Optional.ofNullable(figures.get(cell(period, code, group)));
        Double value = figure.map(Figures.Figure::value).orElse(null);
        Optional<CodeLists.Code> named = Optional.ofNullable(known.get(code));
        Indicator indicator = table.indicator();
        IndicatorFramework.Naming framework = table.framework();
        return new Feature(
                "Feature",
                shapes.of(code),
                new Properties(
                        indicator.code(),
                        indicator.title().ar(),
                        indicator.title().en(),
                        indicator.unit(),
                        framework == null ? null : framework.name(),
                        framework == null ? null : framework.all(IndicatorFramework.Use::code),
                        code,
                        named.map(CodeLists.Code::code)
                                .map(PCodes::ofGovernorate)
                                .orElse(null),
                        named.map(CodeLists.Code::ar).orElse(null),
                        named.map(CodeLists.Code::en).orElse(null),
                        days.from(),
                        days.to(),
                        group == null ? null : other,
                        group,
                        value,
                        figure.map(Figures.Figure::numerator).orElse(null),
                        figure.map(Figures.Figure::denominator).orElse(null),
                        value == null ? reason(days) : null,
                        told.roundedTo(),
                        told.publishedAt()));
    }

    private UntoldReason reason(Periods.Period days) {
        if (!days.starts().isBefore(toldUntil)) {
            return UntoldReason.NOT_YET;
        }
        return told.roundedTo() == null ? UntoldReason.NO_RECORDS : UntoldReason.FEW_OR_NONE;
    }

    private Cell cell(int period, String code, String group) {
        List<String> cells = new ArrayList<>();
        table.by().forEach(dimension -> cells.add(dimension == place ? code : group));
        return new Cell(period, cells);
    }

    private String group(Cell cell, IndicatorDimension dimension) {
        return cell.groups().get(table.by().indexOf(dimension));
    }

    private String list() {
        return Dimensions.list(place).orElseThrow();
    }
}
