package org.wasl.platform.crypto;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Opens values with the key that they name and seals them with the key in use, row by row in the order of the table's key. */
@Singleton
public class Resealer {
    private final Sealer cipher;
    private final Keys keys;
    private final Instance<SealedColumns> named;

    @Inject
    Resealer(Sealer cipher, Keys keys, @Any Instance<SealedColumns> named) {
        this.cipher = cipher;
        this.keys = keys;
        this.named = named;
    }

    /** @param last key of the last row that was looked at; null where there are no more */
    public record Batch(int resealed, List<String> last) {}

    /** All that this service seals, in the order of their names. */
    public List<SealedColumn> columns() {
        return Stream.of(
                        SealedType.columns().stream().map(SealedColumn::marked),
                        named.stream().flatMap(service -> service.columns().stream()),
                        // Kept answers go after two days, but a key may be taken away sooner.
                        Stream.of(SealedColumn.of("idempotency_key", "body", "caller || '|' || key")))
                .flatMap(all -> all)
                .sorted(java.util.Comparator.comparing(SealedColumn::name))
                .toList();
    }

    /** Rows that another key sealed, or none; all rows where there is an index, which does not tell by which key it was made. */
    public long count(Connection database, SealedColumn column) throws SQLException {
        return one(database, "select count(*) from " + column.table() + " where " + isToDo(column));
    }

    /** Whether there are rows that the key in use did not seal, whatever else is to be done. */
    public boolean hasUnderOtherKeys(Connection database, SealedColumn column) throws SQLException {
        return one(
                        database,
                        "select count(*) from (select from " + column.table() + " where " + isUnderAnotherKey(column)
                                + " limit 1) one")
                > 0;
    }

    /** @param after key of a row; null for the beginning */
    public Batch reseal(Connection database, SealedColumn column, List<String> after, int rows) throws SQLException {
        List<Key> key = keyOf(database, column.table());
        String names = key.stream().map(Key::name).collect(Collectors.joining(", "));
        String place = key.stream().map(k -> "cast(? as " + k.type + ")").collect(Collectors.joining(", "));
        String select = "select " + column.column() + ", " + column.binding()
                + (column.form() == SealedColumn.Form.BYTES ? ", key_id" : ", " + column.earlier())
                + (column.index() == null
                        ? ", null, null"
                        : ", " + column.index().kind() + ", " + column.index().prefix())
                + key.stream().map(k -> ", " + k.name + "::text").collect(Collectors.joining())
                + " from " + column.table() + " where " + isToDo(column)
                + (after == null ? "" : " and (" + names + ") > (" + place + ")")
                + " order by " + names + " limit " + rows + " for update";
        try (PreparedStatement some = database.prepareStatement(select);
                PreparedStatement update = database.prepareStatement(update(column, names, place))) {
            for (int i = 0; after != null && i < after.size(); i++) {
                some.setString(i + 1, after.get(i));
            }
            List<String> last = null;
            int count = 0;
            try (ResultSet row = some.executeQuery()) {
                while (row.next()) {
                    last = IntStream.range(0, key.size())
                            .mapToObj(i -> text(row, 6 + i))
                            .toList();
                    write(column, row, update, last);
                    count++;
                }
            }
            update.executeBatch();
            return new Batch(count, count < rows ? null : last);
        }
    }

    private void write(SealedColumn column, ResultSet row, PreparedStatement update, List<String> key)
            throws SQLException {
        int next = 1;
        String binding = row.getString(2);
        String plain = null;
        if (column.form() == SealedColumn.Form.BYTES) {
            byte[] opened = cipher.openBytes(new Sealer.SealedBytes(row.getString(3), row.getBytes(1)), binding);
            Sealer.SealedBytes sealed = cipher.sealBytes(opened, binding);
            update.setBytes(next++, sealed.bytes());
            update.setString(next++, sealed.keyId());
        } else if (column.form() == SealedColumn.Form.MARKED) {
            plain = SealedType.open(cipher, row.getString(1), binding);
            update.setString(next++, SealedType.seal(cipher, plain, binding));
        } else if (column.earlier() != null) {
            plain = cipher.openPartText(row.getString(1), binding, row.getString(3));
            update.setString(next++, cipher.sealPartText(plain, binding));
        } else {
            plain = cipher.openText(row.getString(1), binding);
            update.setString(next++, cipher.sealText(plain, binding));
        }
        if (column.index() != null) {
            update.setBytes(
                    next++,
                    cipher.blindIndex(
                            row.getString(4),
                            row.getString(5) + column.index().value().apply(plain)));
        }
        for (String part : key) {
            update.setString(next++, part);
        }
        update.addBatch();
    }

    private static String update(SealedColumn column, String names, String place) {
        return "update " + column.table() + " set " + column.column() + " = ?"
                + (column.form() == SealedColumn.Form.BYTES ? ", key_id = ?" : "")
                + (column.index() == null ? "" : ", " + column.index().column() + " = ?")
                + " where (" + names + ") = (" + place + ")";
    }

    private String isToDo(SealedColumn column) {
        return column.index() == null ? isUnderAnotherKey(column) : column.column() + " is not null";
    }

    private String isUnderAnotherKey(SealedColumn column) {
        String active = keys.activeEncryptionKey().replace("'", "''");
        return switch (column.form()) {
            case BYTES -> "key_id <> '" + active + "'";
            // Of what was erased the place is empty.
            case TEXT ->
                column.column() + " <> '' and not starts_with(" + column.column() + ", '" + active + ":"
                        + (column.earlier() == null ? "" : Sealer.PART) + "')";
            case MARKED -> "not starts_with(" + column.column() + ", '" + SealedType.MARK + active + ":')";
        };
    }

    private record Key(String name, String type) {}

    private static List<Key> keyOf(Connection database, String table) throws SQLException {
        try (PreparedStatement columns =
                database.prepareStatement("select a.attname, format_type(a.atttypid, a.atttypmod) from pg_index i"
                        + " join unnest(i.indkey) with ordinality as k(number, place) on true"
                        + " join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number"
                        + " where i.indrelid = cast(? as regclass) and i.indisprimary order by k.place")) {
            columns.setString(1, table);
            List<Key> key = new ArrayList<>();
            try (ResultSet row = columns.executeQuery()) {
                while (row.next()) {
                    key.add(new Key(row.getString(1), row.getString(2)));
                }
            }
            return key;
        }
    }

    private static String text(ResultSet row, int position) {
        try {
            return row.getString(position);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long one(Connection database, String query) throws SQLException {
        try (var statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
