package org.wasl.registry.imports;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.wasl.contracts.code.DateOrder;
import org.wasl.contracts.code.FieldSeparator;
import org.wasl.contracts.code.FileEncoding;
import org.wasl.platform.file.TextEncoding;

/**
 * How a file is written: as the import says, or as was found when it was first read. It is chosen once, and all rows are read by it (ADR 46).
 *
 * @param encoding null where that is to be found out; so are separator and dateOrder
 * @param dateOrder which number of 03/04/1991 is the day; null also where the file has no such dates
 * @param spreadsheetDates whether five digits are a date as spreadsheets count days
 */
@Embeddable
record FileForm(
        @Enumerated(EnumType.STRING) @Column(name = "encoding", updatable = false)
        FileEncoding encoding,

        @Enumerated(EnumType.STRING) @Column(name = "separator", updatable = false)
        FieldSeparator separator,

        @Enumerated(EnumType.STRING) @Column(name = "date_order", updatable = false)
        DateOrder dateOrder,

        @Column(name = "spreadsheet_dates", updatable = false)
        boolean spreadsheetDates) {

    static final FileForm UNKNOWN = new FileForm(null, null, null, false);

    Charset charset() {
        return switch (encoding) {
            case UTF_8 -> StandardCharsets.UTF_8;
            case UTF_16LE -> StandardCharsets.UTF_16LE;
            case UTF_16BE -> StandardCharsets.UTF_16BE;
            case WINDOWS_1256 -> TextEncoding.WINDOWS_1256;
        };
    }

    private static FileEncoding encodingOf(Charset charset) {
        for (FileEncoding encoding : FileEncoding.values()) {
            if (new FileForm(encoding, null, null, false).charset().equals(charset)) {
                return encoding;
            }
        }
        throw new IllegalArgumentException(charset.name());
    }

    /** @return with the encoding; null where it is no text */
    FileForm encoded(byte[] sample) {
        return encoding != null
                ? this
                : TextEncoding.of(sample)
                        .map(found -> new FileForm(encodingOf(found), separator, dateOrder, spreadsheetDates))
                        .orElse(null);
    }

    FileForm with(FieldSeparator found) {
        return new FileForm(encoding, found, dateOrder, spreadsheetDates);
    }

    FileForm with(DateOrder found) {
        return new FileForm(encoding, separator, found, spreadsheetDates);
    }

    static char sign(FieldSeparator separator) {
        return switch (separator) {
            case COMMA -> ',';
            case SEMICOLON -> ';';
            case TAB -> '\t';
            case PIPE -> '|';
        };
    }
}
