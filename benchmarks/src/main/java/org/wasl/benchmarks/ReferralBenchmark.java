package org.wasl.benchmarks;

import java.sql.Connection;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "referrals",
        description =
                "Fills a platform of its own with a directory and referrals and measures search, matches, boxes, steps, the sweep of deadlines, the check of duplicates and figures.")
final class ReferralBenchmark extends Benchmark {
    @Option(names = "--places", defaultValue = "100000", description = "Services at locations.")
    int places;

    @Option(names = "--referrals", defaultValue = "2000000")
    int referrals;

    ReferralBenchmark() {
        super("referral");
    }

    @Override
    void fill(Connection database, Properties secrets, Client client) throws Exception {
        Fill fill = new Fill(database, secrets, "referral");
        DirectoryData directory = new DirectoryData(fill, places);
        directory.fill();
        new ReferralData(fill, directory.places(), client.accounts()).fill(referrals);
        fill.done();
    }

    @Override
    void measure(Client client, Connection database, Load load) throws Exception {
        new ReferralMeasures(client, database, load).take(rate, seconds);
    }
}
