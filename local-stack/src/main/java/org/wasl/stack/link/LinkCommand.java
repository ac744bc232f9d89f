package org.wasl.stack.link;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wasl.matching.cluster.Clusters;
import org.wasl.matching.cluster.Contradiction;
import org.wasl.matching.cluster.PersonContradiction;
import org.wasl.matching.encode.EncodedLinkage;
import org.wasl.matching.evaluate.Evaluation;
import org.wasl.matching.evaluate.Truth;
import org.wasl.matching.link.Decision;
import org.wasl.matching.link.Linkage;
import org.wasl.matching.link.Pair;
import org.wasl.matching.link.TrainedModel;
import org.wasl.matching.person.Person;
import org.wasl.stack.CliException;
import org.wasl.stack.Wasl;
import org.wasl.stack.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code ./wasl link}: finds the same persons in files. */
@Command(
        name = "link",
        subcommands = {EvaluateCommand.class, LabelCommand.class})
public final class LinkCommand implements Callable<Integer> {
    private static final double USUAL = 0.9;
    private static final double USUAL_ONE_TO_ONE = 0.5;

    @Mixin
    private Inputs inputs;

    @Option(names = "--out", paramLabel = "FILE")
    private Path out;

    @Option(names = "--clusters", paramLabel = "FILE")
    private Path clusters;

    @Option(names = "--explain", paramLabel = "FILE")
    private List<Path> explain = new ArrayList<>();

    @Option(names = "--threshold", paramLabel = "T")
    private Double threshold;

    @Option(names = "--model", paramLabel = "FILE")
    private Path model;

    @Option(names = "--save-model", paramLabel = "FILE")
    private Path savedModel;

    @Option(names = "--precision", paramLabel = "P")
    private Double precision;

    @Option(names = "--labels", paramLabel = "FILE")
    private Path labels;

    @Option(names = "--one-to-one")
    private boolean oneToOne;

    private final long begin = System.nanoTime();

    @Override
    public Integer call() throws IOException {
        OutputFiles outputs = new OutputFiles().reading(inputs.paths());
        if (out == null) {
            throw inputs.missing("--out");
        }
        double least =
                precision == null ? threshold(threshold, oneToOne && !inputs.isDedupe()) : Evaluation.LEAST_THRESHOLD;
        checkPrecision(outputs);
        if (model != null) {
            outputs.reading(Inputs.readable(model));
        }
        outputs.writing(out).writing(clusters).writing(savedModel);
        for (Path file : explain) {
            outputs.writing(file);
        }
        if (inputs.isEncoded() && !explain.isEmpty()) {
            throw new CliException(Words.of("encoded-unexplained"));
        }
        if (savedModel != null && (model != null || inputs.isEncoded())) {
            throw new CliException(Words.of("model-not-trained"));
        }
        return inputs.isEncoded() ? linkEncoded(outputs, least) : link(outputs, least);
    }

    private void checkPrecision(OutputFiles outputs) {
        if (precision == null) {
            return;
        }
        if (threshold != null || inputs.isEncoded()) {
            throw new CliException(Words.of("precision-alone"));
        }
        if (!(precision > 0 && precision <= 1)) {
            throw new CliException(Words.of("no-precision", precision));
        }
        if (labels == null) {
            throw inputs.missing("--labels");
        }
        outputs.reading(Inputs.readable(labels));
    }

    /** The pairs with the threshold at which the labelled ones have the precision. */
    private List<Pair> byPrecision(Linkage.Result found, Records records) throws IOException {
        Truth truth = TruthFile.read(labels, records.ids());
        double from = Evaluation.of(
                        found,
                        truth,
                        records.left(),
                        records.second(),
                        oneToOne && !records.isOneList(),
                        Evaluation.LEAST_THRESHOLD)
                .thresholdFor(precision);
        if (Double.isNaN(from)) {
            throw new CliException(Words.of("precision-not-reached", precision));
        }
        System.err.println(Words.of("precision-threshold", String.format(Locale.ROOT, "%.4f", from), precision));
        return found.pairs().stream()
                .map(pair -> pair.decision() == Decision.LINK && pair.probability() < from
                        ? new Pair(pair.left(), pair.right(), pair.weight(), pair.probability(), Decision.REVIEW)
                        : pair)
                .toList();
    }

