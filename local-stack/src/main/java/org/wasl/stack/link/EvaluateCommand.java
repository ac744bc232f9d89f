package org.wasl.stack.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.wasl.matching.encode.EncodedLinkage;
import org.wasl.matching.evaluate.Evaluation;
import org.wasl.matching.evaluate.Truth;
import org.wasl.matching.link.Linkage;
import org.wasl.stack.Wasl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code ./wasl link evaluate}: links, and holds the links against the truth. */
@Command(name = "evaluate")
final class EvaluateCommand implements Callable<Integer> {
    @Mixin
    private Inputs inputs;

    @Option(names = "--truth", paramLabel = "FILE")
    private Path truth;

    @Option(names = "--out", paramLabel = "FILE")
    private List<Path> out = new ArrayList<>();

    @Option(names = "--threshold", paramLabel = "T")
    private Double threshold;

    @Option(names = "--one-to-one")
    private boolean oneToOne;

    @Override
    public Integer call() throws IOException {
        OutputFiles outputs = new OutputFiles().reading(inputs.paths());
        if (truth == null) {
            throw inputs.missing("--truth");
        }
        outputs.reading(Inputs.readable(truth));
        for (Path file : out) {
            outputs.writing(file);
        }
        double judged = LinkCommand.threshold(threshold, oneToOne && !inputs.isDedupe());
        int status = 0;
        EvaluationReport report;
        if (inputs.isEncoded()) {
            report = ofEncoded(inputs.readEncoded(), judged);
        } else {
            Records records = inputs.read();
            report = of(records, judged);
            status = records.exitStatus(Wasl.FAILED);
        }
        System.out.print(report.text());
        for (Path file : out) {
            outputs.write(file, place -> {
                if (Explanation.isPage(file)) {
                    Files.writeString(place, report.page());
                } else {
                    report.writeCsv(place);
                }
            });
        }
        return status;
    }

    private EvaluationReport of(Records records, double judged) throws IOException {
        RecordIds ids = records.ids();
        Truth known = TruthFile.read(truth, ids);
        Linkage.Result found = records.link(Evaluation.LEAST_THRESHOLD, oneToOne);
        Evaluation evaluation =
                Evaluation.of(found, known, records.left(), records.second(), oneToOne && !ids.isOneList(), judged);
        return new EvaluationReport(
                evaluation,
                new EvaluationReport.Blocking(found.compared(), found.oversized()),
                known,
                ids,
                pairs -> new Explanation(found.scorer(), records, pairs));
    }

    private EvaluationReport ofEncoded(EncodedRecords records, double judged) throws IOException {
        RecordIds ids = records.ids();
        Truth known = TruthFile.read(truth, ids);
        EncodedLinkage.Result found = records.link(Evaluation.LEAST_THRESHOLD, oneToOne);
        return new EvaluationReport(
                Evaluation.of(found.pairs(), known, found.linkage()::weigh, oneToOne, judged),
                new EvaluationReport.Blocking(found.compared(), 0),
                known,
                ids,
                null);
    }
}
