package org.wasl.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "registry",
        description =
                "Fills a platform of its own with persons and measures registration with its check, searches and reading.")
final class RegistryBenchmark extends Benchmark {
    @Option(names = "--persons", defaultValue = "1000000")
    int persons;

    @Option(names = "--people", defaultValue = "benchmark-data", description = "A folder for the files of people.")
    Path people;

    RegistryBenchmark() {
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
        RegistryMeasures measures = new RegistryMeasures(client, load, people, database);
        measures.take();
        measures.searches(seconds);
    }
}
