package org.wasl.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.http.HttpResponse;
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
    private static final int PART = 8 << 20;

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
        JsonNode job = Client.json(client.post("registrar", "/v1/person-imports", """
                {"format":"CSV","externalIdScheme":"benchmark-%d","columns":{"id":"external_id","born":"birth_date","national_id":"jo_national_no"}}
                """.formatted(System.nanoTime())));
        String path = "/v1/person-imports/" + job.path("id").asText();
        long begin = System.nanoTime();
        try (InputStream file = Files.newInputStream(people.resolve("left.csv"))) {
            int number = 0;
            for (byte[] part = file.readNBytes(PART); part.length > 0; part = file.readNBytes(PART)) {
                HttpResponse<String> answer = client.put("registrar", path + "/parts/" + number++, part);
                if (answer.statusCode() != 204) {
                    throw new IllegalStateException("part " + number + ": " + answer.body());
                }
            }
        }
        say("sent", begin);
        client.post("registrar", path + "/start", "");
        do {
            TimeUnit.SECONDS.sleep(10);
            job = Client.json(client.get("registrar", path));
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