    private int link(OutputFiles outputs, double least) throws IOException {
        Records records = inputs.read();
        Linkage.Result found = model == null
                ? records.link(least, oneToOne)
                : records.link(ModelFile.read(model, records), least, oneToOne);
        List<Person> right = records.isOneList() ? List.of() : records.right();
        List<Pair> decided = precision == null ? found.pairs() : byPrecision(found, records);
        List<Pair> pairs =
                write(outputs, decided, records.ids(), new PersonContradiction(found.scorer(), records.left(), right));
        for (Path file : explain) {
            outputs.write(file, place -> Explanation.write(place, file, inDoubtFirst(pairs), found.scorer(), records));
        }
        if (savedModel != null) {
            TrainedModel trained = records.train(ModelFile.LEAST);
            outputs.write(savedModel, place -> ModelFile.write(place, records, trained));
        }
        if (!found.taught()) {
            System.err.println(Words.of("link-not-taught"));
        }
        tell(pairs, found.compared(), found.oversized(), found.alone());
        return records.exitStatus(Wasl.FAILED);
    }

    private int linkEncoded(OutputFiles outputs, double least) throws IOException {
        EncodedRecords records = inputs.readEncoded();
        EncodedLinkage.Result found = records.link(least, oneToOne);
        List<Pair> pairs = write(outputs, found.pairs(), records.ids(), (one, other) -> false);
        tell(pairs, found.compared(), 0, 0);
        return 0;
    }

    /** Writes pairs and entities.
     *
     * @return the pairs as they were decided in the end */
    private List<Pair> write(OutputFiles outputs, List<Pair> found, RecordIds ids, Contradiction contradiction)
            throws IOException {
        List<Pair> pairs = found;
        if (clusters != null) {
            Clusters entities = ids.isOneList()
                    ? Clusters.ofOneList(ids.records(), found, contradiction)
                    : Clusters.ofTwoLists(ids.left().size(), ids.right().size(), found, contradiction);
            pairs = entities.reviewed(found);
            outputs.write(clusters, file -> LinkFiles.writeEntities(file, entities, ids));
            System.err.println(Words.of(
                    "clusters-done",
                    number(entities.entities()),
                    number(entities.withSeveralRecords()),
                    number(entities.separated()),
                    clusters));
        }
        List<Pair> decided = pairs;
        outputs.write(out, file -> LinkFiles.writePairs(file, decided, ids));
        return decided;
    }

    private void tell(List<Pair> pairs, long compared, int oversized, int alone) {
        long links = pairs.stream().filter(p -> p.decision() == Decision.LINK).count();
        System.err.println(Words.of(
                "link-done",
                number(links),
                number(pairs.size() - links),
                number(compared),
                number(oversized),
                number(alone),
                String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begin) / 1e9),
                out));
    }

    static double threshold(Double said, boolean oneToOne) {
        if (said == null) {
            return oneToOne ? USUAL_ONE_TO_ONE : USUAL;
        }
        if (!(said > 0 && said <= 1)) {
            throw new CliException(Words.of("no-threshold", said));
        }
        return said;
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Pairs for review from the most probable, then links from the least probable. */
    private static List<Pair> inDoubtFirst(List<Pair> pairs) {
        Comparator<Pair> reviewFirst = Comparator.comparing(pair -> pair.decision() == Decision.LINK);
        return pairs.stream()
                .sorted(reviewFirst.thenComparing((one, other) -> one.decision() == Decision.LINK
                        ? Pair.BEST_FIRST.compare(other, one)
                        : Pair.BEST_FIRST.compare(one, other)))
                .toList();
    }
}
