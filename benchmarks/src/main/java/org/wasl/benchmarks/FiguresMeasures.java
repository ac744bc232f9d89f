package org.wasl.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.wasl.platform.value.Uuid7;

/** Facts of ten agencies over three years: of ten, two are persons, two cases, two services, two tasks, one follow-up and one referral. */
final class FiguresMeasures {
    private static final int DAYS = 3 * 365;
    private static final List<String> GOVERNORATES = List.of(
            "JO-AM", "JO-IR", "JO-AZ", "JO-MA", "JO-KA", "JO-BA", "JO-MD", "JO-JA", "JO-AJ", "JO-MN", "JO-AT", "JO-AQ");
    private static final List<String> NATIONALITIES = List.of("JORDANIAN", "SYRIAN", "PALESTINIAN", "IRAQI", "OTHER");
    private static final List<String> PROGRAMMES =
            List.of("CHILD_PROTECTION", "GBV", "DISABILITY", "OLDER_PERSON", "FAMILY_SUPPORT", "GENERAL_PROTECTION");
    private static final List<String> RISKS = List.of("HIGH", "MEDIUM", "LOW", "NOT_ASSESSED");
    private static final List<String> SERVICES = List.of("MHPSS", "CASH_ASSISTANCE", "LEGAL_ASSISTANCE", "LIVELIHOODS");
    private static final String REGISTRY = "registry";
    private static final String CASE = "case";
    private static final String REFERRAL = "referral";

    private final Client client;
    private final Load load;
    private final Map<String, Object> kafka;
    private final int facts;
    private final Random random = new Random(57);
    private final Instant start = Instant.now().minus(Duration.ofDays(DAYS));
    private final UUID[] agencies = ids(10);
    private final UUID[] persons;
    private final UUID[] cases;
    private long revision;

    FiguresMeasures(Client client, Load load, Map<String, Object> kafka, int facts) {
        this.client = client;
        this.load = load;
        this.kafka = kafka;
        this.facts = facts;
        persons = ids(facts / 5);
        cases = ids(facts / 5);
    }

    private static UUID[] ids(int count) {
        UUID[] ids = new UUID[count];
        for (int i = 0; i < count; i++) {
            ids[i] = Uuid7.next();
        }
        return ids;
    }

    void take() throws Exception {
        try (KafkaProducer<String, String> producer = producer()) {
            long begin = System.nanoTime();
            for (int i = 0; i < facts / 10; i++) {
                ten(producer, i);
            }
            producer.flush();
            System.out.printf("%,d facts on the topics after %.0f s%n", facts, seconds(begin));
            awaitAll();
            replay();
            figures();
            lag(producer);
            System.out.println("memory of the service: " + load.residentMegabytes() + " MB now, at most "
                    + load.mostResidentMegabytes());
        }
    }

