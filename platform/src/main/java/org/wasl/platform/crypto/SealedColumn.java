package org.wasl.platform.crypto;

import java.util.function.UnaryOperator;

/**
 * A column that holds sealed values, as a rotation of keys needs to know it. Columns of {@link SealedText} are known without being named.
 *
 * @param binding what the value was sealed for, as SQL over its row
 * @param earlier what it was sealed for before, as SQL over its row; null where that was always the same
 * @param form how it is stored
 * @param index the blind index beside it; null where there is none
 */
public record SealedColumn(String table, String column, String binding, String earlier, Form form, BlindIndex index) {
    public enum Form {
        /** {@code keyId:base64}. */
        TEXT,
        /** The same behind a mark, or still in plain. */
        MARKED,
        /** Bytes, with the key in the column {@code key_id}. */
        BYTES
    }

    /**
     * @param kind of the index, and what stands before the value in it, as SQL over the row
     * @param value what of the opened value is indexed
     */
    public record BlindIndex(String column, String kind, String prefix, UnaryOperator<String> value) {}

    /** Sealed for the id of its row. */
    public static SealedColumn of(String table, String column) {
        return of(table, column, "id::text");
    }

    public static SealedColumn of(String table, String column, String binding) {
        return new SealedColumn(table, column, binding, null, Form.TEXT, null);
    }

    /** Sealed by {@link Sealer#sealPart}. @param whole the column with the id of the record that the row is a part of */
    public static SealedColumn part(String table, String column, String whole) {
        return new SealedColumn(table, column, whole + " || '/' || id", "id::text", Form.TEXT, null);
    }

    public static SealedColumn bytes(String table, String column, String binding) {
        return new SealedColumn(table, column, binding, null, Form.BYTES, null);
    }

    public SealedColumn indexed(BlindIndex by) {
        return new SealedColumn(table, column, binding, earlier, form, by);
    }

    static SealedColumn marked(String tableAndColumn) {
        String[] names = tableAndColumn.split("\\.");
        return new SealedColumn(names[0], names[1], "'" + tableAndColumn + "'", null, Form.MARKED, null);
    }

    /** As a rotation of keys names it: a column whose binding has changed is another one, so that what it holds is sealed anew. */
    public String rotated() {
        return earlier == null ? name() : name() + " as part";
    }

    public String name() {
        return table + "." + column;
    }
}
