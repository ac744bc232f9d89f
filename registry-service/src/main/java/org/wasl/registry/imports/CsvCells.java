package org.wasl.registry.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.wasl.contracts.code.FieldSeparator;
import org.wasl.platform.file.RawRows;

/** Takes rows of a CSV file apart. */
final class CsvCells {
    private static final String NAMED = "sep=";

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
