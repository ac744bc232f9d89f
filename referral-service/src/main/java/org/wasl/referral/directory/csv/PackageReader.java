package org.wasl.referral.directory.csv;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.wasl.platform.file.Archive;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Uuid7;
import org.wasl.referral.directory.part.HsdsJson;

/**
 * A tabular package of HSDS as the document that it is in JSON: each row hangs on the record that it names, and a row that names none that is there is told.
 * What stands in a cell is taken as it is; what is wrong with it is found where records are taken in. Its rows wait in the database: memory holds one
 * organization at a time.
 */
public final class PackageReader {
    private static final long MOST_LINES = 1_000_000;
    private static final Archive.Limits LIMITS = new Archive.Limits(200, 512L << 20, 100, MOST_LINES);
    /** Rows of all records together: a location counts once in the package and comes with each service that is at it. */
    private static final long MOST_ROWS = 2 * MOST_LINES;

    private static final int LONGEST_FIELD = 256 * 1024;
    private static final int LONGEST_ID = 200;
    private static final int ROWS = 500;
    /** Of several records that a row names, the narrowest has it. */
    private static final List<Table> NARROWEST_FIRST = List.of(
            Table.PHONE, Table.CONTACT, Table.SERVICE_AT_LOCATION, Table.LOCATION, Table.SERVICE, Table.ORGANIZATION);

    private final UUID id = Uuid7.next();
    private final PackageRows rows;
    private final Faults faults;
    private final Set<Table> seen = EnumSet.noneOf(Table.class);
    private final List<PackageRow> waiting = new ArrayList<>();
    private long place;
    private long putTogether;
    private boolean full;

    /** Told of each row that cannot be placed; false where no more of them are taken. */
    public interface Faults {
        boolean fault(String table, String id, String pointer, String code);
    }

    public PackageReader(PackageRows rows, Faults faults) {
        this.rows = rows;
        this.faults = faults;
    }

    /**
     * Writes {@code taxonomies}, {@code taxonomy_terms} and {@code organizations} as one document.
     *
     * @return false where reading stopped at too many faults: there is no document then
     */
    public boolean read(Path zip, Path document) throws IOException {
        try {
            unpack(zip);
            if (full) {
                return false;
            }
            if (!seen.contains(Table.ORGANIZATION) && !seen.contains(Table.TAXONOMY)) {
                throw Archive.malformed();
            }
            NARROWEST_FIRST.forEach(table -> rows.placeOrphans(id, table));
            rows.placeLocations(id);
            rows.orphans(id, row -> orphan(row.table(), row.id(), columnOf(row)));
            if (!full) {
                rows.historyOfOthers(id, row -> orphan(row.table(), row.id(), "resource_id"));
            }
            if (!full) {
                rows.withoutLocation(id, row -> orphan(row.table(), row.id(), "location_id"));
            }
            if (!full) {
                write(document);
            }
            return !full;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            rows.drop(id);
        }
    }

    private void unpack(Path zip) throws IOException {
        try (Archive archive = new Archive(zip, LIMITS)) {
            archive.check(name -> {
                if (Table.isOlder(name)) {
                    throw new Problem(CommonProblem.UNREADABLE_REQUEST).at("/" + Table.fileName(name), "hsds-before-3");
                }
                boolean known = Table.ofFile(name).isPresent();
                if (!known && name.endsWith(".csv")) {
                    fault("package", "", "/" + Table.fileName(name), "unknown-field");
                }
                return known;
            });
            archive.each((name, content) -> {
                Optional<Table> table = Table.ofFile(name);
                if (table.isPresent() && !full) {
                    rows(table.get(), content);
                }
            });
        } catch (CsvParseException e) {
            throw Archive.malformed();
        }
    }

    private void rows(Table table, InputStream in) throws IOException {
        seen.add(table);
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .detectBomHeader(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(LONGEST_FIELD)
                .ofNamedCsvRecord(in)) {
            for (Iterator<NamedCsvRecord> lines = csv.iterator(); !full && lines.hasNext(); ) {
                row(table, lines.next());
            }
        }
        keep();
    }

    private void row(Table table, NamedCsvRecord line) {
        String number = "line " + line.getStartingLineNumber();
        if (line.getFieldCount() != line.getHeader().size()) {
            // A comma or a quotation mark too many has moved its cells: nobody knows what is whose.
            String rowId = line.findField("id").filter(id -> !id.isBlank()).orElse(number);
            fault(table, rowId, "", "wrong-number-of-cells");
            return;
        }
        ObjectNode row = HsdsJson.MAPPER.createObjectNode();
        line.getFieldsAsMap().forEach((column, cell) -> {
            if (!cell.isBlank()) {
                row.set(column.strip(), Cells.read(table, column.strip(), cell));
            }
        });
        String rowId = row.path("id").asText(number);
        if (rowId.length() > LONGEST_ID) {
            fault(table, rowId, "/id", "too-long");
        } else {
            place(table, rowId, row);
        }
    }

