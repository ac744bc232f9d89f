package org.wasl.stack.link;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.matching.person.PersonText;
import org.wasl.stack.CliException;

/** A CSV file of persons. A row that cannot be read is told with its line, and the others are read. */
final class PersonFile {
    private static final int MOST_TOLD = 20;
    private static final char NOT_UTF_8 = '\uFFFD';

    private final Path file;
    private final Mapping mapping;
    private final PrintStream told;
    private long skipped;

    PersonFile(Path file, Mapping mapping, PrintStream told) {
        this.file = file;
        this.mapping = mapping;
        this.told = told;
    }

    long skipped() {
        return skipped;
    }

    /** @param progress told of the bytes that were read */
    List<Person> read(PersonReader reader, LongConsumer progress) throws IOException {
        List<Person> persons = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .detectBomHeader(true)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(true)
                        .maxBufferSize(64 * 1024 * 1024)
                        .ofCsvRecord(new Counted(in, progress))) {
            Iterator<CsvRecord> rows = csv.iterator();
            if (!rows.hasNext()) {
                throw new CliException("The file " + file + " is empty: its first line must name the columns.");
            }
            Columns columns = new Columns(rows.next());
            while (hasNext(rows)) {
                CsvRecord row = rows.next();
                String fault = columns.fault(row);
                if (fault != null) {
                    skip(row.getStartingLineNumber(), fault);
                } else {
                    persons.add(reader.read(columns.text(row)));
                }
            }
        }
        return persons;
    }

    /** What the parser cannot go on after ends the file, with all that came before it. */
    private boolean hasNext(Iterator<CsvRecord> rows) {
        try {
            return rows.hasNext();
        } catch (CsvParseException e) {
            told.println(file + ": the rest was not read: " + e.getMessage());
            skipped++;
            return false;
        }
    }

    private void skip(long line, String fault) {
        skipped++;
        if (skipped <= MOST_TOLD) {
            told.println(file + ", line " + line + ": " + fault + "; skipped");
        } else if (skipped == MOST_TOLD + 1) {
            told.println(file + ": further rows that cannot be read are only counted");
        }
    }

    /** Where in a row each field is. */
    private final class Columns {
        private final Map<String, Integer> places = new HashMap<>();
        private final List<Integer> others = new ArrayList<>();
        private final int number;

        Columns(CsvRecord header) {
            List<String> names = header.getFields().stream().map(String::strip).toList();
            number = names.size();
            for (String field : Mapping.FIELDS) {
                String column = mapping.column(field);
                if (column != null) {
                    places.put(field, place(names, column));
                }
            }
            mapping.others().forEach(column -> others.add(place(names, column)));
        }

        private int place(List<String> names, String column) {
            int place = names.indexOf(column);
            if (place < 0) {
                throw new CliException("The file " + file + " has no column \"" + column + "\". It has " + names + ".");
            }
            if (Collections.frequency(names, column) > 1) {
                throw new CliException("The file " + file + " has the column \"" + column + "\" more than once.");
            }
            return place;
        }

        /** Null for a row that can be read. */
        String fault(CsvRecord row) {
            if (row.getFieldCount() != number) {
                return row.getFieldCount() + " cells where there are " + number + " columns";
            }
            for (int place : places.values()) {
                if (row.getField(place).indexOf(NOT_UTF_8) >= 0) {
                    return "not UTF-8";
                }
            }
            return null;
        }

        PersonText text(CsvRecord row) {
            String id = at(row, "recordId");
            return PersonText.of(
                    id == null || id.isEmpty() ? Long.toString(row.getStartingLineNumber()) : id,
                    field -> at(row, field),
                    others.stream().map(place -> row.getField(place).strip()).toList());
        }

        private String at(CsvRecord row, String field) {
            Integer place = places.get(field);
            return place == null ? null : row.getField(place).strip();
        }
    }

    private static final class Counted extends java.io.FilterInputStream {
        private final LongConsumer progress;
        private long bytes;

        Counted(InputStream in, LongConsumer progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = super.read(into, from, most);
            bytes += Math.max(0, read);
            progress.accept(bytes);
            return read;
        }
    }
}
