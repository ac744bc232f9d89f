package org.wasl.stack.link;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.wasl.matching.link.Decision;
import org.wasl.matching.link.Linkage;
import org.wasl.matching.link.Pair;
import org.wasl.matching.model.ComparisonVectors;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.stack.CliException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code ./wasl link}: finds the same persons in files. */
@Command(name = "link")
public final class LinkCommand implements Callable<Integer> {
    private static final int STEPS = 1_000;
    private static final double USUAL = 0.9;
    private static final double USUAL_ONE_TO_ONE = 0.5;

    @ArgGroup(multiplicity = "1")
    private Which files;

    static final class Which {
        @ArgGroup(exclusive = false)
        private Two two;

        @Option(names = "--dedupe", paramLabel = "FILE")
        private Path dedupe;
    }

    static final class Two {
        @Option(names = "--left", required = true, paramLabel = "FILE")
        private Path left;

        @Option(names = "--right", required = true, paramLabel = "FILE")
        private Path right;
    }

    @Option(names = "--map", required = true, paramLabel = "FILE")
    private Path map;

    @Option(names = "--out", required = true, paramLabel = "FILE")
    private Path out;

    @Option(names = "--threshold", paramLabel = "T")
    private Double threshold;

    @Option(names = "--one-to-one")
    private boolean oneToOne;

    @Override
    public Integer call() throws IOException {
        if (threshold == null) {
            threshold = oneToOne ? USUAL_ONE_TO_ONE : USUAL;
        }
        if (!(threshold > 0 && threshold <= 1)) {
            throw new CliException("--threshold is a probability between 0 and 1.");
        }
        Path folder = out.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new CliException(
                    "The pairs cannot be written to " + folder + ": there is no such folder, or it is closed.");
        }
        long begin = System.nanoTime();
        Mapping.Sides sides = Mapping.read(readable(map));
        int others = sides.left().others().size();
        if (others + 8 > ComparisonVectors.MAX_FIELDS) {
            throw new CliException(
                    "At most " + (ComparisonVectors.MAX_FIELDS - 8) + " columns can be named under \"other\".");
        }
        PersonReader reader = new PersonReader();
        boolean doubles = files.dedupe != null;
        List<Person> left = read(doubles ? files.dedupe : files.two.left, sides.left(), reader);
        List<Person> right = doubles ? null : read(files.two.right, sides.right(), reader);
        Linkage.Result found;
        try (Progress progress = new Progress()) {
            found = new Linkage(left, right, others, progress::at).link(threshold, oneToOne && !doubles);
        }
        write(found.pairs(), left, doubles ? left : right);
        long links = found.pairs().stream()
                .filter(p -> p.decision() == Decision.LINK)
                .count();
        System.err.printf(
                Locale.ROOT,
                "%,d pairs linked, %,d to be looked at, of %,d that were compared; %,d keys were too common. %.1f s. %s%n",
                links,
                found.pairs().size() - links,
                found.compared(),
                found.oversized(),
                (System.nanoTime() - begin) / 1e9,
                out);
        return 0;
    }

    private static Path readable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CliException("The file " + file + " cannot be read.");
        }
        return file;
    }

    private static List<Person> read(Path path, Mapping mapping, PersonReader reader) throws IOException {
        PersonFile file = new PersonFile(readable(path), mapping, System.err);
        long size = Math.max(1, Files.size(path));
        List<Person> persons;
        try (Progress progress = new Progress()) {
            persons = file.read(reader, bytes -> progress.at("Reading " + path.getFileName(), (double) bytes / size));
        }
        System.err.printf(
                Locale.ROOT, "%s: %,d records, %,d skipped%n", path.getFileName(), persons.size(), file.skipped());
        return persons;
    }

    private void write(List<Pair> pairs, List<Person> left, List<Person> right) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord("leftId", "rightId", "weight", "probability", "decision");
            for (Pair pair : pairs) {
                csv.writeRecord(
                        left.get(pair.left()).id(),
                        right.get(pair.right()).id(),
                        String.format(Locale.ROOT, "%.4f", pair.weight()),
                        String.format(Locale.ROOT, "%.6f", pair.probability()),
                        pair.decision().name());
            }
        }
    }

    /** One bar for each stage, on standard error. */
    private static final class Progress implements AutoCloseable {
        private ProgressBar bar;
        private String stage;

        synchronized void at(String name, double part) {
            if (!name.equals(stage)) {
                close();
                stage = name;
                bar = new ProgressBarBuilder()
                        .setTaskName(name)
                        .setInitialMax(STEPS)
                        .setStyle(ProgressBarStyle.ASCII)
                        .hideEta()
                        .build();
            }
            bar.stepTo(Math.round(part * STEPS));
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
                bar = null;
            }
        }
    }
}
