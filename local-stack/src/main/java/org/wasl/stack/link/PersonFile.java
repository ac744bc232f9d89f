package org.wasl.stack.link;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.matching.person.PersonText;
import org.wasl.stack.CliException;
import org.wasl.stack.Words;

/** A CSV file of persons. A row that cannot be read is told with its line, and the others are read. */
final class PersonFile {
    private static final int MOST_TOLD = 20;
    private static final int LONGEST_ROW = 64 * 1024 * 1024;
    /** With a greater share of rows that cannot be read, something is wrong with the file. */
    private static final double MOST_SKIPPED = 0.05;

    private final Path file;
    private final Mapping mapping;
    private final PrintStream told;
    private final Charset encoding;
    private final List<ColumnReport> report = new ArrayList<>();
    private char separator;
    private long records;
    private long skipped;

    /** @param encoding its name; null to find it */
    PersonFile(Path file, Mapping mapping, String encoding, PrintStream told) throws IOException {
        this(file, mapping, TextEncoding.of(file, encoding), told);
    }

    private PersonFile(Path file, Mapping mapping, Charset encoding, PrintStream told) {
        this.file = file;
        this.mapping = mapping;
        this.encoding = encoding;
        this.told = told;
    }

    /** Receives each record that can be read. */
    interface Taker {
        void take(PersonText text, long line);
    }

    /** @param progress told of the bytes that were read */
    List<Person> read(PersonReader reader, LongConsumer progress) throws IOException {
        List<Person> persons = new ArrayList<>();
        report.clear();
        mapping.texts().forEach((field, column) -> report.add(new ColumnReport(field, column)));
        List<String> fields = List.copyOf(mapping.texts().keySet());
        each(progress, (text, line) -> {
            Person person = reader.read(text);
            persons.add(person);
            for (int i = 0; i < fields.size(); i++) {
                String field = fields.get(i);
                String value = Mapping.value(text, field);
                report.get(i).add(value, value.isEmpty() || Mapping.isReadable(field, value, person), line);
            }
        });
        return persons;
    }

    /** The records in the order in which {@link #read} numbers them. */
    void each(LongConsumer progress, Taker taker) throws IOException {
        records = 0;
        skipped = 0;
        try (InputStream in = Files.newInputStream(file);
                CsvLines lines = new CsvLines(
                        new InputStreamReader(new Counted(in, progress), encoding),
                        line -> skip(line, Words.of("row-quote-open")));
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .fieldSeparator(lines.separator())
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(true)
                        .maxBufferSize(LONGEST_ROW)
                        .ofCsvRecord(lines)) {
            separator = lines.separator();
            Iterator<CsvRecord> rows = csv.iterator();
            if (!hasNext(rows)) {
                throw new CliException(Words.of("file-empty", file));
            }
            Columns columns = new Columns(rows.next());
            while (hasNext(rows)) {
                CsvRecord row = rows.next();
                String fault = columns.fault(row);
                if (fault != null) {
                    skip(row.getStartingLineNumber(), fault);
                } else {
                    records++;
                    taker.take(columns.text(row), row.getStartingLineNumber());
                }
            }
        }
    }

    /** Some of the records, by their numbers; nothing is told again. */
    Map<Integer, PersonText> texts(BitSet numbers) throws IOException {
        Map<Integer, PersonText> texts = new HashMap<>();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        new PersonFile(file, mapping, encoding, nowhere).each(bytes -> {}, new Taker() {
            private int number;

            @Override
            public void take(PersonText text, long line) {
                if (numbers.get(number)) {
                    texts.put(number, text);
                }
                number++;
            }
        });
        return texts;
    }

    /** What the parser cannot go on after ends the file, with all that came before it. */
    private boolean hasNext(Iterator<CsvRecord> rows) {
        try {
            return rows.hasNext();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof CliException said) {
                throw said;
            }
            told.println(Words.of("file-rest-unread", file, e.getMessage()));
            skipped++;
            return false;
        }
    }

    private void skip(long line, String fault) {
        if (line == 1) {
            throw new CliException(Words.of("header-broken", file, fault));
        }
        skipped++;
        if (skipped <= MOST_TOLD) {
            told.println(Words.of("row-skipped", file, line, fault));
        } else if (skipped == MOST_TOLD + 1) {
            told.println(Words.of("rows-only-counted", file));
        }
    }

    long skipped() {
        return skipped;
    }

    boolean isMostlyRead() {
        return skipped <= MOST_SKIPPED * (records + skipped);
    }

    /** Column by column: how many cells are filled, which cannot be read, how many values there are and which stand there most often. */
    void tellColumns() {
        told.println(Words.of(
                "report-head",
                file.getFileName(),
                String.format(Locale.ROOT, "%,d", records),
                String.format(Locale.ROOT, "%,d", skipped),
                encoding.name(),
                separator == '\t' ? "\\t" : separator));
        List<List<String>> rows = Stream.concat(
                        Stream.of(ColumnReport.headings()), report.stream().map(ColumnReport::cells))
                .toList();
        int[] widths = Tables.widths(rows);
        StringBuilder table = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            Tables.line(table, rows.get(row), widths, rows.get(row).size());
            String examples = row == 0 ? "" : report.get(row - 1).unreadableExamples();
            table.append(examples.isEmpty() ? "" : "      " + examples + "\n");
        }
        told.print(table);
        report.stream()
                .filter(column -> column.isOf("recordId") && column.isExact() && column.distinct() < column.filled())
                .forEach(column -> told.println(Words.of("report-ids-repeat", file.getFileName())));
    }

    /** Where in a row each field is. */
    private final class Columns {
        private final Map<String, Integer> places = new LinkedHashMap<>();
        private final List<Integer> others = new ArrayList<>();
        private final List<Integer> read = new ArrayList<>();
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
            read.addAll(places.values());
            read.addAll(others);
        }

        private int place(List<String> names, String column) {
            int place = names.indexOf(column);
            if (place < 0) {
                throw new CliException(Words.of("no-column", file, column, String.join(", ", names)));
            }
            if (Collections.frequency(names, column) > 1) {
                throw new CliException(Words.of("column-twice", file, column));
            }
            return place;
        }

        /** Null for a row that can be read. */
        String fault(CsvRecord row) {
            if (row.getFieldCount() != number) {
                return Words.of("row-cells", row.getFieldCount(), number);
            }
            for (int place : read) {
                if (row.getField(place).indexOf(TextEncoding.UNREADABLE) >= 0) {
                    return Words.of("row-encoding", encoding.name());
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

    private static final class Counted extends FilterInputStream {
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
