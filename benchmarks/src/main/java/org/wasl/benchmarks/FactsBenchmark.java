package org.wasl.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.wasl.contracts.event.EventTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What facts cost: a restatement of all persons, up to the outbox and up to the topic, and the triggers in an import. */
@Command(
        name = "facts",
        description =
                "States all persons once more, and imports lists of persons with and without the triggers of facts.")
final class FactsBenchmark extends Benchmark {
    /** Of the tables that an import writes. */
    private static final String[] TRIGGERS = {
        "person person_fact_is_due",
        "person household_fact_is_due_of_head",
        "person_holder person_fact_is_due",
        "person_holder household_fact_is_due_of_head"
    };

    @Option(names = "--persons", defaultValue = "200000")
    int persons;

    @Option(names = "--times", defaultValue = "3", description = "How often all are stated, the first time cold.")
    int times;

    @Option(
            names = "--lists",
            defaultValue = "4",
            description = "Lists that are imported, by turns without and with triggers.")
    int lists;

    @Option(names = "--rows", defaultValue = "20000", description = "Rows of each list.")
    int rows;

    @Option(names = "--people", defaultValue = "benchmark-data", description = "A folder for the files of people.")
    Path people;

    FactsBenchmark() {
        super("registry");
    }

    @Override
    void fill(Connection database, Properties secrets, Client client) throws Exception {
        Files.createDirectories(people);
        new PeopleData(1).write(people.resolve("left.csv"), people.resolve("right.csv"), persons, 0.5);
        new RegistryData(new Fill(database, secrets, "registry")).fill(people.resolve("left.csv"));
    }

    @Override
    void measure(Client client, Connection database, Load load) throws Exception {
        for (int i = 0; i < times; i++) {
            restate(client, database);
        }
        imports(client, database);
    }

    private void restate(Client client, Connection database) throws Exception {
        while (number(database, "select count(*) from fact_restatement where completed_at is null") > 0
                || number(database, "select count(*) from outbox") > 0) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        long begin = System.nanoTime();
        String id = Client.json(client.post("administrator", "/v1/facts/registry/restatements", ""))
                .path("id")
                .asText();
        while (number(database, "select count(*) from fact_restatement where completed_at is null") > 0) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        double outbox = (System.nanoTime() - begin) / 1e9;
        while (number(database, "select count(*) from outbox") > 0) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        double topic = (System.nanoTime() - begin) / 1e9;
        long stated =
                number(database, "select sum(stated) from fact_restatement_part where restatement_id = '" + id + "'");
        System.out.printf(
                Locale.ROOT,
                "%,d facts to the outbox in %.1f s (%,.0f a second), on %s in %.1f s (%,.0f a second)%n",
                stated,
                outbox,
                stated / outbox,
                EventTopic.REGISTRY_FACTS.address(),
                topic,
                stated / topic);
    }

    /** The first two warm up. */
    private void imports(Client client, Connection database) throws Exception {
        double[] seconds = new double[2];
        for (int i = 0; i < lists + 2; i++) {
            int with = i % 2;
            triggers(database, with == 1 ? "enable" : "disable");
            Path list = people.resolve("list-" + i + ".csv");
            new PeopleData(100 + i).write(list, people.resolve("none.csv"), rows, 0);
            PersonList imported = PersonList.send(client, list);
            long begin = System.nanoTime();
            imported.startAndAwait();
            double took = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "list %d %s triggers: %,d rows in %.1f s (%,.0f a second)%n",
                    i,
                    with == 1 ? "with" : "without",
                    rows,
                    took,
                    rows / took);
            if (i >= 2) {
                seconds[with] += took;
            }
            while (number(database, "select (select count(*) from fact_due) + (select count(*) from outbox)") > 0
                    || number(database, "select count(*) from person_to_check") > 0) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "with the triggers of facts an import takes %.3f times as long as without%n",
                seconds[1] / seconds[0]);
    }

    private static void triggers(Connection database, String how) throws SQLException {
        for (String trigger : TRIGGERS) {
            String[] names = trigger.split(" ");
            execute(database, "alter table " + names[0] + " " + how + " trigger " + names[1]);
        }
    }

    private static void execute(Connection database, String statement) throws SQLException {
        try (Statement one = database.createStatement()) {
            one.execute(statement);
        }
    }

    private static long number(Connection database, String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }
}
