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
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.directory.part.HsdsJson;

/**
 * A tabular package of HSDS as the document that it is in JSON: each row hangs on the record that it names, and a row that names none that is there is told.
 * What stands in a cell is taken as it is; what is wrong with it is found where records are taken in.
 */
public final class PackageReader {
    private static final long MOST_BYTES = 512L << 20;
    /** Of several records that a row names, the narrowest has it. */
    private static final List<Table> NARROWEST_FIRST = List.of(
            Table.PHONE, Table.CONTACT, Table.SERVICE_AT_LOCATION, Table.LOCATION, Table.SERVICE, Table.ORGANIZATION);

    private final Map<Table, Map<String, ObjectNode>> tables = new EnumMap<>(Table.class);
    private final Faults faults;
    private long bytes;

    /** Told of each row that cannot be placed. */
    public interface Faults {
        void fault(String table, String id, String pointer, String code);
    }

    public PackageReader(Faults faults) {
        this.faults = faults;
    }

    /** Writes {@code taxonomies}, {@code taxonomy_terms} and {@code organizations} as one document. */
    public void read(Path zip, JsonGenerator out) throws IOException {
        try (ZipFile files = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : files.stream().toList()) {
                Optional<Table> table = Table.ofFile(entry.getName());
                if (table.isPresent()) {
                    try (InputStream in = files.getInputStream(entry)) {
                        rows(table.get(), new Counted(in));
                    }
                }
            }
        } catch (ZipException | CsvParseException e) {
            throw new Problem(CommonProblem.UNREADABLE_REQUEST).at("", "malformed-package");
        }
        if (!tables.containsKey(Table.ORGANIZATION) && !tables.containsKey(Table.TAXONOMY)) {
            throw new Problem(CommonProblem.UNREADABLE_REQUEST).at("", "malformed-package");
        }
        tables.forEach((table, rows) -> rows.values().forEach(row -> place(table, row)));
        out.writeStartObject();
        write(out, "taxonomies", rows(Table.TAXONOMY));
        write(out, "taxonomy_terms", parentsFirst(rows(Table.TAXONOMY_TERM)));
        write(out, "organizations", rows(Table.ORGANIZATION));
        out.writeEndObject();
    }

    private void rows(Table table, InputStream in) throws IOException {
        Map<String, ObjectNode> rows = tables.computeIfAbsent(table, t -> new LinkedHashMap<>());
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .detectBomHeader(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofNamedCsvRecord(in)) {
            for (NamedCsvRecord line : csv) {
                ObjectNode row = HsdsJson.MAPPER.createObjectNode();
                line.getFieldsAsMap().forEach((column, cell) -> {
                    if (!cell.isBlank()) {
                        row.set(column.strip(), value(column.strip(), cell));
                    }
                });
                String id = row.path("id").asText("line " + line.getStartingLineNumber());
                if (line.getFieldCount() != line.getHeader().size()) {
                    // A comma or a quotation mark too many has moved its cells: nobody knows what is whose.
                    faults.fault(table.tableName(), id, "", "wrong-number-of-cells");
                } else if (rows.putIfAbsent(id, row) != null) {
                    faults.fault(table.tableName(), id, "/id", "duplicate-id");
                }
            }
        }
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

    private void place(Table table, ObjectNode row) {
        switch (table) {
            case ORGANIZATION, TAXONOMY, TAXONOMY_TERM, LOCATION, UNIT, METADATA -> {
                // They stand for themselves, or are met where somebody names them.
            }
            case ATTRIBUTE -> {
                row.set("taxonomy_term", tables(Table.TAXONOMY_TERM).get(text(row, "taxonomy_term_id")));
                Table.named(text(row, "link_entity"))
                        .map(of -> tables(of).get(text(row, "link_id")))
                        .ifPresentOrElse(
                                record -> record.withArray("/attributes").add(row),
                                () -> orphan(table, row, "link_id"));
            }
            case SERVICE_AT_LOCATION -> {
                ObjectNode location = tables(Table.LOCATION).get(text(row, "location_id"));
                if (location == null) {
                    orphan(table, row, "location_id");
                } else {
                    row.set("location", location);
                    hang(table, row, Table.SERVICE);
                }
            }
            case SERVICE -> hang(table, row, Table.ORGANIZATION);
            default ->
                NARROWEST_FIRST.stream()
                        .filter(of -> of.memberOf(table).isPresent() && row.hasNonNull(of.tableName() + "_id"))
                        .findFirst()
                        .ifPresentOrElse(of -> hang(table, row, of), () -> orphan(table, row, ""));
        }
    }

    private void hang(Table table, ObjectNode row, Table on) {
        ObjectNode record = tables(on).get(text(row, on.tableName() + "_id"));
        if (record == null) {
            orphan(table, row, on.tableName() + "_id");
        } else {
            record.withArray("/" + on.memberOf(table).orElseThrow()).add(row);
        }
    }

    private void orphan(Table table, ObjectNode row, String column) {
        faults.fault(table.tableName(), text(row, "id"), column.isEmpty() ? "" : "/" + column, "unknown-record");
    }

    /** A term is known before one below it names it; what names itself in a circle comes last. */
    private static List<ObjectNode> parentsFirst(Collection<ObjectNode> terms) {
        List<ObjectNode> sorted = new ArrayList<>();
        Set<String> there = new HashSet<>();
        List<ObjectNode> rest = new ArrayList<>(terms);
        Set<String> all = new HashSet<>(terms.stream().map(t -> text(t, "id")).toList());
        while (!rest.isEmpty()) {
            List<ObjectNode> next = rest.stream()
                    .filter(t -> !all.contains(text(t, "parent_id")) || there.contains(text(t, "parent_id")))
                    .toList();
            if (next.isEmpty()) {
                sorted.addAll(rest);
                return sorted;
            }
            next.forEach(t -> there.add(text(t, "id")));
            sorted.addAll(next);
            rest.removeAll(next);
        }
        return sorted;
    }

    private Map<String, ObjectNode> tables(Table table) {
        return tables.getOrDefault(table, Map.of());
    }

    private Collection<ObjectNode> rows(Table table) {
        return tables(table).values();
    }

    private static String text(JsonNode row, String column) {
        return row.path(column).asText("");
    }

    private static void write(JsonGenerator out, String list, Collection<ObjectNode> records) throws IOException {
        out.writeFieldName(list);
        out.writeStartArray();
        for (ObjectNode record : records) {
            out.writeTree(record);
        }
        out.writeEndArray();
    }

    /** What a small package unpacks to may be large: there is an end to it. */
    private final class Counted extends java.io.FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int from, int atMost) throws IOException {
            int read = super.read(into, from, atMost);
            bytes += Math.max(0, read);
            if (bytes > MOST_BYTES) {
                throw new Problem(CommonProblem.BODY_TOO_LARGE);
            }
            return read;
        }
    }
}
