package org.wasl.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.wasl.platform.value.Amman;

/** What is measured, and how it is shown. */
final class CaseMeasures {
    /** Of a hundred kinds, those from here on are steps. */
    private static final int STEPS = 90;

    private final Client client;
    private final Connection database;
    private final Path run;
    private final Map<String, Histogram> times = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> refused = new ConcurrentHashMap<>();
    private final Random random = new Random();
    private List<String> own;
    private final Queue<String> free = new ConcurrentLinkedQueue<>();

    CaseMeasures(Client client, Connection database, Path run) {
        this.client = client;
        this.database = database;
        this.run = run;
    }

    void take(int rate, int seconds) throws Exception {
        own = ids("caseworker", "/v1/cases?scope=OWN&limit=200");
        free.addAll(ids("caseworker", "/v1/cases?scope=OWN&status=OPEN&riskLevel=LOW&limit=200"));
        free.addAll(ids("caseworker", "/v1/cases?scope=OWN&status=OPEN&riskLevel=MEDIUM&limit=200"));
        free.addAll(ids("caseworker", "/v1/cases?scope=OWN&status=ON_HOLD&limit=200"));
        warmUp();
        times.clear();
        refused.clear();
        Map<String, Long> before = sequentialScans();
        mixed(rate, seconds);
        show(rate, seconds, before);
        pages();
        export();
        verify();
    }

