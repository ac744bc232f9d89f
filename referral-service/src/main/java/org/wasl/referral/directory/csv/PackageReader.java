package org.wasl.referral.directory.csv;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
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
    private static final Archive.Limits LIMITS = new Archive.Limits(200, 512L << 20, 100);
    private static final long LARGEST_DOCUMENT = 1L << 30;
    private static final int LONGEST_FIELD = 256 * 1024;
    private static final int LONGEST_ID = 200;
    private static final int ROWS = 500;
    /** Of several records that a row names, the narrowest has it. */
    private static final List<Table> NARROWEST_FIRST = List.of(
            Table.PHONE, Table.CONTACT, Table.SERVICE_AT_LOCATION, Table.LOCATION, Table.SERVICE, Table.ORGANIZATION);

    private final UUID id = Uuid7.next();
    private final PackageRows rows;
    private final Faults faults;
    private final LongSupplier written;
    private final Set<Table> seen = EnumSet.noneOf(Table.class);
    private final List<PackageRow> waiting = new ArrayList<>();
    private long place;

    /** Told of each row that cannot be placed. */
    public interface Faults {
        void fault(String table, String id, String pointer, String code);
    }

    /** @param written how large the document is by now */
    public PackageReader(PackageRows rows, LongSupplier written, Faults faults) {
        this.rows = rows;
        this.written = written;
        this.faults = faults;
    }

    /** Writes {@code taxonomies}, {@code taxonomy_terms} and {@code organizations} as one document. */
    public void read(Path zip, JsonGenerator out) throws IOException {
        try {
            unpack(zip);
            if (!seen.contains(Table.ORGANIZATION) && !seen.contains(Table.TAXONOMY)) {
                throw Archive.malformed();
            }
            rows.orphans(id, row -> orphan(row.table(), row.id(), columnOf(row)));
            rows.withoutLocation(id, row -> orphan(row.table(), row.id(), "location_id"));
            write(out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            rows.drop(id);
        }
    }

    private void unpack(Path zip) throws IOException {
        try (Archive archive = new Archive(zip, LIMITS)) {
            archive.each((name, content) -> {
                Optional<Table> table = Table.ofFile(name);
                if (table.isPresent()) {
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
            for (NamedCsvRecord line : csv) {
                row(table, line);
            }
        }
        keep();
    }

    private void row(Table table, NamedCsvRecord line) {
        ObjectNode row = HsdsJson.MAPPER.createObjectNode();
        line.getFieldsAsMap().forEach((column, cell) -> {
            if (!cell.isBlank()) {
                row.set(column.strip(), value(column.strip(), cell));
            }
        });
        String rowId = row.path("id").asText("line " + line.getStartingLineNumber());
        if (line.getFieldCount() != line.getHeader().size()) {
            // A comma or a quotation mark too many has moved its cells: nobody knows what is whose.
            faults.fault(table.tableName(), shortened(rowId), "", "wrong-number-of-cells");
        } else if (rowId.length() > LONGEST_ID) {
            faults.fault(table.tableName(), shortened(rowId), "/id", "too-long");
        } else {
            place(table, rowId, row);
        }
    }

    /** To the record that it names, if any. */
    private void place(Table table, String rowId, ObjectNode row) {
        switch (table) {
            // They stand for themselves, or are met where somebody names them.
            case ORGANIZATION, TAXONOMY, LOCATION, UNIT, METADATA -> add(table, rowId, null, null, null, row);
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
        rows.add(id, place, waiting)
                .forEach(row -> faults.fault(row.table().tableName(), row.id(), "/id", "duplicate-id"));
        place += waiting.size();
        waiting.clear();
    }

    private static JsonNode value(String column, String cell) {
        try {
            if (Table.NUMBERS.contains(column)) {
                return HsdsJson.MAPPER.getNodeFactory().numberNode(new BigDecimal(cell.strip()));
            }
            if (Table.FLAGS.contains(column) && (cell.equals("true") || cell.equals("false"))) {
                return HsdsJson.MAPPER.getNodeFactory().booleanNode(Boolean.parseBoolean(cell));
            }
            if (column.startsWith("x_") && (cell.startsWith("{") || cell.startsWith("["))) {
                return HsdsJson.MAPPER.readTree(cell);
            }
        } catch (NumberFormatException | JsonProcessingException none) {
            // It stays text, and is told where the record is taken in.
        }
        return HsdsJson.MAPPER.getNodeFactory().textNode(cell);
    }

    private void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        list(out, "taxonomies", taken -> rows.each(id, Table.TAXONOMY, taken), this::alone);
        list(out, "taxonomy_terms", taken -> rows.termsParentsFirst(id, taken), this::alone);
        list(out, "organizations", taken -> rows.each(id, Table.ORGANIZATION, taken), row -> new PackageRecord(rows, id)
                .of(row));
        out.writeEndObject();
    }

    private ObjectNode alone(PackageRow row) {
        try {
            return (ObjectNode) HsdsJson.MAPPER.readTree(row.content());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private interface Source {
        void each(Predicate<PackageRow> taken);
    }

    private interface Whole {
        ObjectNode of(PackageRow row);
    }

    private void list(JsonGenerator out, String name, Source source, Whole whole) throws IOException {
        out.writeFieldName(name);
        out.writeStartArray();
        source.each(row -> {
            ObjectNode record = whole.of(row);
            if (record == null) {
                faults.fault(row.table().tableName(), row.id(), "", "too-long");
                return true;
            }
            try {
                out.writeTree(record);
                // A location counts once in the package and comes with each service that is at it.
                if (written.getAsLong() > LARGEST_DOCUMENT) {
                    throw new Problem(CommonProblem.BODY_TOO_LARGE);
                }
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        out.writeEndArray();
    }

    private void orphan(Table table, String rowId, String column) {
        faults.fault(table.tableName(), shortened(rowId), column.isEmpty() ? "" : "/" + column, "unknown-record");
    }

    private static String columnOf(PackageRow row) {
        return row.table() == Table.ATTRIBUTE ? "link_id" : row.parent().tableName() + "_id";
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
