package org.wasl.registry.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.code.DateOrder;
import org.wasl.contracts.code.ImportFormat;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.file.RawRows;
import org.wasl.platform.value.ExternalId;
import org.wasl.registry.export.PersonColumns;
import org.wasl.registry.registration.Registration;

/** The rows of a file of either format, as they are asked for. */
final class Rows implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Rows.class);

    private final RawRows raw;
    private final PersonImport job;
    private final ObjectMapper json;
    private final Columns columns;
    private final RowReader reader;
    private final FileForm form;
    private final List<Row.Fault> faults = new ArrayList<>();
    /** Rows that were read ahead, to see which of them are headings. */
    private final Deque<RawRows.Raw> ahead = new ArrayDeque<>();

    private boolean hopeless;

    /**
     * @param form with the encoding; the separator is found out where it is not said
     * @param vocabularies see {@link CodeReader}
     */
    Rows(
            InputStream content,
            FileForm form,
            PersonImport job,
            ObjectMapper json,
            Function<Vocabulary, List<CodeLists.Code>> vocabularies)
            throws IOException {
        this.job = job;
        this.json = json;
        boolean csv = job.format() == ImportFormat.CSV;
        raw = new RawRows(content, form.charset(), csv);
        if (!csv) {
            columns = null;
            reader = null;
            this.form = form;
            return;
        }
        for (RawRows.Raw row = raw.next(); row != null; row = ahead.size() < Columns.HEAD ? raw.next() : null) {
            ahead.add(row);
        }
        RawRows.Raw first = ahead.peek();
        if (first == null || first.fault() != null) {
            faults.add(new Row.Fault(1, "", first == null ? "not-empty" : first.fault()));
            hopeless = true;
            columns = null;
            reader = null;
            this.form = form;
            return;
        }
        List<RawRows.Raw> head = List.copyOf(ahead);
        this.form = form.separator() != null ? form : form.with(CsvCells.separator(lines(head)));
        columns = new Columns(head, job.columns(), new CsvCells(this.form.separator()));
        reader = new RowReader(columns, this.form, json, vocabularies);
        faults.addAll(columns.faults());
        hopeless = columns.hopeless();
        for (int line = 0; line < columns.lines(); line++) {
            ahead.poll();
        }
    }

    /**
     * What the import does not say of its file, found out from the beginning of it, which is the same each time.
     *
     * @return null where it is no text
     */
    static FileForm form(
            byte[] sample, PersonImport job, ObjectMapper json, Function<Vocabulary, List<CodeLists.Code>> vocabularies)
            throws IOException {
        FileForm form = job.form().encoded(sample);
        if (form == null) {
            return null;
        }
        try (Rows rows = new Rows(new ByteArrayInputStream(sample), form, job, json, vocabularies)) {
            return rows.hopeless() || form.dateOrder() != null
                    ? rows.form()
                    : rows.form().with(rows.dateOrder());
        }
    }

    private static List<String> lines(List<RawRows.Raw> head) {
        return head.stream().map(RawRows.Raw::text).filter(Objects::nonNull).toList();
    }

    /** How the file is read, with what was found out. */
    FileForm form() {
        return form;
    }

    /** What is wrong with the file as a whole, and how it is read where that is not what everybody expects. */
    List<Row.Fault> faults() {
        List<Row.Fault> told = new ArrayList<>(faults);
        switch (form.encoding()) {
            case UTF_16LE, UTF_16BE -> told.add(new Row.Fault(1, "", "read-as-utf-16"));
            case WINDOWS_1256 -> told.add(new Row.Fault(1, "", "read-as-windows-1256"));
            case UTF_8 -> {}
        }
        if (form.dateOrder() != null && columns != null && columns.place("birth_date") >= 0) {
            told.add(new Row.Fault(
                    1, "birth_date", form.dateOrder() == DateOrder.DAY_FIRST ? "read-day-first" : "read-month-first"));
        }
        return told;
    }

    /** Nothing of it can be read. */
    boolean hopeless() {
        return hopeless;
    }

    /** Whether its rows are known by ids, and so are not registered again when they come again. */
    boolean haveIds() {
        return job.scheme() != null || columns != null && columns.names().contains("person_id");
    }

    /** Which order the dates of these rows speak for: that of most of those that allow one only, otherwise day first, as in Jordan. Null where no date has an order. */
    DateOrder dateOrder() throws IOException {
        int place = columns == null ? -1 : columns.place("birth_date");
        int ordered = 0;
        int dayFirst = 0;
        int monthFirst = 0;
        for (RawRows.Raw row = place < 0 ? null : next(); row != null; row = next()) {
            List<String> cells = row.text() == null ? null : columns.cells(row);
            String date = cells == null ? null : Cells.clean(cells.get(place));
            if (date != null && BirthDateReader.isOrdered(date)) {
                ordered++;
                DateOrder order = BirthDateReader.orderOf(date);
                dayFirst += order == DateOrder.DAY_FIRST ? 1 : 0;
                monthFirst += order == DateOrder.MONTH_FIRST ? 1 : 0;
            }
        }
        return ordered == 0 ? null : monthFirst > dayFirst ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
    }

    /** Null at the end. */
    private RawRows.Raw next() throws IOException {
        return ahead.isEmpty() ? raw.next() : ahead.poll();
    }

    /** Passes over those that were worked off before a pause or a crash. */
    void skip(long rows) throws IOException {
        for (long i = 0; i < rows && next() != null; i++) {
            // Read already.
        }
    }

    /** At most as many; none at the end. */
    List<Row> next(int most) throws IOException {
        List<Row> rows = new ArrayList<>();
        while (rows.size() < most) {
            RawRows.Raw row = next();
            if (row == null) {
                return rows;
            }
            rows.add(read(row));
        }
        return rows;
    }

    private Row read(RawRows.Raw raw) {
        if (raw.fault() != null) {
            return Row.faulty(raw.line(), "", raw.fault());
        }
        try {
            return reader == null ? fromJson(raw) : reader.row(raw);
        } catch (RuntimeException unforeseen) {
            LOG.warnf(
                    "Line %d of import %s could not be read: %s",
                    raw.line(), job.rawId(), unforeseen.getClass().getSimpleName());
            return Row.faulty(raw.line(), "", "unreadable-row");
        }
    }

    private Row fromJson(RawRows.Raw raw) {
        try {
            JsonNode written = json.readTree(raw.text());
            Row.Home home = home(written, "household");
            Row.Home secondHome = home(written, "secondHousehold");
            Registration registration = json.treeToValue(written, Registration.class);
            if (registration == null) {
                return Row.faulty(raw.line(), "", "wrong-type");
            }
            Row.Said said = new Row.Said(said(written), null, null);
            return new Row(
                    raw.line(),
                    null,
                    externalId(registration),
                    registration,
                    home,
                    secondHome,
                    said,
                    List.of(),
                    List.of());
        } catch (JsonMappingException wrong) {
            String pointer = wrong.getPath().stream()
                    .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                    .collect(Collectors.joining("/", "/", ""));
            return Row.faulty(raw.line(), pointer, "wrong-type");
        } catch (JsonProcessingException malformed) {
            return Row.faulty(raw.line(), "", "malformed-json");
        }
    }

    private Row.Home home(JsonNode written, String member) throws JsonProcessingException {
        return written instanceof ObjectNode object && object.has(member)
                ? json.treeToValue(object.remove(member), Row.Home.class)
                : null;
    }

    /** The members that are there, as columns are called: {@code birth_date} for {@code birthDate}. */
    private static Set<String> said(JsonNode written) {
        Set<String> said = new HashSet<>();
        written.fieldNames().forEachRemaining(member -> said.add(PersonColumns.nameOf(member)));
        return said;
    }

    /** By the scheme of the file; null where there is none. Whether the ids are as they must be is checked with all else. */
    private String externalId(Registration registration) {
        return job.scheme() == null || registration.externalIds() == null
                ? null
                : registration.externalIds().stream()
                        .filter(id -> id != null && job.scheme().equals(id.scheme()))
                        .map(ExternalId::value)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
