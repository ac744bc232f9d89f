package org.wasl.platform.csv;

/** A cell of a CSV file. */
public final class Cell {
    private Cell() {}

    /** A spreadsheet must not take it for a formula. */
    public static String harmless(String text) {
        return text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