    private KafkaProducer<String, String> producer() {
        Map<String, Object> settings = new java.util.HashMap<>(kafka);
        settings.put("linger.ms", 20);
        settings.put("batch.size", 256 * 1024);
        settings.put("compression.type", "lz4");
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private void ten(KafkaProducer<String, String> producer, int i) {
        person(producer, persons[2 * i]);
        person(producer, persons[2 * i + 1]);
        caseFile(producer, cases[2 * i]);
        caseFile(producer, cases[2 * i + 1]);
        for (int twice = 0; twice < 2; twice++) {
            state(producer, CASE, "delivery", Uuid7.next(), """
                    "caseId":"%s","agencyId":"%s","serviceType":"%s","status":"DELIVERED","requestedOn":"%s","deliveredOn":"%s\"""".formatted(
                            any(cases), any(agencies), any(SERVICES), day(), day()));
            state(producer, CASE, "task", Uuid7.next(), """
                    "caseId":"%s","agencyId":"%s","kind":"ASSESSMENT","status":"DONE","createdAt":"%s","dueAt":"%s","completedAt":"%s\"""".formatted(
                            any(cases), any(agencies), time(), time(), time()));
        }
        state(producer, CASE, "follow-up", Uuid7.next(), """
                "caseId":"%s","agencyId":"%s","kind":"HOME_VISIT","status":"DONE","plannedAt":"%s","doneAt":"%s\"""".formatted(any(cases), any(agencies), time(), time()));
        Instant sent = time();
        state(producer, REFERRAL, "referral", Uuid7.next(), """
                "requesterId":"%s","recipientId":"%s","subjectId":"%s","serviceType":"%s","priority":"NORMAL","status":"COMPLETED","sentAt":"%s",\
                "decidedAt":"%s","closedAt":"%s","attempt":1,"onward":false,"reopened":0,"escalations":[]""".formatted(
                        any(agencies),
                        any(agencies),
                        any(persons),
                        any(SERVICES),
                        sent,
                        sent.plus(Duration.ofMinutes(random.nextInt(10_000))),
                        sent.plus(Duration.ofMinutes(random.nextInt(90_000)))));
    }

    private void person(KafkaProducer<String, String> producer, UUID id) {
        state(producer, REGISTRY, "person", id, """
                "agencyId":"%s","holders":[],"status":"ACTIVE","registeredAt":"%s","sex":"%s","birthYear":%d,"governorate":"%s",\
                "nationalityGroup":"%s","disability":%s""".formatted(
                        any(agencies),
                        time(),
                        random.nextBoolean() ? "FEMALE" : "MALE",
                        1940 + random.nextInt(84),
                        any(GOVERNORATES),
                        any(NATIONALITIES),
                        random.nextInt(8) == 0));
    }

    private void caseFile(KafkaProducer<String, String> producer, UUID id) {
        Instant opened = time();
        Instant closed = opened.plus(Duration.ofMinutes(random.nextInt(400_000)));
        String risk = any(RISKS);
        var agency = any(agencies);
        state(producer, CASE, "case", id, """
                "agencyId":"%s","openedBy":"%s","subjectId":"%s","programme":"%s","sensitivity":"STANDARD","status":"CLOSED","stage":"CLOSURE","risk":"%s",\
                "concerns":["health"],"identifiedOn":"%s","openedAt":"%s","closedAt":"%s","reopened":0,"safetyPlan":false,\
                "states":[{"since":"%s","agencyId":"%s","status":"OPEN","stage":"ASSESSMENT","risk":"%s"},\
                {"since":"%s","agencyId":"%s","status":"CLOSED","stage":"CLOSURE","risk":"%s","closureReason":"GOALS_ACHIEVED"}]""".formatted(
                        agency,
                        agency,
                        any(persons),
                        any(PROGRAMMES),
                        risk,
                        opened.toString().substring(0, 10),
                        opened,
                        closed,
                        opened,
                        agency,
                        risk,
                        closed,
                        agency,
                        risk));
    }

    private void state(KafkaProducer<String, String> producer, String service, String kind, UUID id, String members) {
        producer.send(new ProducerRecord<>("wasl." + service + ".facts", id.toString(), """
                {"specversion":"1.0","id":"%s","source":"/wasl/%s","type":"org.wasl.%s.stated","subject":"%s","time":"%s",\
                "datacontenttype":"application/json","data":{"recordId":"%s","revision":%d,%s}}""".formatted(
                        UUID.randomUUID(), service, kind, id, Instant.now(), id, ++revision, members)));
    }

    private <T> T any(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Instant time() {
        return start.plusSeconds(random.nextInt(DAYS * 24 * 3600));
    }

    private LocalDate day() {
        return LocalDate.parse(time().toString().substring(0, 10));
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
    private void lag(KafkaProducer<String, String> producer) throws Exception {
        Histogram lags = new Histogram(3);
        long begin = System.nanoTime();
        for (int second = 0; second < 20; second++) {
            long before = read();
            long sent = System.nanoTime();
            for (int i = 0; i < 500; i++) {
                LockSupport.parkNanos(Math.max(0, begin + (second * 500L + i) * 2_000_000L - System.nanoTime()));
                person(producer, any(persons));
                sent = System.nanoTime();
            }
            while (read() < before + 500) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            lags.recordValue((System.nanoTime() - sent) / 1_000_000);
        }
        System.out.printf(
                "lag at 500 facts a second: %d ms in the middle, %d ms at most%n",
                lags.getValueAtPercentile(50), lags.getMaxValue());
    }
}