    /** To the record that it names, if any. */
    private void place(Table table, String rowId, ObjectNode row) {
        switch (table) {
            // They stand for themselves, or are met where somebody names them.
            case ORGANIZATION, TAXONOMY, UNIT -> add(table, rowId, null, null, null, row);
            case LOCATION -> add(table, rowId, Table.ORGANIZATION, text(row, "organization_id"), null, row);
            case METADATA ->
                add(
                        table,
                        rowId,
                        Table.named(text(row, "resource_type")).orElse(null),
                        text(row, "resource_id"),
                        null,
                        row);
            case SERVICE_CAPACITY ->
                add(table, rowId, Table.SERVICE, text(row, "service_id"), text(row, "unit_id"), row);
            case TAXONOMY_TERM -> add(table, rowId, Table.TAXONOMY_TERM, text(row, "parent_id"), null, row);
            case ATTRIBUTE ->
                Table.named(text(row, "link_entity"))
                        .ifPresentOrElse(
                                of -> add(table, rowId, of, text(row, "link_id"), text(row, "taxonomy_term_id"), row),
                                () -> orphan(table, rowId, "link_id"));
            case SERVICE_AT_LOCATION ->
                add(table, rowId, Table.SERVICE, text(row, "service_id"), text(row, "location_id"), row);
            case SERVICE -> add(table, rowId, Table.ORGANIZATION, text(row, "organization_id"), null, row);
            default ->
                NARROWEST_FIRST.stream()
                        .filter(of -> of.memberOf(table).isPresent() && row.hasNonNull(of.tableName() + "_id"))
                        .findFirst()
                        .ifPresentOrElse(
                                of -> add(table, rowId, of, text(row, of.tableName() + "_id"), null, row),
                                () -> orphan(table, rowId, ""));
        }
    }

    private void add(Table table, String rowId, Table parent, String parentId, String namesId, ObjectNode row) {
        waiting.add(
                new PackageRow(table, clean(rowId), parent, shortened(parentId), shortened(namesId), row.toString()));
        if (waiting.size() == ROWS) {
            keep();
        }
    }

    private void keep() {
        rows.add(id, place, waiting).forEach(row -> fault(row.table(), row.id(), "/id", "duplicate-id"));
        place += waiting.size();
        waiting.clear();
    }

    private void write(Path document) throws IOException {
        DocumentLimit bytes = new DocumentLimit(Files.newOutputStream(document));
        try (bytes;
                JsonGenerator out = HsdsJson.MAPPER.getFactory().createGenerator(bytes, JsonEncoding.UTF8)) {
            out.writeStartObject();
            list(out, bytes, "taxonomies", taken -> rows.each(id, Table.TAXONOMY, taken), this::alone);
            list(out, bytes, "taxonomy_terms", taken -> rows.termsParentsFirst(id, taken), this::alone);
            list(out, bytes, "organizations", taken -> rows.each(id, Table.ORGANIZATION, taken), this::together);
            out.writeEndObject();
        } catch (IOException | UncheckedIOException failed) {
            bytes.requireNotExceeded();
            throw failed;
        }
    }

    private ObjectNode together(PackageRow row) {
        PackageRecord record = new PackageRecord(rows, id);
        ObjectNode whole = record.of(row);
        putTogether += record.count();
        if (putTogether > MOST_ROWS) {
            throw Problem.tooLarge("written-out-too-large", MOST_ROWS);
        }
        return whole;
    }

    /** With its history, where there is some. */
    private ObjectNode alone(PackageRow row) {
        return new PackageRecord(rows, id).alone(row, seen.contains(Table.METADATA));
    }

    private interface Source {
        void each(Predicate<PackageRow> taken);
    }

    private interface Whole {
        ObjectNode of(PackageRow row);
    }

    private void list(JsonGenerator out, DocumentLimit bytes, String name, Source source, Whole whole)
            throws IOException {
        out.writeFieldName(name);
        out.writeStartArray();
        source.each(row -> {
            ObjectNode record = whole.of(row);
            if (record == null) {
                return fault(row.table(), row.id(), "", "too-long");
            }
            try {
                bytes.nextRecord();
                out.writeTree(record);
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        out.writeEndArray();
    }

    private boolean orphan(Table table, String rowId, String column) {
        return fault(table, rowId, column.isEmpty() ? "" : "/" + column, "unknown-record");
    }

    private boolean fault(Table table, String rowId, String pointer, String code) {
        return fault(table.tableName(), rowId, pointer, code);
    }

    private boolean fault(String record, String rowId, String pointer, String code) {
        full |= !faults.fault(record, shortened(rowId), clean(pointer), code);
        return !full;
    }

    private static String columnOf(PackageRow row) {
        return row.table() == Table.ATTRIBUTE
                ? "link_id"
                : (row.parent() == null ? Table.ORGANIZATION : row.parent()).tableName() + "_id";
    }

    private static String text(JsonNode row, String column) {
        return row.path(column).asText("");
    }

    /** An id that is too long is nobody's. */
    private static String shortened(String id) {
        return id == null ? null : clean(id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) + "…" : id);
    }

    private static String clean(String id) {
        return id.replace('\0', '\uFFFD');
    }
}
