package org.wasl.benchmarks;

import com.ibm.icu.text.Transliterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.wasl.matching.link.Linkage;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.matching.person.PersonText;
import org.wasl.stack.Distribution;
import org.wasl.stack.Ports;
import org.wasl.stack.PostgresServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The same two files for Wasl and for what is used otherwise. The others are given what helps them: names in Latin letters by ICU, and the threshold that is
 * best for them, chosen after the fact.
 */
@Command(
        name = "peers",
        description =
                "Links the same two files by Wasl, by Jaro and Winkler's similarity with plain rules, and by PostgreSQL's trigrams.")
final class PeerBenchmark implements Callable<Integer> {
    @Option(names = "--records", defaultValue = "20000", description = "In each of the files.")
    private int records;

    @Option(names = "--data", defaultValue = "benchmark-data", description = "A folder for the files.")
    private Path data;

    private final Transliterator latin =
            Transliterator.getInstance("Arabic-Latin; NFD; [:Nonspacing Mark:] Remove; Lower");

    private record Row(String id, PersonText text, String given, String father, String family, String whole) {}

    private record Scored(String left, String right, double score) {
        boolean isRight() {
            return left.substring(1).equals(right.substring(1));
        }
    }

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(data);
        Path leftFile = data.resolve("left.csv");
        Path rightFile = data.resolve("right.csv");
        new PeopleData(1).write(leftFile, rightFile, records, 0.5);
        List<Row> left = read(leftFile);
        List<Row> right = read(rightFile);
        Set<String> both = left.stream().map(r -> r.id().substring(1)).collect(Collectors.toSet());
        both.retainAll(right.stream().map(r -> r.id().substring(1)).collect(Collectors.toSet()));
        System.out.printf(Locale.ROOT, "%,d records in each file, %,d people in both%n", records, both.size());
        report("Wasl", both.size(), () -> wasl(left, right));
        report("Jaro–Winkler with plain rules", both.size(), () -> jaroWinkler(left, right));
        report("pg_trgm", both.size(), () -> trigrams(left, right));
        return 0;
    }

    private interface Matcher {
        List<Scored> link() throws Exception;
    }

    private static void report(String who, int truth, Matcher matcher) throws Exception {
        long begin = System.nanoTime();
        List<Scored> scored = new ArrayList<>(matcher.link());
        double seconds = (System.nanoTime() - begin) / 1e9;
        scored.sort(Comparator.comparingDouble(Scored::score).reversed());
        int right = 0;
        double best = 0;
        int at = 0;
        for (int i = 0; i < scored.size(); i++) {
            right += scored.get(i).isRight() ? 1 : 0;
            double f1 = 2.0 * right / (i + 1 + truth);
            if (f1 > best) {
                best = f1;
                at = i;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-32s %6.1f s, best F1 %.4f at %.2f; of the pairs %.4f were looked at%n",
                who,
                seconds,
                best,
                scored.isEmpty() ? 0 : scored.get(at).score(),
                (double) right / truth);
    }

    private static List<Scored> wasl(List<Row> left, List<Row> right) {
        PersonReader reader = new PersonReader();
        List<Person> here = left.stream().map(row -> reader.read(row.text())).toList();
        List<Person> there = right.stream().map(row -> reader.read(row.text())).toList();
        return new Linkage(here, there, 0, (stage, part) -> {})
                .link(0.9, false).pairs().stream()
                        .map(pair -> new Scored(
                                left.get(pair.left()).id(),
                                right.get(pair.right()).id(),
                                pair.weight()))
                        .toList();
    }

    /** Who shares the birth date, the telephone or the number is compared: names by similarity, the others equal or not. */
    private static List<Scored> jaroWinkler(List<Row> left, List<Row> right) {
        JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
        List<Scored> scored = new ArrayList<>();
        Set<String> met = new HashSet<>();
        for (int key = 0; key < 3; key++) {
            int by = key;
            Map<String, List<Row>> blocks = new HashMap<>();
            left.forEach(row -> key(row, by).forEach(k -> blocks.computeIfAbsent(k, none -> new ArrayList<>())
                    .add(row)));
            right.forEach(other -> key(other, by)
                    .flatMap(k -> blocks.getOrDefault(k, List.of()).stream())
                    .filter(one -> met.add(one.id() + other.id()))
                    .forEach(one -> scored.add(new Scored(one.id(), other.id(), score(similarity, one, other)))));
        }
        return scored;
    }

    private static Stream<String> key(Row row, int by) {
        PersonText text = row.text();
        String key = by == 0 ? text.birthDate() : by == 1 ? text.phone() : text.nationalId();
        return key.isEmpty() ? Stream.empty() : Stream.of(key);
    }

    private static double score(JaroWinklerSimilarity similarity, Row one, Row other) {
        double names = 3 * similarity.apply(one.given(), other.given())
                + similarity.apply(one.father(), other.father())
                + similarity.apply(one.family(), other.family());
        double equal = 0;
        equal += one.text().birthDate().equals(other.text().birthDate()) ? 2 : 0;
        equal += one.text().phone().equals(other.text().phone()) ? 1 : 0;
        equal += one.text().sex().equals(other.text().sex()) ? 0.5 : 0;
        boolean sameNumber = !one.text().nationalId().isEmpty()
                && one.text().nationalId().equals(other.text().nationalId());
        return names + equal + (sameNumber ? 5 : 0);
    }

    /** As one would in SQL: the whole name similar, the year of birth not far off; what is equal counts more. */
    private List<Scored> trigrams(List<Row> left, List<Row> right) throws IOException, SQLException {
        Path folder = Files.createTempDirectory(data.toAbsolutePath(), "postgres");
        int port = new Ports(Map.of(), System.getenv()).of(Ports.Name.POSTGRES);
        PostgresServer server = new PostgresServer(
                Distribution.ofThisBuild().postgres(),
                folder.resolve("data"),
                folder.resolve("log"),
                port,
                "peers",
                "");
        server.start();
        try {
            server.ensureDatabase("peers", "peers");
            try (Connection database = DriverManager.getConnection(server.url("peers"), "peers", "peers")) {
                return trigrams(database, left, right);
            }
        } finally {
            server.stop();
            Distribution.deleteTree(folder);
        }
    }

    private static List<Scored> trigrams(Connection database, List<Row> left, List<Row> right) throws SQLException {
        for (String table : List.of("here", "there")) {
            database.createStatement()
                    .execute("create table " + table
                            + " (id text, name text, born text, year int, phone text, number text)");
            insert(database, table, table.equals("here") ? left : right);
        }
        database.createStatement().execute("create index on here using gin (name gin_trgm_ops)");
        database.createStatement().execute("analyze");
        List<Scored> scored = new ArrayList<>();
        try (ResultSet rows = database.createStatement()
                .executeQuery(
                        "select h.id, t.id, similarity(h.name, t.name)"
                                + " + case when h.born = t.born and h.born <> '' then 0.5 else 0 end"
                                + " + case when h.phone = t.phone and h.phone <> '' then 0.2 else 0 end"
                                + " + case when h.number = t.number and h.number <> '' then 1 else 0 end"
                                + " from there t join here h on h.name % t.name and (h.year is null or t.year is null or h.year between t.year - 1 and t.year + 1)")) {
            while (rows.next()) {
                scored.add(new Scored(rows.getString(1), rows.getString(2), rows.getDouble(3)));
            }
        }
        return scored;
    }

    private static void insert(Connection database, String table, List<Row> rows) throws SQLException {
        try (PreparedStatement insert =
                database.prepareStatement("insert into " + table + " values (?, ?, ?, ?, ?, ?)")) {
            for (Row row : rows) {
                String born = row.text().birthDate();
                insert.setString(1, row.id());
                insert.setString(2, row.whole());
                insert.setString(3, born);
                insert.setObject(4, born.isEmpty() ? null : Integer.valueOf(born.substring(0, 4)));
                insert.setString(5, row.text().phone());
                insert.setString(6, row.text().nationalId());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private List<Row> read(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            csv.forEach(row -> {
                PersonText text = PeopleData.text(row, List.of());
                rows.add(new Row(
                        text.id(),
                        text,
                        latin.transliterate(text.given()),
                        latin.transliterate(text.father()),
                        latin.transliterate(text.family()),
                        latin.transliterate(
                                String.join(" ", text.given(), text.father(), text.grandfather(), text.family()))));
            });
        }
        return rows;
    }
}
