package org.wasl.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "import",
        description =
                "Imports a file of persons into an empty platform of its own, until all are looked at for duplicates.")
final class ImportBenchmark extends Benchmark {
    @Option(names = "--persons", defaultValue = "1000000")
    int persons;

    @Option(names = "--people", defaultValue = "benchmark-data", description = "A folder for the files of people.")
    Path people;

    ImportBenchmark() {
        super("registry");
    }

    @Override
    void fill(Connection database, Properties secrets, Client client) throws Exception {
        Files.createDirectories(people);
        new PeopleData(1).write(people.resolve("left.csv"), people.resolve("right.csv"), persons, 0.5);
    }

    @Override
    void measure(Client client, Connection database, Load load) throws Exception {
        long begin = System.nanoTime();
        PersonList list = PersonList.send(client, people.resolve("left.csv"));
        say("sent", begin);
        list.start();
        JsonNode job;
        do {
            TimeUnit.SECONDS.sleep(10);
            job = list.job();
            say(
                    "%s: %,d rows, %,d made, %,d faulty; %,d to be looked at"
                            .formatted(
                                    job.path("status").asText(),
                                    job.path("rows").asLong(),
                                    job.path("created").asLong(),
                                    job.path("faulty").asLong(),
                                    count(database, "person_to_check")),
                    begin);
        } while (!job.path("status").asText().equals("DONE"));
        say("imported", begin);
        while (count(database, "person_to_check") > 0) {
            TimeUnit.SECONDS.sleep(10);
            say("%,d to be looked at".formatted(count(database, "person_to_check")), begin);
        }
        say("all are looked at, %,d pairs before the stewards".formatted(count(database, "match_review")), begin);
        while (count(database, "outbox") > 0) {
            TimeUnit.SECONDS.sleep(5);
        }
        say("all events are published", begin);
    }

    private static long count(Connection database, String table) throws Exception {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void say(String what, long begin) {
        System.out.printf(Locale.ROOT, "%5.0f s  %s%n", (System.nanoTime() - begin) / 1e9, what);
    }
}
