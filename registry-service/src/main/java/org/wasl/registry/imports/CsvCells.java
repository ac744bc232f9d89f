package org.wasl.registry.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.wasl.contracts.code.FieldSeparator;
import org.wasl.platform.file.RawRows;

/** Takes rows of a CSV file apart. */
final class CsvCells {
    private static final String NAMED = "sep=";
    /** As the parser has it. */
    private static final int MOST_CELLS = 16 * 1024;

    private final FieldSeparator separator;
    private final CsvReader.CsvReaderBuilder parser;

    CsvCells(FieldSeparator separator) {
        this.separator = separator;
        parser = CsvReader.builder()
                .fieldSeparator(FileForm.sign(separator))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(4 * RawRows.LONGEST);
    }

    FieldSeparator separator() {
        return separator;
    }

    /** None where there are more than the parser takes. */
    List<String> of(String row) {
        return row.indexOf('"') < 0 ? split(row) : parsed(row);
    }

    /** Most rows have no quotation mark. Taking them apart here costs a tenth of a parser for each. */
    private List<String> split(String row) {
        char sign = FileForm.sign(separator);
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int to = row.indexOf(sign); to >= 0; to = row.indexOf(sign, from)) {
            cells.add(row.substring(from, to));
            from = to + 1;
        }
        cells.add(row.substring(from));
        return cells.size() > MOST_CELLS ? List.of() : cells;
    }

    private List<String> parsed(String row) {
        try (CsvReader<CsvRecord> csv = parser.ofCsvRecord(row)) {
            return csv.iterator().next().getFields();
        } catch (CsvParseException tooMany) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a row is the line with which spreadsheets name their separator. */
    static boolean namesSeparator(String row) {
        return row.length() == NAMED.length() + 1 && row.startsWith(NAMED);
    }

    /** The one that the first lines name, or of which the first of them with any has most outside of quotation marks. */
    static FieldSeparator separator(List<String> lines) {
        for (String line : lines) {
            FieldSeparator best = null;
            long most = 0;
            for (FieldSeparator candidate : FieldSeparator.values()) {
                char sign = FileForm.sign(candidate);
                if (namesSeparator(line) && line.charAt(NAMED.length()) == sign) {
                    return candidate;
                }
                long count = count(line, sign);
                if (count > most) {
                    best = candidate;
                    most = count;
                }
            }
            if (best != null) {
                return best;
            }
        }
        return FieldSeparator.COMMA;
    }

    private static long count(String line, char sign) {
        long count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            count += c == sign && !quoted ? 1 : 0;
        }
        return count;
    }
}
