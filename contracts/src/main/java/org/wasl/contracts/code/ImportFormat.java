package org.wasl.contracts.code;

/** What a bulk import is written in. */
public enum ImportFormat {
    CSV,
    JSON_LINES
}
