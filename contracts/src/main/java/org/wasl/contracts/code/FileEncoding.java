package org.wasl.contracts.code;

/** The encodings in which lists come: what spreadsheets write, and what Arabic Windows writes. */
public enum FileEncoding {
    UTF_8,
    UTF_16LE,
    UTF_16BE,
    WINDOWS_1256
}
