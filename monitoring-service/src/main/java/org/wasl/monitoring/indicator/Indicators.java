package org.wasl.monitoring.indicator;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.wasl.contracts.code.IndicatorUnit;
import org.wasl.monitoring.MonitoringProblem;
import org.wasl.platform.problem.Problem;

/** All indicators: the shipped ones, which change with the platform only, and those that were added. */
@ApplicationScoped
public class Indicators {
    private static final String SHIPPED = "/org/wasl/monitoring/indicators.json";

    private final AddedIndicators added;
    private final SortedMap<String, Indicator> shipped = new TreeMap<>();

    @Inject
    Indicators(AddedIndicators added, ObjectMapper mapper) {
        this.added = added;
        try (InputStream in = Indicators.class.getResourceAsStream(SHIPPED)) {
            mapper.readValue(in, new TypeReference<TreeMap<String, IndicatorBody>>() {})
                    .forEach((code, body) -> shipped.put(code, body.toIndicator(code)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By their codes. */
    Collection<Indicator> all() {
        SortedMap<String, Indicator> all = new TreeMap<>(shipped);
        added.listAll().forEach(each -> all.putIfAbsent(each.code(), each));
        return all.values();
    }

    /** Those that come with the platform. */
    public Collection<Indicator> shipped() {
        return List.copyOf(shipped.values());
    }

    Optional<Indicator> find(String code) {
        return Optional.ofNullable(shipped.get(code)).or(() -> added.findByIdOptional(code));
    }

    /** For those who name one; empty where there is no such code. */
    public Optional<IndicatorUnit> unitOf(String code) {
        return find(code).map(Indicator::unit);
    }

    boolean isShipped(String code) {
        return shipped.containsKey(code);
    }

    /** Adds it, or writes it anew. */
    void put(Indicator indicator) {
        if (isShipped(indicator.code())) {
            throw new Problem(MonitoringProblem.SHIPPED_INDICATOR);
        }
        indicator.requireComputable();
        added.getEntityManager().merge(indicator);
    }

    boolean remove(String code) {
        if (isShipped(code)) {
            throw new Problem(MonitoringProblem.SHIPPED_INDICATOR);
        }
        return added.deleteById(code);
    }
}
