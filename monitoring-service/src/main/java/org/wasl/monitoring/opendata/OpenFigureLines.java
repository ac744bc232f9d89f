package org.wasl.monitoring.opendata;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.monitoring.PlainNumber;
import org.wasl.platform.csv.Cell;
import org.wasl.platform.csv.CsvText;
import org.wasl.platform.value.JordanTime;

/** What the open data hold of some indicators, to be sent on: it is published to everybody. */
@ApplicationScoped
public class OpenFigureLines {
    private static final List<String> COLUMNS = List.of(
            "indicator",
            "title_ar",
            "title_en",
            "unit",
            "period_from",
            "period_to",
            "dimension",
            "group_code",
            "value",
            "numerator",
            "denominator");

    private final EntityManager entities;

    @Inject
    OpenFigureLines(EntityManager entities) {
        this.entities = entities;
    }

    /** Whether they are made from facts that were published on this day, or later. */
    public boolean arePublishedSince(LocalDate day) {
        return QuarkusTransaction.joiningExisting()
                        .call(() -> (Number) entities.createNativeQuery(
                                        "select count(*) from open_publication where published_at >= :beginning")
                                .setParameter(
                                        "beginning",
                                        day.atStartOfDay(JordanTime.ZONE)
                                                .toInstant()
                                                .atOffset(ZoneOffset.UTC))
                                .getSingleResult())
                        .longValue()
                > 0;
    }

    /**
     * The months between two days as CSV, as a whole and by these dimensions.
     *
     * @return empty where the open data have nothing of it
     */
    public Optional<byte[]> csv(
            Collection<String> indicators, Collection<IndicatorDimension> by, LocalDate from, LocalDate to) {
        List<Tuple> lines = QuarkusTransaction.joiningExisting().call(() -> lines(indicators, by, from, to));
        return lines.isEmpty() ? Optional.empty() : Optional.of(written(lines));
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> lines(
            Collection<String> indicators, Collection<IndicatorDimension> by, LocalDate from, LocalDate to) {
        return entities.createNativeQuery(
                        "select " + String.join(", ", COLUMNS) + " from open_figure"
                                + " where period = 'MONTH' and indicator = any(:indicators) and period_from >= :from and period_to <= :to"
                                + " and (dimension is null or dimension = any(:by))"
                                + " order by indicator, period_from, dimension nulls first, group_code",
                        Tuple.class)
                .setParameter("indicators", indicators.toArray(String[]::new))
                .setParameter("by", by.stream().map(Enum::name).toArray(String[]::new))
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    private static byte[] written(List<Tuple> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvWriter csv = CsvWriter.builder().build(CsvText.to(out, true))) {
            csv.writeRecord(COLUMNS);
            lines.forEach(line -> csv.writeRecord(
                    Arrays.stream(line.toArray()).map(OpenFigureLines::text).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String text(Object cell) {
        if (cell == null) {
            return "";
        }
        return cell instanceof Double number
                ? PlainNumber.of(BigDecimal.valueOf(number)).toPlainString()
                : Cell.harmless(cell.toString());
    }
}
