package org.wasl.stack.link;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wasl.matching.evaluate.Evaluation;
import org.wasl.matching.evaluate.PairsToLabel;
import org.wasl.matching.evaluate.Truth;
import org.wasl.matching.link.Linkage;
import org.wasl.matching.link.Pair;
import org.wasl.stack.CliException;
import org.wasl.stack.Wasl;
import org.wasl.stack.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code ./wasl link label}: asks about pairs, and keeps the answers as a truth file. */
@Command(name = "label")
final class LabelCommand implements Callable<Integer> {
    private enum Answer {
        YES,
        NO,
        UNSURE,
        END
    }

    @Mixin
    private Inputs inputs;

    @Option(names = "--labels", paramLabel = "FILE")
    private Path labels;

    @Option(names = "--pairs", paramLabel = "NUMBER", defaultValue = "30")
    private int number;

    @Override
    public Integer call() throws IOException {
        OutputFiles outputs = new OutputFiles().reading(inputs.paths());
        if (labels == null) {
            throw inputs.missing("--labels");
        }
        if (inputs.isEncoded()) {
            throw new CliException(Words.of("encoded-unexplained"));
        }
        outputs.writing(labels);
        Records records = inputs.read();
        RecordIds ids = records.ids();
        Truth known = Files.exists(labels) ? TruthFile.readLabels(labels, ids) : new Truth(ids.isOneList());
        Linkage.Result found = records.link(Evaluation.LEAST_THRESHOLD, false);
        List<Pair> pairs = PairsToLabel.of(found.pairs(), known, number);
        Explanation explanation = new Explanation(found.scorer(), records, pairs);
        if (!Files.exists(labels)) {
            Files.createFile(
                    labels, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            append("leftId", "rightId", "match");
        }
        System.out.println(Words.of("label-how", pairs.size()));
        BufferedReader answers = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int told = 0;
        for (Pair pair : pairs) {
            System.out.println(explanation.text(pair));
            Answer answer = ask(answers);
            if (answer == Answer.END) {
                break;
            }
            if (answer != Answer.UNSURE) {
                // Each at once: nothing is lost when the terminal closes.
                append(
                        ids.left().get(pair.left()),
                        ids.second().get(pair.right()),
                        answer.name().toLowerCase(Locale.ROOT));
                told++;
            }
        }
        System.out.println(Words.of("label-done", told, labels));
        return records.exitStatus(Wasl.FAILED);
    }

    private void append(String... cells) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(labels, StandardOpenOption.APPEND)) {
            csv.writeRecord(cells);
        }
    }

    private static Answer ask(BufferedReader answers) throws IOException {
        while (true) {
            System.out.print(Words.of("label-ask") + " ");
            System.out.flush();
            String said = answers.readLine();
            switch (said == null ? "q" : said.strip().toLowerCase(Locale.ROOT)) {
                case "y", "yes", "نعم", "ن" -> {
                    return Answer.YES;
                }
                case "n", "no", "لا", "ل" -> {
                    return Answer.NO;
                }
                case "", "?" -> {
                    return Answer.UNSURE;
                }
                case "q", "انتهى" -> {
                    return Answer.END;
                }
                default -> System.out.println(Words.of("label-unknown"));
            }
        }
    }
}
