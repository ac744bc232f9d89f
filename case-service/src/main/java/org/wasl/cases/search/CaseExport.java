package org.wasl.cases.search;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.wasl.cases.casefile.CaseBatches;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseView;
import org.wasl.platform.csv.Cell;
import org.wasl.platform.csv.CsvText;
import org.wasl.platform.paging.Filter;

/** Cases as CSV with HXL tags, written as they are read: a thousand at a time, by key, in constant memory. */
@ApplicationScoped
class CaseExport {
    private static final int BATCH = 1000;
    private static final String[] HEADER = {
        "Case number",
        "Programme",
        "Status",
        "Stage",
        "Risk",
        "Concerns",
        "Identified",
        "Opened",
        "Closed",
        "Closure reason"
    };
    private static final String[] TAGS = {
        "#meta+case+id",
        "#service+programme",
        "#status",
        "#status+stage",
        "#indicator+risk",
        "#need+concern+list",
        "#date+identified",
        "#date+opened",
        "#date+closed",
        "#status+closure+reason"
    };

    private final CaseBatches batches;

    @Inject
    CaseExport(CaseBatches batches) {
        this.batches = batches;
    }

    /** The stream is left open when this fails: a file that was closed well would pass for the whole. */
    void write(Filter<CaseFile> filter, boolean bom, OutputStream out) {
        CsvWriter csv = CsvWriter.builder().build(CsvText.to(out, bom));
        csv.writeRecord(HEADER);
        csv.writeRecord(TAGS);
        batches.each(
                filter,
                BATCH,
                files ->
                        files.stream().map(file -> row(CaseView.Facts.of(file))).toList(),
                rows -> rows.forEach(csv::writeRecord));
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] row(CaseView.Facts facts) {
        return new String[] {
            facts.caseNumber(),
            facts.programme().name(),
            facts.status().name(),
            facts.stage().name(),
            facts.riskLevel().name(),
            Cell.harmless(String.join("|", facts.details().concerns())),
            facts.identifiedOn().toString(),
            facts.openedAt() == null ? "" : facts.openedAt().toString(),
            facts.closedAt() == null ? "" : facts.closedAt().toString(),
            facts.closureReason() == null ? "" : facts.closureReason().name()
        };
    }
}
