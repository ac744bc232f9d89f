package org.wasl.monitoring.indicator;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.wasl.platform.csv.Cell;
import org.wasl.platform.csv.CsvText;

/** Writes figures as a file. */
final class FigureFiles {
    private static final String PAGE = "Figures";
    private static final String APPLICATION = "Wasl";
    private static final String APPLICATION_VERSION = "1.0";

    private FigureFiles() {}

    static void csv(FigureSheet sheet, List<Figures.Figure> figures, boolean bom, OutputStream out) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(CsvText.to(out, bom));
        csv.writeRecord(sheet.headers());
        csv.writeRecord(sheet.tags());
        figures.forEach(figure -> csv.writeRecord(
                sheet.cells(figure).stream().map(FigureFiles::text).toList()));
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

    /** @param arabic whether the sheet runs from right to left */
    static void xlsx(FigureSheet sheet, List<Figures.Figure> figures, boolean arabic, OutputStream out)
            throws IOException {
        try (Workbook book = new Workbook(out, APPLICATION, APPLICATION_VERSION)) {
            Worksheet page = book.newWorksheet(PAGE);
            if (arabic) {
                page.rightToLeft();
            }
            page.freezePane(0, 2);
            row(page, 0, List.copyOf(sheet.headers()));
            row(page, 1, List.copyOf(sheet.tags()));
            for (int i = 0; i < figures.size(); i++) {
                row(page, 2 + i, sheet.cells(figures.get(i)));
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
