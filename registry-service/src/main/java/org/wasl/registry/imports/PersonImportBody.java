package org.wasl.registry.imports;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.DateOrder;
import org.wasl.contracts.code.FieldSeparator;
import org.wasl.contracts.code.FileEncoding;
import org.wasl.contracts.code.ImportFormat;

/**
 * How a list of persons is to be imported, as the API takes it.
 *
 * @param dryRun everything is checked and counted, and nothing written
 * @param externalIdScheme of the ids in the file: rows that are known by theirs are changed, others made. Without it rows are known by what they say.
 * @param columns columns that are called otherwise in the file: their name there, and ours. One that the file does not have ends the import before a row is read.
 * @param encoding found out where left out; so are separator and dateOrder, and the import says what was found
 * @param dateOrder which number of 03/04/1991 is the day
 * @param spreadsheetDates whether five digits in a column of dates are the day number of a spreadsheet; false where left out
 */
@Schema(name = "PersonImportBody")
public record PersonImportBody(
        @NotNull ImportFormat format,
        @Schema(nullable = true) Boolean dryRun,

        @Size(max = 60) @Pattern(regexp = "[a-z0-9.-]+") @Schema(nullable = true, examples = "msd-beneficiaries")
        String externalIdScheme,

        @Size(max = 60) @Schema(nullable = true)
        Map<@NotNull @Size(max = 200) String, @NotNull @Size(max = 60) String> columns,

        @Schema(nullable = true) FileEncoding encoding,
        @Schema(nullable = true) FieldSeparator separator,
        @Schema(nullable = true) DateOrder dateOrder,
        @Schema(nullable = true) Boolean spreadsheetDates) {
    PersonImport.Terms toTerms() {
        return new PersonImport.Terms(
                format,
                Boolean.TRUE.equals(dryRun),
                externalIdScheme,
                columns == null ? Map.of() : columns,
                new FileForm(encoding, separator, dateOrder, Boolean.TRUE.equals(spreadsheetDates)));
    }
}
