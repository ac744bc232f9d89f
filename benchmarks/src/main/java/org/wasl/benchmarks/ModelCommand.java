package org.wasl.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.Field;
import org.wasl.matching.link.Linkage;
import org.wasl.matching.link.TrainedModel;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "model",
        description = "Learns the model that a fresh registry begins with, from invented people, and writes it down.")
final class ModelCommand implements Callable<Integer> {
    /** Numbers of households. */
    private static final int OTHERS = 2;

    private static final int COMMON = 5;
    /** One in ten who comes is known already; of a family of five, four others are. */
    private static final double SAME = 0.1;

    private static final double FAMILY = 4;
    private static final double PRIOR_SHARE = 0.15;

    @Option(names = "--records", defaultValue = "100000")
    private int records;

    @Option(names = "--data", defaultValue = "benchmark-data", description = "A folder for the files.")
    private Path data;

    @Option(names = "--out", defaultValue = "registry-service/src/main/resources/match-model.json")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(data);
        Path left = data.resolve("left.csv");
        Path right = data.resolve("right.csv");
        new PeopleData(1).write(left, right, records, 0.5);
        PersonReader reader = new PersonReader();
        TrainedModel learned = new Linkage(read(left, reader), read(right, reader), OTHERS, (stage, part) -> {})
                .learn(numbers(), COMMON)
                .withExpected(SAME, FAMILY);
        soften(learned);
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(out.toFile(), learned);
        return 0;
    }

    /** Invented people never move and make the faults that were thought of: what is usual has its part. */
    private static void soften(TrainedModel learned) {
        List<Field> fields = Comparison.fields(OTHERS);
        for (int field = 0; field < Comparison.OTHER_ID; field++) {
            blend(learned.m()[field], fields.get(field).prior());
            if (fields.get(field).shared()) {
                blend(learned.h()[field], fields.get(field).prior());
            }
        }
    }

    private static void blend(double[] learned, double[] prior) {
        for (int level = 0; level < learned.length; level++) {
            learned[level] = (1 - PRIOR_SHARE) * learned[level] + PRIOR_SHARE * prior[level];
        }
    }

    private static List<Person> read(Path file, PersonReader reader) throws IOException {
        List<Person> persons = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            csv.forEach(row -> persons.add(reader.read(PeopleData.text(row, Arrays.asList(null, null)))));
        }
        return persons;
    }

    /** What the files do not have: numbers of persons and of households, by what they are. */
    private static TrainedModel numbers() {
        List<Field> fields = Comparison.fields(OTHERS);
        double[][] m = new double[fields.size()][];
        double[][] h = new double[fields.size()][];
        double[][] u = new double[fields.size()][];
        for (int field = 0; field < m.length; field++) {
            m[field] = fields.get(field).prior();
            h[field] = m[field];
            u[field] = m[field];
        }
        m[Comparison.OTHER_ID] = new double[] {0.06, 0.01, 0.93};
        h[Comparison.OTHER_ID] = new double[] {0.9998, 1e-4, 1e-4};
        u[Comparison.OTHER_ID] = new double[] {0.999989, 1e-5, 1e-6};
        for (int field = Comparison.FIRST_OTHER; field < m.length; field++) {
            m[field] = new double[] {0.2, 0.005, 0.005, 0.79};
            h[field] = new double[] {0.1, 0.005, 0.005, 0.89};
            u[field] = new double[] {0.99997, 1e-5, 1e-5, 1e-5};
        }
        return new TrainedModel(OTHERS, 0, 0, 0, m, h, u, null, null);
    }
}
