package org.wasl.monitoring.indicator;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.contracts.code.IndicatorUnit;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.LocalizedText;

/** A figure and how it is computed. Those that are shipped stand in {@code indicators.json}, those that an administrator added in this table. */
@Entity
@Table(name = "indicator")
public class Indicator {
    public static final String CODE = "[a-z][a-z0-9-]{2,59}";

    @Id
    private String code;

    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "title_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "title_en"))
    private LocalizedText title;

    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "definition_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "definition_en"))
    private LocalizedText definition;

    @Enumerated(EnumType.STRING)
    private IndicatorUnit unit;

    @JdbcTypeCode(SqlTypes.JSON)
    private Measure numerator;

    @JdbcTypeCode(SqlTypes.JSON)
    private Measure denominator;

    private Integer per;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] dimensions;

    protected Indicator() {}

    Indicator(
            String code,
            LocalizedText title,
            LocalizedText definition,
            IndicatorUnit unit,
            Measure numerator,
            Measure denominator,
            Integer per,
            Set<IndicatorDimension> dimensions) {
        this.code = code;
        this.title = title;
        this.definition = definition;
        this.unit = unit;
        this.numerator = numerator;
        this.denominator = denominator;
        this.per = per;
        this.dimensions = dimensions.stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    /** Names each member that its facts do not have, and each dimension. */
    void requireComputable() {
        Problem faults = new Problem(CommonProblem.INVALID_FIELDS);
        Map<String, Measure> measures = new TreeMap<>();
        measures.put("/numerator", numerator);
        if (denominator != null) {
            measures.put("/denominator", denominator);
        }
        measures.forEach((place, measure) -> new MeasureCheck(measure, place, faults).check(dimensions()));
        if (!faults.errors().isEmpty()) {
            throw faults;
        }
    }

    /** What the figure is, where the numerator is so and the denominator so; null where it divides by nothing. */
    Double value(Double above, Double below) {
        if (denominator == null) {
            return above;
        }
        Double taken = above == null && numerator.countsNothingAsZero() ? Double.valueOf(0) : above;
        return taken == null || below == null || below == 0 ? null : taken * (per == null ? 1 : per) / below;
    }

    public String code() {
        return code;
    }

    public LocalizedText title() {
        return title;
    }

    LocalizedText definition() {
        return definition;
    }

    public IndicatorUnit unit() {
        return unit;
    }

    Measure numerator() {
        return numerator;
    }

    /** Null where the numerator is the figure. */
    Measure denominator() {
        return denominator;
    }

    /** The numerator, and the denominator where there is one. */
    Stream<Measure> measures() {
        return Stream.of(numerator, denominator).filter(Objects::nonNull);
    }

    Integer per() {
        return per;
    }

    Set<IndicatorDimension> dimensions() {
        return Arrays.stream(dimensions).map(IndicatorDimension::valueOf).collect(Collectors.toSet());
    }

    /** Whether its facts can be told apart by such periods. */
    boolean isKnownBy(IndicatorPeriod period) {
        return measures()
                .allMatch(measure -> CountedFact.named(measure.fact())
                                .orElseThrow()
                                .shortestPeriod()
                                .compareTo(period)
                        <= 0);
    }

    /** Of violence: reported by agencies that agreed to it, and told to nobody outside. */
    public boolean countsIncidents() {
        return measures().anyMatch(measure -> measure.fact().endsWith("incident"));
    }

    public boolean has(List<IndicatorDimension> all) {
        return dimensions().containsAll(all);
    }

    /** By which the audit names an indicator. */
    static UUID idOf(String code) {
        return UUID.nameUUIDFromBytes(("indicator/" + code).getBytes(StandardCharsets.UTF_8));
    }
}
