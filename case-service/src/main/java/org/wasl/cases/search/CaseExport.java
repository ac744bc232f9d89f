package org.wasl.cases.search;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.CaseView;
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

    private final CaseFiles cases;
    private final EntityManager entities;

    @Inject
    CaseExport(CaseFiles cases, EntityManager entities) {
        this.cases = cases;
        this.entities = entities;
    }

    void write(Filter<CaseFile> filter, OutputStream out) {
        try (CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            csv.writeRecord(HEADER);
            csv.writeRecord(TAGS);
            UUID last = null;
            List<CaseFile> batch;
            do {
                UUID after = last;
                batch = QuarkusTransaction.requiringNew().call(() -> {
                    List<CaseFile> read = cases.list(after == null ? filter : filter.before(after), BATCH);
                    entities.clear();
                    return read;
                });
                for (CaseFile file : batch) {
                    csv.writeRecord(row(file.facts()));
                    last = file.rawId();
                }
            } while (batch.size() == BATCH);
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
            harmless(String.join("|", facts.concerns())),
            facts.identifiedOn().toString(),
            facts.openedAt() == null ? "" : facts.openedAt().toString(),
            facts.closedAt() == null ? "" : facts.closedAt().toString(),
            facts.closureReason() == null ? "" : facts.closureReason().name()
        };
    }

    /** A spreadsheet must not take a cell for a formula. */
    static String harmless(String text) {
        return text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
