package org.wasl.registry.imports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.DateOrder;
import org.wasl.contracts.code.FieldSeparator;
import org.wasl.contracts.code.FileEncoding;
import org.wasl.contracts.code.ImportFormat;
import org.wasl.contracts.code.ImportStatus;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;

/**
 * An import and how far it is.
 *
 * @param rows read so far; of them {@code created}, {@code updated}, {@code unchanged} and {@code faulty}
 * @param bytesRead of the file, for a bar of progress
 * @param encoding as it was asked for or found out; null until the file was read. So are separator and dateOrder, which is also null where the file has no dates as 03/04/1991
 */
@Schema(name = "PersonImport")
public record ImportView(
        @JsonUnwrapped RecordMetadata metadata,
        ImportFormat format,
        boolean dryRun,
        @Schema(nullable = true) String externalIdScheme,
        Map<String, String> columns,
        @Schema(nullable = true) FileEncoding encoding,
        @Schema(nullable = true) FieldSeparator separator,
        @Schema(nullable = true) DateOrder dateOrder,
        boolean spreadsheetDates,
        ImportStatus status,
        long bytes,
        long bytesRead,
        long rows,
        long created,
        long updated,
        long unchanged,
        long faulty,
        @Schema(nullable = true) Instant finishedAt,
        List<String> allowedActions)
        implements View {
    /** @param whole whether all parts are there, so that it can be started */
    static ImportView of(PersonImport job, boolean whole) {
        PersonImport.Progress done = job.progress();
        return new ImportView(
                RecordMetadata.of(job),
                job.format(),
                job.dryRun(),
                job.scheme(),
                job.columns(),
                job.form().encoding(),
                job.form().separator(),
                job.form().dateOrder(),
                job.form().spreadsheetDates(),
                job.status(),
                done.bytes(),
                done.bytesRead(),
                done.rows(),
                done.created(),
                done.updated(),
                done.unchanged(),
                done.faulty(),
                job.finishedAt(),
                job.allowedActions(whole));
    }
}
