package org.wasl.referral.directory.csv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.wasl.referral.directory.part.HsdsJson;

/**
 * HSDS records as a tabular data package: a CSV file for each table, and {@code datapackage.json} that says what is in them. Rows wait in files of their own
 * until all are there, because which columns a table has is known only then; memory holds no more than their ids.
 */
public final class PackageWriter implements AutoCloseable {
    /** The same columns in the same order, whichever record comes first. */
    private static final Comparator<String> ID_FIRST =
            Comparator.comparing((String column) -> !column.equals("id")).thenComparing(Comparator.naturalOrder());

    private final Path folder;
    private final Map<Table, BufferedWriter> rows = new EnumMap<>(Table.class);
    private final Map<Table, Set<String>> columns = new EnumMap<>(Table.class);
    private final Map<Table, Set<UUID>> written = new EnumMap<>(Table.class);

    public PackageWriter() throws IOException {
        folder = Files.createTempDirectory("hsds");
    }

    public void organization(ObjectNode record) throws IOException {
        take(Table.ORGANIZATION, record, null);
    }

    public void taxonomy(ObjectNode record) throws IOException {
        take(Table.TAXONOMY, record, null);
    }

    public void term(ObjectNode record) throws IOException {
        take(Table.TAXONOMY_TERM, record, null);
    }

    /** @param of the record that it hangs on; null where it hangs on none */
    private void take(Table table, JsonNode record, Of of) throws IOException {
        UUID own = UUID.fromString(record.path("id").asText());
        UUID id = own;
        boolean again = !written.computeIfAbsent(table, t -> new HashSet<>()).add(id);
        if (again && (of == null || table == Table.LOCATION || table == Table.PROGRAM)) {
            return; // a place is met with each service that is given there
        }
        ObjectNode row = HsdsJson.MAPPER.createObjectNode();
        if (again) {
            // The same part stands in several records: a table has one row for each id.
            id = HsdsJson.derived(of.id(), of.table().tableName() + "/" + table.tableName() + "/" + own);
            if (!written.get(table).add(id)) {
                return;
            }
            row.put(PackageRow.SAME_AS, record.path("id").asText());
        }
        row.put("id", again ? id.toString() : record.path("id").asText());
        for (Map.Entry<String, JsonNode> member : record.properties()) {
            if (!row.has(member.getKey())) {
                take(table, id, row, record, member.getKey(), of);
            }
        }
        if (of != null) {
            link(table, row, of);
        }
        keep(table, row);
    }

    /** @param of the record that the row's own record hangs on */
    private void take(Table table, UUID id, ObjectNode row, JsonNode record, String name, Of of) throws IOException {
        JsonNode value = record.get(name);
        Table inside = table.in(name).orElse(null);
        if (inside != null && value.isArray()) {
            for (JsonNode one : value) {
                take(inside, one, new Of(table, id));
            }
        } else if (inside != null && value.isObject()) {
            String link = inside.tableName() + "_id";
            if (!record.has(link)) {
                row.set(link, value.get("id"));
            }
            switch (inside) {
                case PROGRAM -> take(inside, value, of); // of the same organization
                case LOCATION, UNIT -> take(inside, value, null);
                // A term may be of a taxonomy that the directory does not have.
                case TAXONOMY_TERM, TAXONOMY -> row.set(name, value);
                default -> {
                    // The others are met where they stand themselves.
                }
            }
        } else if (!value.isNull()) {
            row.set(name, value);
        }
    }

    /** The record that it hangs on. What a row that names its record itself says otherwise is kept beside it. */
    private static void link(Table table, ObjectNode row, Of of) {
        if (!table.namesItsRecord()) {
            row.put(of.table().tableName() + "_id", of.id().toString());
            return;
        }
        ObjectNode said = HsdsJson.MAPPER.createObjectNode();
        ObjectNode links = HsdsJson.MAPPER
                .createObjectNode()
                .put(table.linkId(), of.id().toString())
                .put(table.linkKind(), of.table().tableName());
        links.fieldNames().forEachRemaining(name -> {
            if (row.has(name)) {
                said.set(name, row.get(name));
            }
        });
        if (!said.equals(links)) {
            row.set(PackageRow.SAID_LINK, said);
            row.setAll(links);
        }
    }

    private record Of(Table table, UUID id) {}

    private void keep(Table table, ObjectNode row) throws IOException {
        row.fieldNames().forEachRemaining(columns.computeIfAbsent(table, t -> new TreeSet<>(ID_FIRST))::add);
        BufferedWriter out = rows.get(table);
        if (out == null) {
            out = Files.newBufferedWriter(folder.resolve(table.file()));
            rows.put(table, out);
        }
        out.write(row.toString());
        out.newLine();
    }

    public void writeTo(OutputStream out) throws IOException {
        for (BufferedWriter one : rows.values()) {
            one.close();
        }
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("datapackage.json"));
            zip.write(HsdsJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(description()));
            for (Table table : rows.keySet()) {
                zip.putNextEntry(new ZipEntry(table.file()));
                csv(table, zip);
            }
        }
    }

    private void csv(Table table, ZipOutputStream zip) throws IOException {
        List<String> named = List.copyOf(columns.get(table));
        // Not closed: that would close the package.
        CsvWriter csv = CsvWriter.builder().build(zip, StandardCharsets.UTF_8);
        csv.writeRecord(named);
        try (BufferedReader in = Files.newBufferedReader(folder.resolve(table.file()))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode row = HsdsJson.MAPPER.readTree(line);
                csv.writeRecord(named.stream()
                        .map(column -> row.has(column) ? Cells.written(table, column, row.get(column)) : "")
                        .toList());
            }
        }
        csv.flush();
    }

    private ObjectNode description() {
        ObjectNode description = HsdsJson.MAPPER
                .createObjectNode()
                .put("profile", "tabular-data-package")
                .put("name", "human_services_data")
                .put("title", "Human Services Data Specification 3.1.1");
        ArrayNode resources = description.putArray("resources");
        rows.keySet().forEach(table -> {
            ObjectNode schema = resources
                    .addObject()
                    .put("profile", "tabular-data-resource")
                    .put("name", table.tableName())
                    .put("path", table.file())
                    .put("encoding", "utf-8")
                    .putObject("schema");
            ArrayNode fields = schema.put("primaryKey", "id").putArray("fields");
            columns.get(table).forEach(column -> fields.addObject()
                    .put("name", column)
                    .put("type", Cells.isNumber(table, column) ? "number" : "string"));
        });
        return description;
    }

    @Override
    public void close() throws IOException {
        for (BufferedWriter one : rows.values()) {
            one.close();
        }
        for (Table table : rows.keySet()) {
            Files.deleteIfExists(folder.resolve(table.file()));
        }
        Files.deleteIfExists(folder);
    }
}
