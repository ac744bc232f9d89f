package org.wasl.contracts.code;

/** In which form figures of several indicators stand in one file. */
public enum ReportFormat {
    /** A workbook, with the labels of codes in the language of the reader. */
    XLSX,
    /** Lines under headers and HXL tags. */
    HXL
}
