package org.wasl.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.wasl.platform.value.JordanTime;

/** What is measured, and how it is shown. */
final class CaseMeasures {
    private final Client client;
    private final Load load;
    private final Queue<String> free = new ConcurrentLinkedQueue<>();

    CaseMeasures(Client client, Load load) {
        this.client = client;
        this.load = load;
    }

    void take(int rate, int seconds) throws Exception {
        List<String> own = client.ids("caseworker", "/v1/cases?scope=OWN&limit=200");
        free.addAll(client.ids("caseworker", "/v1/cases?scope=OWN&status=OPEN&riskLevel=LOW&limit=200"));
        free.addAll(client.ids("caseworker", "/v1/cases?scope=OWN&status=OPEN&riskLevel=MEDIUM&limit=200"));
        free.addAll(client.ids("caseworker", "/v1/cases?scope=OWN&status=ON_HOLD&limit=200"));
        load.get(20, "queue: mine", "caseworker", () -> "/v1/tasks")
                .get(5, "queue: my team's", "supervisor", () -> "/v1/tasks?queue=TEAM")
                .get(4, "queue: overdue", "supervisor", () -> "/v1/tasks?queue=OVERDUE")
                .get(4, "queue: due this week", "caseworker", () -> "/v1/tasks?queue=DUE_THIS_WEEK")
                .get(3, "queue: awaiting approval", "supervisor", () -> "/v1/tasks?queue=AWAITING_APPROVAL")
                .get(8, "list: agency", "caseworker", () -> "/v1/cases")
                .get(6, "list: by status and risk", "supervisor", () -> "/v1/cases?status=OPEN&riskLevel=HIGH")
                .get(5, "list: by concern", "supervisor", () -> "/v1/cases?concern=statelessness")
                .get(5, "list: own", "caseworker", () -> "/v1/cases?scope=OWN")
                .get(4, "list: own, due this week", "caseworker", () -> "/v1/cases?scope=OWN&dueWithinDays=7")
                .get(16, "case", "caseworker", () -> "/v1/cases/" + load.oneOf(own))
                .get(10, "its plan", "caseworker", () -> "/v1/cases/" + load.oneOf(own) + "/plans?limit=1")
                .add(10, 2, this::step);
        load.take(rate, seconds);
        pages();
        export();
        verify();
    }

    /** On hold and back; each time the open tasks stand still and go on. The case is read before, as a caseworker would: two requests. */
    private void step(long due) throws IOException, InterruptedException {
        String file = free.poll();
        if (file == null) {
            return; // all of the worker's cases are being worked on
        }
        HttpResponse<String> read = client.get("caseworker", "/v1/cases/" + file);
        if (read.statusCode() != 200) {
            load.refused("case " + read.statusCode());
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
                                + LocalDate.now(JordanTime.ZONE).plusDays(14) + "\"}"
                        : "");
        load.timed("step", answer.statusCode(), begin);
        free.add(file);
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
        long memory = load.memory();
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
                most.accumulateAndGet(load.memory(), Math::max);
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
}
