package org.wasl.stack.link;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.wasl.matching.encode.Clk;
import org.wasl.stack.CliException;
import org.wasl.stack.Words;

/**
 * Encoded records, as {@code ./wasl encode} writes them. The name of the second column says by which rules and with which secret they were made, so that files that
 * cannot be compared are not.
 */
record EncodedFile(String check, List<String> ids, List<Clk> keys) {
    private static final String COLUMN = "clk-";

    static void write(Path file, String check, Map<String, Clk> encoded) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("encodedId", COLUMN + check);
            encoded.forEach((id, key) -> csv.writeRecord(id, key.toString()));
        }
    }

    static EncodedFile read(Path file) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .detectBomHeader(true)
                .allowMissingFields(true)
                .ofCsvRecord(Inputs.readable(file), StandardCharsets.UTF_8)) {
            Iterator<CsvRecord> rows = csv.iterator();
            if (!rows.hasNext()) {
                throw new CliException(Words.of("file-empty", file));
            }
            List<String> header = rows.next().getFields();
            if (header.size() != 2 || !header.get(1).startsWith(COLUMN)) {
                throw new CliException(Words.of("not-encoded", file));
            }
            List<String> ids = new ArrayList<>();
            List<Clk> keys = new ArrayList<>();
            while (rows.hasNext()) {
                CsvRecord row = rows.next();
                try {
                    keys.add(Clk.of(row.getFieldCount() < 2 ? "" : row.getField(1)));
                } catch (IllegalArgumentException none) {
                    throw new CliException(Words.of("no-clk", file, row.getStartingLineNumber()), none);
                }
                ids.add(row.getField(0));
            }
            return new EncodedFile(header.get(1).substring(COLUMN.length()), ids, keys);
        }
    }
}