    /** Until the compilers of service and gateway have little left to do, as after an hour of work: eight users, each as fast as she is answered. */
    private void warmUp() throws IOException, InterruptedException {
        AtomicBoolean warm = new AtomicBoolean();
        ExecutorService users = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++) {
            users.execute(() -> {
                while (!warm.get()) {
                    one(random.nextInt(100), System.nanoTime());
                }
            });
        }
        long begin = System.nanoTime();
        double compiling;
        do {
            long before = compilerTicks();
            TimeUnit.SECONDS.sleep(20);
            compiling = (compilerTicks() - before) / 2000.0;
            System.out.printf(
                    "warming up for %.0f s, compilers take %.0f %% of a core%n",
                    (System.nanoTime() - begin) / 1e9, compiling * 100);
        } while (compiling > 0.1 && System.nanoTime() - begin < TimeUnit.MINUTES.toNanos(15));
        warm.set(true);
        users.shutdown();
        users.awaitTermination(1, TimeUnit.MINUTES);
    }

    /** Processor time of the compilers' threads so far, in hundredths of a second. */
    private long compilerTicks() throws IOException {
        long ticks = 0;
        for (String service : List.of("case", "gateway")) {
            String process = Files.readString(run.resolve(service + ".pid")).split(" ")[0];
            try (Stream<Path> threads = Files.list(Path.of("/proc/" + process + "/task"))) {
                for (Path thread : threads.toList()) {
                    if (Files.readString(thread.resolve("comm")).contains("Compiler")) {
                        String[] stat = Files.readString(thread.resolve("stat"))
                                .replaceAll(".*\\) ", "")
                                .split(" ");
                        ticks += Long.parseLong(stat[11]) + Long.parseLong(stat[12]);
                    }
                }
            }
        }
        return ticks;
    }

    private void mixed(int rate, int seconds) throws InterruptedException {
        ExecutorService users = Executors.newFixedThreadPool(64);
        long begin = System.nanoTime();
        int all = rate * seconds;
        for (int requests = 0; requests < all; ) {
            long due = begin + requests * 1_000_000_000L / rate;
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            int kind = random.nextInt(100);
            requests += kind < STEPS ? 1 : 2;
            // Counted from when it was due: a queue in front of the platform is the platform's.
            users.execute(() -> one(kind, due));
        }
        users.shutdown();
        if (!users.awaitTermination(120, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the platform does not keep up");
        }
    }

    private void one(int kind, long due) {
        try {
            if (kind < 20) {
                get("queue: mine", "caseworker", "/v1/tasks", due);
            } else if (kind < 25) {
                get("queue: my team's", "supervisor", "/v1/tasks?queue=TEAM", due);
            } else if (kind < 29) {
                get("queue: overdue", "supervisor", "/v1/tasks?queue=OVERDUE", due);
            } else if (kind < 33) {
                get("queue: due this week", "caseworker", "/v1/tasks?queue=DUE_THIS_WEEK", due);
            } else if (kind < 36) {
                get("queue: awaiting approval", "supervisor", "/v1/tasks?queue=AWAITING_APPROVAL", due);
            } else if (kind < 44) {
                get("list: agency", "caseworker", "/v1/cases", due);
            } else if (kind < 50) {
                get("list: by status and risk", "supervisor", "/v1/cases?status=OPEN&riskLevel=HIGH", due);
            } else if (kind < 55) {
                get("list: by concern", "supervisor", "/v1/cases?concern=statelessness", due);
            } else if (kind < 60) {
                get("list: own", "caseworker", "/v1/cases?scope=OWN", due);
            } else if (kind < 64) {
                get("list: own, due this week", "caseworker", "/v1/cases?scope=OWN&dueWithinDays=7", due);
            } else if (kind < 80) {
                get("case", "caseworker", "/v1/cases/" + oneOf(own), due);
            } else if (kind < STEPS) {
                get("its plan", "caseworker", "/v1/cases/" + oneOf(own) + "/plans?limit=1", due);
            } else {
                step(due);
            }
        } catch (IOException e) {
            refused("no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void get(String what, String who, String path, long due) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.get(who, path);
        timed(what, answer.statusCode(), due);
    }

    /** On hold and back; each time her open tasks stand still and go on. The case is read before, as a caseworker would: two requests. */
    private void step(long due) throws IOException, InterruptedException {
        String file = free.poll();
        if (file == null) {
            return; // all of hers are being worked on
        }
        HttpResponse<String> read = client.get("caseworker", "/v1/cases/" + file);
        if (read.statusCode() != 200) {
            refused("case " + read.statusCode());
            free.add(file);
            return;
        }
        boolean open = Client.json(read).path("status").asText().equals("OPEN");
        long begin = Math.max(due, System.nanoTime());
        HttpResponse<String> answer = client.post(
                "caseworker",
                "/v1/cases/" + file + (open ? "/hold" : "/resume"),
                read.headers().firstValue("ETag").orElseThrow(),
                open
                        ? "{\"reason\":\"travels\",\"reviewDue\":\""
                                + LocalDate.now(Amman.ZONE).plusDays(14) + "\"}"
                        : "");
        timed("step", answer.statusCode(), begin);
        free.add(file);
    }

    private String oneOf(List<String> ids) {
        return ids.get(random.nextInt(ids.size()));
    }

    private void timed(String what, int status, long since) {
        if (status >= 300) {
            refused(what + " " + status);
        }
        times.computeIfAbsent(what, none -> new ConcurrentHistogram(60_000_000L, 3))
                .recordValue(Math.min(60_000_000L, (System.nanoTime() - since) / 1000));
    }

    private void refused(String what) {
        refused.computeIfAbsent(what, none -> new AtomicInteger()).incrementAndGet();
    }

    private void show(int rate, int seconds, Map<String, Long> before) throws SQLException {
        System.out.printf("%n%d requests/s mixed for %d s%n", rate, seconds);
        System.out.printf("%-28s %8s %8s %8s %8s%n", "", "count", "p50 ms", "p95 ms", "p99 ms");
        new TreeMap<>(times)
                .forEach((what, t) -> System.out.printf(
                        "%-28s %8d %8.1f %8.1f %8.1f%n",
                        what,
                        t.getTotalCount(),
                        t.getValueAtPercentile(50) / 1000.0,
                        t.getValueAtPercentile(95) / 1000.0,
                        t.getValueAtPercentile(99) / 1000.0));
        System.out.println("refused: " + refused);
        Map<String, Long> scans = sequentialScans();
        scans.replaceAll((table, count) -> count - before.getOrDefault(table, 0L));
        System.out.println("sequential scans of large tables: " + scans);
    }

    /** Page 10,000 against page 1, in one walk. */
    private void pages() throws IOException, InterruptedException {
        Histogram first = new Histogram(60_000_000L, 3);
        Histogram last = new Histogram(60_000_000L, 3);
        String next = "/v1/cases?limit=10";
        int page = 0;
        while (next != null && page < 10_000) {
            long begin = System.nanoTime();
            JsonNode body = Client.json(client.get("supervisor", next));
            long took = (System.nanoTime() - begin) / 1000;
            page++;
            if (page <= 200) {
                first.recordValue(took);
            } else if (page > 9_800) {
                last.recordValue(took);
            }
            next = body.path("next").asText(null);
        }
        System.out.printf(
                "page 1 to 200: %.1f ms, page 9,801 to %,d: %.1f ms (medians)%n",
                first.getValueAtPercentile(50) / 1000.0, page, last.getValueAtPercentile(50) / 1000.0);
    }

    private void export() throws IOException, InterruptedException {
        long memory = memory();
        AtomicLong most = new AtomicLong(memory);
        long begin = System.nanoTime();
        HttpResponse<InputStream> answer = client.stream("supervisor", "/v1/cases/export");
        long lines = 0;
        try (InputStream in = answer.body()) {
            byte[] part = new byte[1 << 16];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                for (int i = 0; i < read; i++) {
                    if (part[i] == '\n') {
                        lines++;
                    }
                }
                most.accumulateAndGet(memory(), Math::max);
            }
        }
        System.out.printf(
                "export: %,d lines in %.1f s; the service had %d MiB before and %d MiB at most%n",
                lines, (System.nanoTime() - begin) / 1e9, memory >> 10, most.get() >> 10);
    }

    private void verify() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<String> answer = client.get("auditor", "/v1/audit/case/verify");
        double took = (System.nanoTime() - begin) / 1e9;
        JsonNode result = Client.json(answer);
        System.out.printf(
                "audit: %s, %,d rows in %.0f s, %,.0f rows/s%n",
                result,
                result.path("sealed").asLong(),
                took,
                result.path("sealed").asLong() / took);
    }

    /** Resident memory of the case service in KiB. */
    private long memory() throws IOException {
        String process = Files.readString(run.resolve("case.pid")).split(" ")[0];
        for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
            if (line.startsWith("VmRSS")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return 0;
    }

    private Map<String, Long> sequentialScans() throws SQLException {
        Map<String, Long> scans = new TreeMap<>();
        try (ResultSet rows = database.createStatement()
                .executeQuery("select relname, seq_scan from pg_stat_user_tables where n_live_tup > 100000")) {
            while (rows.next()) {
                scans.put(rows.getString(1), rows.getLong(2));
            }
        }
        return scans;
    }

    private List<String> ids(String who, String path) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        Client.json(client.get(who, path))
                .path("items")
                .forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }
}
