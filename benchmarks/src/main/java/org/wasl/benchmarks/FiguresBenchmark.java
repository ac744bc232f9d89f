package org.wasl.benchmarks;

import java.sql.Connection;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "figures",
        description =
                "States facts of a country to the topics of a platform of its own and measures how fast they are read again, how long figures take, how far they lag and what the"
                        + " service takes in memory.")
final class FiguresBenchmark extends Benchmark {
    @Option(names = "--facts", defaultValue = "1000000", description = "Of them about a fifth are persons.")
    int facts;

    FiguresBenchmark() {
        super("monitoring");
    }

    /** As on a laptop: the memory of the service is measured, too. */
    @Override
    Map<String, String> room() {
        return Map.of("WASL_JAVA_OPTIONS", "-XX:TieredStopAtLevel=4");
    }

    /** The topics are filled when measuring begins: the position that is read to belongs to the measure. */
    @Override
    void fill(Connection database, Properties secrets, Client client) {}

    @Override
    void measure(Client client, Connection database, Load load) throws Exception {
        new FiguresMeasures(client, load, kafka(), facts).take();
    }
}
