package org.wasl.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "link",
        description =
                "Makes two files of people with the faults that files have, links them by ./wasl link and says how right and how fast it was.")
final class LinkBenchmark implements Callable<Integer> {
    private static final String MAP = """
            {"recordId":"id","given":"given","father":"father","grandfather":"grandfather","family":"family","birthDate":"born",
             "sex":"sex","phone":"phone","locality":"locality","nationalId":"national_id"}""";

    @Option(names = "--records", defaultValue = "1000000", description = "In each of the files.")
    private int records;

    @Option(names = "--shared", defaultValue = "0.5", description = "The part of the people who are in both.")
    private double shared;

    @Option(names = "--data", defaultValue = "benchmark-data", description = "A folder for the files.")
    private Path data;

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Option(names = "--without-number", description = "The files have no national number.")
    private boolean withoutNumber;

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(data);
        Path left = data.resolve("left.csv");
        Path right = data.resolve("right.csv");
        Path map = data.resolve("map.json");
        new PeopleData(seed).write(left, right, records, shared);
        Files.writeString(map, withoutNumber ? MAP.replace(",\"nationalId\":\"national_id\"", "") : MAP);
        long truth = both(left, right);
        System.out.printf(Locale.ROOT, "%,d records in each file, %,d people in both%n", records, truth);
        run(left, right, map, truth, false);
        run(left, right, map, truth, true);
        return 0;
    }

    private static long both(Path left, Path right) throws IOException {
        Set<String> here = numbers(left);
        here.retainAll(numbers(right));
        return here.size();
    }

    private static Set<String> numbers(Path file) throws IOException {
        Set<String> numbers = new HashSet<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            csv.forEach(row -> numbers.add(row.getField("id").substring(1)));
        }
        return numbers;
    }

    private void run(Path left, Path right, Path map, long truth, boolean oneToOne) throws Exception {
        Path out = data.resolve("pairs.csv");
        ProcessBuilder command = new ProcessBuilder(
                System.getProperty("wasl.root") + "/wasl",
                "link",
                "--left",
                left.toString(),
                "--right",
                right.toString(),
                "--map",
                map.toString(),
                "--out",
                out.toString());
        if (oneToOne) {
            command.command().add("--one-to-one");
        }
        long begin = System.nanoTime();
        Process process =
                command.redirectError(data.resolve("link.log").toFile()).start();
        long most = 0;
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            most = Math.max(most, residentKilobytes(process));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (process.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(data.resolve("link.log")));
        }
        System.out.printf(
                Locale.ROOT, "%s: %.0f s, %.1f GiB%n", oneToOne ? "one to one" : "pairs", seconds, most / 1048576.0);
        judge(out, truth);
    }

    /** The launcher becomes the program: one process. */
    private static long residentKilobytes(Process process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    private static void judge(Path pairs, long truth) throws IOException {
        long right = 0;
        long linked = 0;
        long found = 0;
        long seen = 0;
        double best = 0;
        double at = 0;
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(pairs)) {
            for (NamedCsvRecord row : csv) {
                boolean one = row.getField("leftId")
                        .substring(1)
                        .equals(row.getField("rightId").substring(1));
                seen++;
                found += one ? 1 : 0;
                double f1 = 2.0 * found / (seen + truth);
                if (f1 > best) {
                    best = f1;
                    at = Double.parseDouble(row.getField("weight"));
                }
                if (row.getField("decision").equals("LINK")) {
                    linked++;
                    right += one ? 1 : 0;
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "  linked: precision %.4f, recall %.4f, F1 %.4f; with those to be looked at recall %.4f; best F1 %.4f at weight %.1f%n",
                (double) right / linked,
                (double) right / truth,
                2.0 * right / (linked + truth),
                (double) found / truth,
                best,
                at);
    }
}
