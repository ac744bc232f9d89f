package org.wasl.platform.csv;

/** A cell of a CSV file. */
public final class Cell {
    private static final String FORMULA = "=+-@\t\r";

    private Cell() {}

    /** A spreadsheet must not take it for a formula: such a text begins with an apostrophe, which {@link #asMeant} takes away again. */
    public static String harmless(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    /** What was written by {@link #harmless}. */
    public static String asMeant(String cell) {
        return cell.startsWith("'") && isFormula(cell) ? cell.substring(1) : cell;
    }

    /** Also one that is marked already, so that taking one mark away gives what was there. */
    private static boolean isFormula(String text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) == '\'') {
            first++;
        }
        return first < text.length() && FORMULA.indexOf(text.charAt(first)) >= 0;
    }
}
