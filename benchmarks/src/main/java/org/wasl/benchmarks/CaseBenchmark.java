package org.wasl.benchmarks;

import java.sql.Connection;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "cases",
        description = "Fills a platform of its own with cases and measures lists, queues, steps, export and audit.")
final class CaseBenchmark extends Benchmark {
    @Option(names = "--cases", defaultValue = "300000")
    int cases;

    @Option(names = "--audit", defaultValue = "30000000")
    long audit;

    CaseBenchmark() {
        super("case");
    }

    @Override
    void fill(Connection database, Properties secrets, Client client) throws Exception {
        new CaseData(new Fill(database, secrets, "case"), client.accounts()).fill(cases, audit);
    }

    @Override
    void measure(Client client, Connection database, Load load) throws Exception {
        new CaseMeasures(client, load).take(rate, seconds);
    }
}
