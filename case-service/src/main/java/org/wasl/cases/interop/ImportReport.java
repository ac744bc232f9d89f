package org.wasl.cases.interop;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.ImportOutcome;
import org.wasl.contracts.id.CaseId;

/** What became of each line of an import. */
@Schema(name = "CaseImportReport")
public record ImportReport(boolean dryRun, boolean complete, Map<ImportOutcome, Integer> outcomes, List<Line> lines) {

    static ImportReport of(List<Line> lines, boolean complete, boolean dryRun) {
        Map<ImportOutcome, Integer> outcomes = new EnumMap<>(ImportOutcome.class);
        lines.forEach(line -> outcomes.merge(line.outcome(), 1, Integer::sum));
        return new ImportReport(dryRun, complete, outcomes, lines);
    }

    /**
     * @param field JSON pointer to the field of the line, in the peer's name
     * @param code its text in both languages is {@code field.<code>}, or the title of the problem of that name
     */
    @Schema(name = "CaseImportFault")
    public record Fault(String field, String code) {}

    /**
     * @param line of the file, from 1
     * @param caseId the case that was made or written; null where there is none
     * @param candidates where somebody must decide: the cases that are known by the ids of the line
     * @param faults why it was not taken; where it was, what stayed as it came
     */
    @Schema(name = "CaseImportLine")
    public record Line(
            long line,
            ImportOutcome outcome,
            @Schema(nullable = true) CaseId caseId,
            List<UUID> candidates,
            List<Fault> faults) {}
}
