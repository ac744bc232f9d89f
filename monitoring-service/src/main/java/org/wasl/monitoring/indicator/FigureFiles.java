package org.wasl.monitoring.indicator;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.wasl.monitoring.directory.DirectoryNames;
import org.wasl.platform.csv.Cell;
import org.wasl.platform.csv.CsvText;

/** Writes figures as a file. */
final class FigureFiles {
    private static final String PAGE = "Figures";
    private static final String APPLICATION = "Wasl";
    private static final String APPLICATION_VERSION = "1.0";

    private FigureFiles() {}

    /** The figures of one indicator under the columns of a sheet. */
    record Lines(FigureSheet sheet, List<Figures.Figure> figures) {
        /**
         * Of several indicators that are asked for in the same way, under the same columns.
         *
         * @param told of each table
         * @param names of the organizations and places with such ids
         * @param labels that stand beside the codes of the groups; null for codes alone
         */
        static List<Lines> of(
                List<FigureTable> tables,
                List<Figures.Told> told,
                Function<Set<UUID>, Map<UUID, DirectoryNames.Name>> names,
                FigureSheet.Labels labels) {
            Set<UUID> named = new HashSet<>();
            for (int i = 0; i < tables.size(); i++) {
                named.addAll(FigureSheet.named(tables.get(i), told.get(i)));
            }
            Map<UUID, DirectoryNames.Name> called = names.apply(named);
            return IntStream.range(0, tables.size())
                    .mapToObj(i -> new Lines(
                            FigureSheet.whole(tables.get(i), told.get(i), called, labels),
                            told.get(i).figures()))
                    .toList();
        }

        private Stream<List<Object>> rows() {
            return figures.stream().map(sheet::cells);
        }
    }

    /** @param all under the columns of the first; at least one */
    static void csv(List<Lines> all, boolean bom, OutputStream out) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(CsvText.to(out, bom));
        csv.writeRecord(all.get(0).sheet().headers());
        csv.writeRecord(all.get(0).sheet().tags());
        all.stream()
                .flatMap(Lines::rows)
                .forEach(row ->
                        csv.writeRecord(row.stream().map(FigureFiles::text).toList()));
        csv.flush();
    }

    private static String text(Object cell) {
        if (cell == null) {
            return "";
        }
        // 12 and not 12.0; never 1.2E7, which some read as a text
        return cell instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : Cell.harmless(cell.toString());
    }

    /**
     * @param all under the columns of the first; at least one
     * @param arabic whether the sheet runs from right to left
     */
    static void xlsx(List<Lines> all, boolean arabic, OutputStream out) throws IOException {
        try (Workbook book = new Workbook(out, APPLICATION, APPLICATION_VERSION)) {
            Worksheet page = book.newWorksheet(PAGE);
            if (arabic) {
                page.rightToLeft();
            }
            page.freezePane(0, 2);
            row(page, 0, all.get(0).sheet().headers());
            row(page, 1, all.get(0).sheet().tags());
            int next = 2;
            for (List<Object> cells : (Iterable<List<Object>>) all.stream().flatMap(Lines::rows)::iterator) {
                row(page, next++, cells);
            }
        }
    }

    private static void row(Worksheet page, int row, List<?> cells) {
        for (int i = 0; i < cells.size(); i++) {
            Object cell = cells.get(i);
            if (cell instanceof Number number) {
                page.value(row, i, number);
            } else if (cell instanceof LocalDate day) {
                page.value(row, i, day);
                page.style(row, i).format("yyyy-mm-dd").set();
            } else if (cell != null) {
                page.value(row, i, cell.toString());
            }
        }
    }
}
