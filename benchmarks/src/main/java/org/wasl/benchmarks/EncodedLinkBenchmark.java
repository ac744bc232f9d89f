package org.wasl.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "encoded-link",
        description =
                "Links two files by their names and by encodings of them, both one to one, and says what the encodings lose.")
final class EncodedLinkBenchmark implements Callable<Integer> {
    private static final Map<String, String> MAPS = new LinkedHashMap<>();

    static {
        String names =
                "\"recordId\":\"id\",\"given\":\"given\",\"father\":\"father\",\"family\":\"family\",\"birthDate\":\"born\",\"sex\":\"sex\"";
        String all = names + ",\"grandfather\":\"grandfather\",\"phone\":\"phone\",\"locality\":\"locality\"";
        MAPS.put("names, date, sex, phone, place, number", all + ",\"nationalId\":\"national_id\"");
        MAPS.put("without the number", all);
        MAPS.put("names, date, sex", names);
    }

    @Option(names = "--records", defaultValue = "20000", description = "In each of the files.")
    private int records;

    @Option(names = "--shared", defaultValue = "0.5", description = "The part of the people who are in both.")
    private double shared;

    @Option(names = "--data", defaultValue = "benchmark-data", description = "A folder for the files.")
    private Path data;

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Option(names = "--salt", defaultValue = "birth-year", description = "birth-year or sex.")
    private String salt;

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(data);
        new PeopleData(seed).write(file("left.csv"), file("right.csv"), records, shared);
        // No secret: the people are invented.
        Files.writeString(file("key.txt"), "the-same-key-for-each-run-of-this-benchmark");
        writeTruth();
        for (Map.Entry<String, String> map : MAPS.entrySet()) {
            Files.writeString(file("map.json"), "{" + map.getValue() + "}");
            System.out.println(map.getKey());
            System.out.println("  by names:     " + evaluate("--map", path("map.json"), "--truth", path("truth.csv")));
            for (String side : List.of("left", "right")) {
                wasl(
                        "encode",
                        "--in",
                        path(side + ".csv"),
                        "--map",
                        path("map.json"),
                        "--key",
                        path("key.txt"),
                        "--salt",
                        salt,
                        "--out",
                        path(side + ".clk.csv"),
                        "--ids",
                        path(side + ".ids.csv"));
            }
            writeEncodedTruth();
            System.out.println("  by encodings: " + evaluate("--encoded", "--truth", path("truth.clk.csv")));
        }
        return 0;
    }

    private Path file(String name) {
        return data.resolve(name).toAbsolutePath();
    }

    private String path(String name) {
        return file(name).toString();
    }

    private String evaluate(String... options) throws Exception {
        String end = List.of(options).contains("--encoded") ? ".clk.csv" : ".csv";
        List<String> command = new ArrayList<>(List.of(
                "link", "evaluate", "--left", path("left" + end), "--right", path("right" + end), "--one-to-one"));
        command.addAll(Arrays.asList(options));
        return wasl(command.toArray(String[]::new)).lines().findFirst().orElse("");
    }

    private String wasl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(System.getProperty("wasl.root") + "/wasl", "--lang", "en"));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(file("link.log").toFile())
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(file("link.log")));
        }
        return told;
    }

    /** By the number in the ids: the same in both files for the same person. */
    private void writeTruth() throws IOException {
        Map<String, String> left = new LinkedHashMap<>();
        each("left.csv", row -> left.put(row.getField("id").substring(1), row.getField("id")));
        try (CsvWriter csv = CsvWriter.builder().build(file("truth.csv"))) {
            csv.writeRecord("leftId", "rightId");
            each("right.csv", row -> {
                String same = left.get(row.getField("id").substring(1));
                if (same != null) {
                    csv.writeRecord(same, row.getField("id"));
                }
            });
        }
    }

    private void writeEncodedTruth() throws IOException {
        Map<String, String> left = encodedIds("left");
        Map<String, String> right = encodedIds("right");
        try (CsvWriter csv = CsvWriter.builder().build(file("truth.clk.csv"))) {
            csv.writeRecord("leftId", "rightId");
            each(
                    "truth.csv",
                    row -> csv.writeRecord(left.get(row.getField("leftId")), right.get(row.getField("rightId"))));
        }
    }

    private Map<String, String> encodedIds(String side) throws IOException {
        Map<String, String> ids = new LinkedHashMap<>();
        each(side + ".ids.csv", row -> ids.put(row.getField("recordId"), row.getField("encodedId")));
        return ids;
    }

    private interface Taker {
        void take(NamedCsvRecord row) throws IOException;
    }

    private void each(String name, Taker taker) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file(name))) {
            for (NamedCsvRecord row : csv) {
                taker.take(row);
            }
        }
    }
}
