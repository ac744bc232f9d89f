package org.wasl.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.wasl.platform.crypto.Resealer;
import org.wasl.platform.crypto.SealedColumn;

/** Every column that can hold words is sealed, or docs/at-rest.md says why it is not. */
public final class AtRestRules {
    private AtRestRules() {}

    public static void check(DataSource database, Resealer resealer) {
        Set<String> sealed = resealer.columns().stream().map(SealedColumn::name).collect(Collectors.toSet());
        Set<String> undecided = columns(database, "data_type in ('text', 'jsonb', 'json', 'character varying')");
        undecided.removeAll(sealed);
        undecided.removeAll(decided());
        assertThat(undecided).as("neither sealed nor in docs/at-rest.md").isEmpty();

        Set<String> unknown = columns(
                database,
                "column_name like '%\\_sealed' or (data_type = 'bytea' and table_name in"
                        + " (select table_name from information_schema.columns where column_name = 'key_id') and column_name not in ('hash', 'check_value'))");
        unknown.removeAll(sealed);
        assertThat(unknown).as("sealed, but no rotation of keys knows it").isEmpty();
    }

    /** The columns in which a word can be read. */
    public static Set<String> columnsWith(DataSource database, String word) {
        Map<String, List<String>> tables =
                columns(database, "data_type in ('text', 'jsonb', 'json', 'character varying')").stream()
                        .map(column -> column.split("\\."))
                        .collect(Collectors.groupingBy(
                                names -> names[0], Collectors.mapping(names -> names[1], Collectors.toList())));
        Set<String> found = new TreeSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            // One scan for a table, however many columns it has.
            for (Map.Entry<String, List<String>> table : tables.entrySet()) {
                String said = table.getValue().stream()
                        .map(column -> "bool_or(strpos(\"" + column + "\"::text, '" + word + "') > 0)")
                        .collect(Collectors.joining(", "));
                try (ResultSet row = statement.executeQuery("select " + said + " from " + table.getKey())) {
                    row.next();
                    for (int i = 0; i < table.getValue().size(); i++) {
                        if (row.getBoolean(i + 1)) {
                            found.add(table.getKey() + "." + table.getValue().get(i));
                        }
                    }
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rows of the tables of that page: {@code | `table` | `column`, `column` | why |}. */
    private static Set<String> decided() {
        try {
            Set<String> decided = new TreeSet<>();
            for (String line : Files.readAllLines(Path.of(System.getProperty("wasl.root"), "docs/at-rest.md"))) {
                String[] cells = line.split("\\|");
                if (cells.length > 2 && cells[1].contains("`")) {
                    for (String column : cells[2].split(",")) {
                        decided.add(cells[1].replace("`", "").strip() + "."
                                + column.replace("`", "").strip());
                    }
                }
            }
            return decided;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Not of the views of facts: they show what stands in the tables. */
    private static Set<String> columns(DataSource database, String condition) {
        try (Connection connection = database.getConnection();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select table_name || '.' || column_name from information_schema.columns"
                                + " where table_schema = 'public' and table_name <> 'flyway_schema_history' and table_name not like '%\\_fact' and ("
                                + condition + ")")) {
            Set<String> columns = new TreeSet<>();
            while (row.next()) {
                columns.add(row.getString(1));
            }
            return columns;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
