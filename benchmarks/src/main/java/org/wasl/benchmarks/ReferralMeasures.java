package org.wasl.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.wasl.platform.value.JordanTime;

/**
 * What is measured, and how it is shown. Of a hundred requests ten search, three match (some 1,800 referrals are sent in a day, and each is looked for some
 * times), the others look into boxes, read and take steps.
 */
final class ReferralMeasures {
    private static final List<String> WORDS = List.of(
            "rehabilitation",
            "wheelchair",
            "physiotherapi",
            "علاج طبيعي",
            "كبار السن",
            "rehabilitaton",
            "سماعات",
            "legal",
            "birth registration",
            "دعم نفسي");
    private static final List<String> GOVERNORATES = List.of("JO-AM", "JO-IR", "JO-AZ", "JO-MA", "JO-KA");
    private static final List<String> TYPES =
            List.of("DISABILITY_REHABILITATION", "ASSISTIVE_DEVICE", "MHPSS", "CASH_ASSISTANCE", "LEGAL_ASSISTANCE");
    private static final List<String> POINTS = List.of(
            "{\"latitude\":31.95,\"longitude\":35.93}",
            "{\"latitude\":32.55,\"longitude\":35.85}",
            "{\"latitude\":31.18,\"longitude\":35.70}");

    private final Client client;
    private final Connection database;
    private final Load load;
    private final Queue<String> free = new ConcurrentLinkedQueue<>();

    ReferralMeasures(Client client, Connection database, Load load) {
        this.client = client;
        this.database = database;
        this.load = load;
    }

    void take(int rate, int seconds) throws Exception {
        List<String> got = client.ids("provider", "/v1/referrals?box=IN&limit=200");
        for (String status : List.of("SENT", "RECEIVED", "ACCEPTED", "IN_PROGRESS", "ON_HOLD")) {
            free.addAll(client.ids("provider", "/v1/referrals?box=IN&limit=200&status=" + status));
        }
        List<String> terms = column("select id::text from taxonomy_term limit 100");
        load.get(3, "search: HSDS services, words", "caseworker", () -> "/hsds/services?per_page=20&search=" + word())
                .get(
                        2,
                        "search: HSDS places, words",
                        "caseworker",
                        () -> "/hsds/service_at_locations?per_page=20&search=" + word())
                .get(
                        2,
                        "search: HSDS services, term",
                        "caseworker",
                        () -> "/hsds/services?per_page=20&taxonomy_term_id=" + load.oneOf(terms))
                .get(
                        3,
                        "search: directory by type",
                        "caseworker",
                        () -> "/v1/directory/services?limit=20&serviceType=" + load.oneOf(TYPES))
                .post(
                        1,
                        "match: type, near, age",
                        "caseworker",
                        "/v1/directory/matches",
                        () -> "{\"serviceType\":\"" + load.oneOf(TYPES) + "\",\"near\":" + load.oneOf(POINTS)
                                + ",\"radiusKm\":30,\"age\":9}")
                .post(
                        1,
                        "match: words, governorate",
                        "caseworker",
                        "/v1/directory/matches",
                        () -> "{\"words\":\"" + load.oneOf(WORDS) + "\",\"area\":\"" + load.oneOf(GOVERNORATES)
                                + "\",\"language\":\"ar\"}")
                .post(
                        1,
                        "match: words alone",
                        "caseworker",
                        "/v1/directory/matches",
                        () -> "{\"words\":\"" + load.oneOf(WORDS) + "\"}")
                .get(12, "box in", "provider", () -> "/v1/referrals?box=IN&limit=20")
                .get(8, "box in: received", "provider", () -> "/v1/referrals?box=IN&limit=20&status=RECEIVED")
                .get(6, "box in: overdue", "provider", () -> "/v1/referrals?box=IN&limit=20&overdue=true")
                .get(10, "box out", "caseworker", () -> "/v1/referrals?box=OUT&limit=20")
                .get(
                        5,
                        "box out: urgent, accepted",
                        "supervisor",
                        () -> "/v1/referrals?box=OUT&limit=20&priority=URGENT&status=ACCEPTED")
                .get(5, "box out: overdue", "supervisor", () -> "/v1/referrals?box=OUT&limit=20&overdue=true")
                .get(31, "a referral", "provider", () -> "/v1/referrals/" + load.oneOf(got))
                .add(10, 2, this::step);
        load.take(rate, seconds);
        duplicates();
        figures();
        sweep(1_000);
        sweep(10_000);
        sweep(0);
    }

