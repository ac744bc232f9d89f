package org.wasl.contracts.code;

/** What stands between the cells of a CSV file. */
public enum FieldSeparator {
    COMMA,
    SEMICOLON,
    TAB,
    PIPE
}
