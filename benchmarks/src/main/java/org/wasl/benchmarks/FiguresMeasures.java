package org.wasl.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.wasl.contracts.event.Fact;
import org.wasl.stack.history.FactTopics;
import org.wasl.stack.history.InventedHistory;
import org.wasl.stack.journey.SeedDirectory;

/** Facts of an invented country over two years, told to the topics and asked for again. */
final class FiguresMeasures {
    /** Some five facts are told of each. */
    private static final double FACTS_OF_A_PERSON = 5;

    private static final int LAG_SECONDS = 20;
    private static final int FACTS_A_SECOND = 500;

    private final Client client;
    private final Load load;
    private final Map<String, Object> kafka;
    private final int persons;
    private long facts;

    /** @param facts about so many */
    FiguresMeasures(Client client, Load load, Map<String, Object> kafka, int facts) {
        this.client = client;
        this.load = load;
        this.kafka = kafka;
        persons = (int) (facts / FACTS_OF_A_PERSON);
    }

    void take() throws Exception {
        try (FactTopics topics = new FactTopics(kafka, Clock.systemUTC())) {
            long begin = System.nanoTime();
            history(Clock.systemUTC(), persons, fact -> {
                topics.write(fact);
                facts++;
            });
            topics.flush();
            System.out.printf("%,d facts on the topics after %.0f s%n", facts, seconds(begin));
            awaitAll();
            replay();
            figures();
            lag(topics);
            System.out.println("memory of the service: " + load.residentMegabytes() + " MB now, at most "
                    + load.mostResidentMegabytes());
        }
    }

    private static void history(Clock clock, int persons, Consumer<Fact> told) throws IOException {
        JsonNode directory = Client.JSON.readTree(SeedDirectory.assuredOn(LocalDate.now(clock)));
        InventedHistory.tell(directory, clock, persons, told);
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private JsonNode position() throws IOException, InterruptedException {
        return Client.json(client.get("auditor", "/v1/figures/position"));
    }

    private void awaitAll() throws IOException, InterruptedException {
        while (!position().path("complete").asBoolean()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void replay() throws Exception {
        long begin = System.nanoTime();
        client.post("administrator", "/v1/figures/rebuilds", "");
        while (read() >= facts) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        do {
            TimeUnit.MILLISECONDS.sleep(200);
        } while (read() < facts);
        double took = seconds(begin);
        System.out.printf("read from the beginning: %,d facts in %.1f s, %,.0f a second%n", facts, took, facts / took);
    }

    private long read() throws IOException, InterruptedException {
        long read = 0;
        for (JsonNode partition : position().path("partitions")) {
            read += partition.path("offset").asLong();
        }
        return read;
    }

    private void figures() throws IOException, InterruptedException {
        String year = "&from=" + LocalDate.now().minusDays(364) + "&to=" + LocalDate.now();
        List<String> asked = List.of(
                "cases-opened?period=MONTH&by=SEX&by=GOVERNORATE",
                "cases-open?period=MONTH&by=RISK&by=GOVERNORATE",
                "persons-in-case-management?period=QUARTER&by=SEX&by=AGE_GROUP",
                "time-to-closure?period=MONTH&by=AGENCY&by=PROGRAMME",
                "persons-served?period=MONTH&by=SEX&by=SERVICE_TYPE",
                "tasks-on-time?period=MONTH&by=AGENCY&by=PROGRAMME",
                "referrals-accepted-share?period=MONTH&by=RECIPIENT&by=SERVICE_TYPE",
                "persons-registered?period=WEEK&by=SEX&by=NATIONALITY_GROUP");
        long begin = System.nanoTime();
        client.post("administrator", "/v1/figures/publications", "");
        System.out.printf("published in %.1f s%n", seconds(begin));
        figures("Exact figures of a year by two dimensions, alone", "auditor", asked, year);
        figures("Rounded figures of a year by two dimensions, alone", "monitor", asked, year);
    }

    private void figures(String what, String account, List<String> asked, String year)
            throws IOException, InterruptedException {
        load.alone(what, 20, due -> {
            for (String each : asked) {
                long begin = System.nanoTime();
                String path = "/v1/indicators/" + each.replace("?", "/values?") + year;
                load.timed(
                        each.replaceAll("\\?.*", ""), client.get(account, path).statusCode(), begin);
            }
        });
    }

    /** From the moment that a fact is on its way to Kafka to the moment that a figure may have it, asked every twenty milliseconds. */
    private void lag(FactTopics topics) throws Exception {
        Histogram lags = new Histogram(3);
        List<Fact> anew = new ArrayList<>();
        history(Clock.offset(Clock.systemUTC(), Duration.ofDays(1)), LAG_SECONDS * FACTS_A_SECOND, anew::add);
        long begin = System.nanoTime();
        for (int second = 0; second < LAG_SECONDS; second++) {
            long before = read();
            long sent = System.nanoTime();
            for (int i = second * FACTS_A_SECOND; i < (second + 1) * FACTS_A_SECOND; i++) {
                LockSupport.parkNanos(Math.max(0, begin + i * 1_000_000_000L / FACTS_A_SECOND - System.nanoTime()));
                topics.write(anew.get(i));
                sent = System.nanoTime();
            }
            while (read() < before + FACTS_A_SECOND) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            lags.recordValue((System.nanoTime() - sent) / 1_000_000);
        }
        System.out.printf(
                "lag at %d facts a second: %d ms in the middle, %d ms at most%n",
                FACTS_A_SECOND, lags.getValueAtPercentile(50), lags.getMaxValue());
    }
}
