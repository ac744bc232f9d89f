package org.wasl.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What can be measured at full size. */
@Command(
        name = "benchmarks/run",
        subcommands = {
            CaseBenchmark.class,
            ReferralBenchmark.class,
            FiguresBenchmark.class,
            LinkBenchmark.class,
            LinkQualityBenchmark.class,
            EncodedLinkBenchmark.class,
            PeerBenchmark.class,
            RegistryBenchmark.class,
            ImportBenchmark.class,
            FactsBenchmark.class,
            ModelCommand.class
        })
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks()).execute(args));
    }
}
