package org.wasl.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** A mix of requests in given shares, at a given rate, whoever is slow: an open load. */
final class Load {
    private static final long MOST = 60_000_000L;

    private final Client client;
    private final Connection database;
    private final Path run;
    private final String service;
    private final List<Kind> kinds = new ArrayList<>();
    private final Map<String, Histogram> times = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> refused = new ConcurrentHashMap<>();
    private final Random random = new Random();

    /** @param requests as how many of the rate it counts */
    private record Kind(int share, int requests, Call call) {}

    /** What one user does once. */
    interface Call {
        void make(long due) throws IOException, InterruptedException;
    }

    /** @param service the one that is measured */
    Load(Client client, Connection database, Path run, String service) {
        this.client = client;
        this.database = database;
        this.run = run;
        this.service = service;
    }

    Load get(int share, String what, String who, Supplier<String> path) {
        return add(share, 1, due -> timed(what, client.get(who, path.get()).statusCode(), due));
    }

    Load post(int share, String what, String who, String path, Supplier<String> body) {
        return add(
                share, 1, due -> timed(what, client.post(who, path, body.get()).statusCode(), due));
    }

    Load add(int share, int requests, Call call) {
        kinds.add(new Kind(share, requests, call));
        return this;
    }

    void take(int rate, int seconds) throws Exception {
        warmUp();
        times.clear();
        refused.clear();
        Map<String, Long> before = sequentialScans();
        long[] busy = processors();
        mixed(rate, seconds);
        long[] then = processors();
        System.out.printf(
                "%n%d requests/s mixed for %d s; processors idle for %d %% of the time%n",
                rate, seconds, 100 * (then[1] - busy[1]) / Math.max(1, then[0] - busy[0]));
        show();
        Map<String, Long> scans = sequentialScans();
        scans.replaceAll((table, count) -> count - before.getOrDefault(table, 0L));
        System.out.println("sequential scans of large tables: " + scans);
    }

    /** Until the compilers of service and gateway have little left to do, as after an hour of work: eight users, each as fast as it is answered. */
    private void warmUp() throws IOException, InterruptedException {
        AtomicBoolean warm = new AtomicBoolean();
        ExecutorService users = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++) {
            users.execute(() -> {
                while (!warm.get()) {
                    one(any(), System.nanoTime());
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
        System.out.println("Before, eight users who wait for nothing:");
        show();
    }

    /** Processor time of the compilers' threads so far, in hundredths of a second. */
    private long compilerTicks() throws IOException {
        long ticks = 0;
        for (String one : List.of(service, "gateway")) {
            String process = Files.readString(run.resolve(one + ".pid")).split(" ")[0];
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

    long residentMegabytes() throws IOException {
        return memory("VmRSS");
    }

    long mostResidentMegabytes() throws IOException {
        return memory("VmHWM");
    }

    private long memory(String what) throws IOException {
        String process = Files.readString(run.resolve(service + ".pid")).split(" ")[0];
        return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                .filter(line -> line.startsWith(what))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** All and idle ticks of the machine so far. */
    private static long[] processors() throws IOException {
        String[] ticks =
                Files.readString(Path.of("/proc/stat")).split("\n")[0].trim().split("\\s+");
        long all = 0;
        for (int i = 1; i < ticks.length; i++) {
            all += Long.parseLong(ticks[i]);
        }
        return new long[] {all, Long.parseLong(ticks[4]) + Long.parseLong(ticks[5])};
    }

    private void mixed(int rate, int seconds) throws InterruptedException {
        ExecutorService users = Executors.newFixedThreadPool(64);
        long begin = System.nanoTime();
        int all = rate * seconds;
        for (int requests = 0; requests < all; ) {
            long due = begin + requests * 1_000_000_000L / rate;
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            Kind kind = any();
            requests += kind.requests();
            // Counted from when it was due: a queue in front of the platform is the platform's.
            users.execute(() -> one(kind, due));
        }
        users.shutdown();
        if (!users.awaitTermination(120, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the platform does not keep up");
        }
    }

    private Kind any() {
        int at = random.nextInt(kinds.stream().mapToInt(Kind::share).sum());
        for (Kind kind : kinds) {
            at -= kind.share();
            if (at < 0) {
                return kind;
            }
        }
        throw new IllegalStateException();
    }

    private void one(Kind kind, long due) {
        try {
            kind.call().make(due);
        } catch (IOException e) {
            refused("no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void timed(String what, int status, long since) {
        if (status >= 300) {
            refused(what + " " + status);
        }
        times.computeIfAbsent(what, none -> new ConcurrentHistogram(MOST, 3))
                .recordValue(Math.min(MOST, (System.nanoTime() - since) / 1000));
    }

    void refused(String what) {
        refused.computeIfAbsent(what, none -> new AtomicInteger()).incrementAndGet();
    }

    /** One after the other, nothing else going on. */
    void alone(String what, int often, Call call) throws IOException, InterruptedException {
        times.clear();
        refused.clear();
        for (int i = 0; i < often; i++) {
            call.make(System.nanoTime());
        }
        System.out.println(what);
        show();
    }

    private void show() {
        System.out.printf("%-34s %8s %8s %8s %8s%n", "", "count", "p50 ms", "p95 ms", "p99 ms");
        new TreeMap<>(times)
                .forEach((what, t) -> System.out.printf(
                        "%-34s %8d %8.1f %8.1f %8.1f%n",
                        what,
                        t.getTotalCount(),
                        t.getValueAtPercentile(50) / 1000.0,
                        t.getValueAtPercentile(95) / 1000.0,
                        t.getValueAtPercentile(99) / 1000.0));
        System.out.println("refused: " + refused);
    }

    private Map<String, Long> sequentialScans() throws SQLException {
        Map<String, Long> scans = new TreeMap<>();
        try (ResultSet rows = database.createStatement()
                .executeQuery("select relname, seq_scan from pg_stat_user_tables where n_live_tup > 10000")) {
            while (rows.next()) {
                scans.put(rows.getString(1), rows.getLong(2));
            }
        }
        return scans;
    }

    /** Resident memory of the service in KiB. */
    long memory() throws IOException {
        String process = Files.readString(run.resolve(service + ".pid")).split(" ")[0];
        for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
            if (line.startsWith("VmRSS")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return 0;
    }

    <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
