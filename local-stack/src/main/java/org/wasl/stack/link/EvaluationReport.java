package org.wasl.stack.link;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.wasl.matching.evaluate.Evaluation;
import org.wasl.matching.evaluate.Evaluation.Loss;
import org.wasl.matching.evaluate.Evaluation.Missed;
import org.wasl.matching.evaluate.Quality;
import org.wasl.matching.evaluate.ReliabilityBin;
import org.wasl.matching.evaluate.Truth;
import org.wasl.matching.link.Pair;
import org.wasl.stack.Words;

/** An evaluation to be read: as text, as CSV and as a page. */
final class EvaluationReport {
    private static final int WORST = 20;

    private final Evaluation evaluation;
    private final Blocking blocking;
    private final Truth truth;
    private final RecordIds ids;
    private final Explaining explaining;

    /** What blocking left to be compared. */
    record Blocking(long candidatePairs, int oversized) {}

    /** Explains pairs. */
    interface Explaining {
        Explanation of(List<Pair> pairs) throws IOException;
    }

    /** @param explaining null where pairs cannot be explained, because their values are not known */
    EvaluationReport(Evaluation evaluation, Blocking blocking, Truth truth, RecordIds ids, Explaining explaining) {
        this.evaluation = evaluation;
        this.blocking = blocking;
        this.truth = truth;
        this.ids = ids;
        this.explaining = explaining;
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static String at(double threshold) {
        return String.format(Locale.ROOT, threshold > 0.99 ? "%.3f" : "%.2f", threshold);
    }

    private String summary() {
        Quality quality = evaluation.quality();
        return Words.of(
                "evaluation-summary",
                at(quality.threshold()),
                share(quality.precision()),
                share(quality.recall()),
                share(quality.f1()),
                LinkCommand.number(evaluation.matches()));
    }

    private String blockingSummary() {
        return Words.of(
                "evaluation-blocking",
                LinkCommand.number(blocking.candidatePairs()),
                String.format(Locale.ROOT, "%.4f", 1 - blocking.candidatePairs() / Math.max(1, ids.pairs())),
                share(evaluation.pairsCompleteness()),
                LinkCommand.number(blocking.oversized()));
    }

    private static List<String> qualityHead() {
        return List.of(
                Words.of("column-threshold"),
                Words.of("column-precision"),
                Words.of("column-recall"),
                "F1",
                Words.of("column-true-positives"),
                Words.of("column-false-positives"),
                Words.of("column-false-negatives"));
    }

    private List<List<String>> qualityRows() {
        return evaluation.curve().stream()
                .map(each -> List.of(
                        at(each.threshold()),
                        share(each.precision()),
                        share(each.recall()),
                        share(each.f1()),
                        Long.toString(each.truePositives()),
                        Long.toString(each.falsePositives()),
                        Long.toString(each.falseNegatives())))
                .toList();
    }

    private static List<String> reliabilityHead() {
        return List.of(
                Words.of("column-probability"),
                Words.of("column-pairs"),
                Words.of("column-expected"),
                Words.of("column-observed"),
                Words.of("column-interval"));
    }

    private List<List<String>> reliabilityRows() {
        return evaluation.reliability().stream()
                .map(bin -> List.of(
                        String.format(Locale.ROOT, "%.1f-%.1f", bin.from(), bin.to()),
                        Long.toString(bin.pairs()),
                        share(bin.expected()),
                        bin.pairs() == 0 ? "" : share(bin.observed()),
                        bin.pairs() == 0 ? "" : share(bin.lowest()) + "-" + share(bin.highest())))
                .toList();
    }

    private List<List<String>> lossRows() {
        return Stream.of(Loss.values())
                .map(loss -> List.of(Words.of("loss-" + loss.name()), Long.toString(evaluation.lost(loss))))
                .toList();
    }

    private List<List<String>> errorRows() {
        List<List<String>> rows = new ArrayList<>();
        for (Pair pair : evaluation.worstLinked(WORST)) {
            rows.add(errorRow(pair, Words.of("error-linked")));
        }
        for (Missed missed : evaluation.worstMissed(WORST)) {
            rows.add(errorRow(missed.pair(), Words.of("loss-" + missed.loss().name())));
        }
        return rows;
    }

    private List<String> errorRow(Pair pair, String what) {
        return List.of(
                what,
                ids.left().get(pair.left()),
                ids.second().get(pair.right()),
                String.format(Locale.ROOT, "%.4f", pair.probability()));
    }

    private static List<String> errorHead() {
        return List.of(
                Words.of("column-error"),
                Words.of("column-left"),
                Words.of("column-right"),
                Words.of("column-probability"));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(summary()).append('\n').append(blockingSummary()).append('\n');
        if (!truth.isComplete()) {
            text.append(Words.of("evaluation-labelled")).append('\n');
        }
        Tables.append(text.append('\n'), qualityHead(), qualityRows(), 0);
        text.append('\n').append(Words.of("chart-reliability")).append('\n');
        Tables.append(text, reliabilityHead(), reliabilityRows(), 1);
        text.append('\n').append(Words.of("evaluation-losses")).append('\n');
        Tables.append(text, List.of(Words.of("column-reason"), Words.of("column-pairs")), lossRows(), 1);
        text.append('\n').append(Words.of("evaluation-errors", WORST)).append('\n');
        Tables.append(text, errorHead(), errorRows(), 3);
        return text.toString();
    }

    /** One table in long form, for spreadsheets and programs: its words are always English. */
    void writeCsv(Path file) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("section", "at", "measure", "value");
            for (Quality each : evaluation.curve()) {
                String at = at(each.threshold());
                csv.writeRecord("threshold", at, "precision", exact(each.precision()));
                csv.writeRecord("threshold", at, "recall", exact(each.recall()));
                csv.writeRecord("threshold", at, "f1", exact(each.f1()));
                csv.writeRecord("threshold", at, "truePositives", Long.toString(each.truePositives()));
                csv.writeRecord("threshold", at, "falsePositives", Long.toString(each.falsePositives()));
                csv.writeRecord("threshold", at, "falseNegatives", Long.toString(each.falseNegatives()));
            }
            for (ReliabilityBin bin : evaluation.reliability()) {
                String at = at(bin.from());
                csv.writeRecord("reliability", at, "pairs", Long.toString(bin.pairs()));
                if (bin.pairs() > 0) {
                    csv.writeRecord("reliability", at, "expected", exact(bin.expected()));
                    csv.writeRecord("reliability", at, "observed", exact(bin.observed()));
                }
            }
            for (Loss loss : Loss.values()) {
                csv.writeRecord("lost", loss.name(), "pairs", Long.toString(evaluation.lost(loss)));
            }
            csv.writeRecord("blocking", "", "candidatePairs", Long.toString(blocking.candidatePairs()));
            csv.writeRecord("blocking", "", "pairsCompleteness", exact(evaluation.pairsCompleteness()));
        }
    }

    private static String exact(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    String page() throws IOException {
        Page page = new Page(Words.of("evaluation-title"));
        page.paragraph(summary()).paragraph(blockingSummary());
        if (!truth.isComplete()) {
            page.note(Words.of("evaluation-labelled"));
        }
        page.note(Words.of("page-personal"));
        page.heading(Words.of("chart-quality"))
                .chart(Charts.quality(evaluation.curve(), evaluation.quality().threshold()))
                .table(qualityHead(), qualityRows(), 0);
        page.heading(Words.of("chart-reliability"))
                .paragraph(Words.of("evaluation-reliability-how"))
                .chart(Charts.reliability(evaluation.reliability()))
                .table(reliabilityHead(), reliabilityRows(), 0);
        page.heading(Words.of("evaluation-losses"))
                .table(List.of(Words.of("column-reason"), Words.of("column-pairs")), lossRows(), 1);
        if (explaining == null) {
            page.heading(Words.of("evaluation-errors", WORST)).table(errorHead(), errorRows(), 3);
            return page.html();
        }
        List<Pair> wrong = evaluation.worstLinked(WORST);
        List<Pair> missed =
                evaluation.worstMissed(WORST).stream().map(Missed::pair).toList();
        Explanation explanation =
                explaining.of(Stream.concat(wrong.stream(), missed.stream()).toList());
        page.heading(Words.of("evaluation-wrong", WORST));
        explanation.show(page, wrong);
        page.heading(Words.of("evaluation-missed", WORST));
        explanation.show(page, missed);
        return page.html();
    }
}