    private String word() {
        return java.net.URLEncoder.encode(load.oneOf(WORDS), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** What the provider may do next with one of its referrals, read before: two requests. */
    private void step(long due) throws IOException, InterruptedException {
        String id = free.poll();
        if (id == null) {
            return; // all are being worked on
        }
        HttpResponse<String> read = client.get("provider", "/v1/referrals/" + id);
        JsonNode referral = Client.json(read);
        String step =
                switch (referral.path("status").asText()) {
                    case "SENT" -> "acknowledge";
                    case "RECEIVED" -> "accept";
                    case "ACCEPTED" -> "start";
                    case "IN_PROGRESS" -> "hold";
                    case "ON_HOLD" -> "resume";
                    default -> null;
                };
        if (read.statusCode() != 200 || step == null) {
            load.refused("read for a step: " + read.statusCode());
            return;
        }
        long begin = Math.max(due, System.nanoTime());
        HttpResponse<String> answer = client.post(
                "provider",
                "/v1/referrals/" + id + "/" + step,
                read.headers().firstValue("ETag").orElseThrow(),
                switch (step) {
                    case "hold" ->
                        "{\"code\":\"AWAITING_CLIENT\",\"resumeOn\":\""
                                + LocalDate.now(JordanTime.ZONE).plusDays(14) + "\"}";
                    case "accept" -> "{}";
                    default -> "";
                });
        load.timed("step", answer.statusCode(), begin);
        if (answer.statusCode() == 200) {
            free.add(id); // else a counted place is full
        }
    }

    private void duplicates() throws Exception {
        List<String> subjects = column("select subject_id::text from referral tablesample system (1) limit 20000");
        Supplier<String> thousand = () -> {
            List<String> some = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                some.add("\"" + load.oneOf(subjects) + "\"");
            }
            return some.stream().distinct().collect(Collectors.joining(",", "{\"subjectIds\":[", "]}"));
        };
        load.alone("Duplicate check, alone", 30, due -> {
            HttpResponse<String> answer = client.post("caseworker", "/v1/referrals/duplicate-check", thousand.get());
            load.timed("1,000 persons", answer.statusCode(), due);
        });
    }

    private void figures() throws Exception {
        LocalDate today = LocalDate.now(JordanTime.ZONE);
        String year = "&from=" + today.minusDays(365) + "&to=" + today;
        load.alone("Figures, alone", 5, due -> {
            timed("ministry's, 90 days", "manager", "/v1/referral-metrics?of=OUT");
            timed("ministry's, a year, by type", "manager", "/v1/referral-metrics?of=OUT&groupBy=SERVICE_TYPE" + year);
            timed("provider's, a year", "provider", "/v1/referral-metrics?of=IN" + year);
        });
    }

    private void timed(String what, String who, String path) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        load.timed(what, client.get(who, path).statusCode(), begin);
    }

    /** From the first that is looked at to the last, and what a look costs when nothing is due. */
    private void sweep(int due) throws SQLException, InterruptedException {
        try (var statement = database.createStatement()) {
            if (due == 0) {
                try (ResultSet plan = statement.executeQuery(
                        "explain (analyze, buffers, timing off) select id from referral where next_check_at <= now() order by next_check_at limit 200")) {
                    while (plan.next()) {
                        System.out.println(plan.getString(1));
                    }
                }
                return;
            }
            statement.execute("update referral set next_check_at = now(), decide_due_at = now(),"
                    + " outcome_due_at = now(), review_due_at = now(),"
                    + " deciding_since = now() - interval '3 days', working_since = now() - interval '3 days',"
                    + " reviewing_since = now() - interval '3 days' where id in (select id from referral where next_check_at > now() and escalation_level = 0 limit "
                    + due + ")");
            long begin = System.nanoTime();
            int left = due;
            while (left > 0) {
                TimeUnit.MILLISECONDS.sleep(50);
                try (ResultSet rows =
                        statement.executeQuery("select count(*) from referral where next_check_at <= now()")) {
                    rows.next();
                    if (rows.getInt(1) == due) {
                        begin = System.nanoTime();
                    }
                    left = rows.getInt(1);
                }
            }
            double took = (System.nanoTime() - begin) / 1e9;
            try (ResultSet raised = statement.executeQuery(
                    "select count(*) from referral_escalation where raised_at > now() - make_interval(secs => " + took
                            + ")")) {
                raised.next();
                System.out.printf(
                        "sweep: %,d due in %.1f s, %.2f ms each, with %,d escalations%n",
                        due, took, took * 1000 / due, raised.getLong(1));
            }
        }
    }

    private List<String> column(String query) throws SQLException {
        List<String> all = new ArrayList<>();
        try (ResultSet rows = database.createStatement().executeQuery(query)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }
}
