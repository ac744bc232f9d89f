package org.wasl.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** What is asked of the registry, and whether it recognises whom it should. */
final class RegistryMeasures {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ASKED = 50_000;
    private static final int ASKED_ALONE = 3_000;
    /** Of the exchange, in a second. */
    private static final int SEARCHES = 500;

    private final Client client;
    private final Load load;
    private final Path people;
    private final List<NamedCsvRecord> asked = new ArrayList<>();
    private final List<NamedCsvRecord> known = new ArrayList<>();
    private final Set<String> there = new HashSet<>();
    private final Map<String, String> imported = new HashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger recognised = new AtomicInteger();
    private final AtomicInteger missed = new AtomicInteger();
    private final AtomicInteger alarms = new AtomicInteger();
    private final AtomicInteger quiet = new AtomicInteger();

    RegistryMeasures(Client client, Load load, Path people, Connection database) throws SQLException {
        this.client = client;
        this.load = load;
        this.people = people;
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select value, person_id from person_external_id where scheme like 'benchmark-%'")) {
            while (rows.next()) {
                imported.put(rows.getString(1), rows.getString(2));
            }
        }
    }

    /** Under which id somebody of the left file is known: where it was imported, the registry gave it. */
    private String id(String left) {
        return imported.getOrDefault(left, RegistryData.id(left));
    }

    /** Of the exchange alone, as many as are to be answered. */
    void searches(int seconds) throws Exception {
        Random random = new Random(11);
        load.post(
                        1,
                        "SPDCI search by number",
                        "registrar",
                        "/spdci/v1.0.0/registry/sync/search",
                        () -> spdci(number(random)))
                .take(SEARCHES, seconds);
    }

    void take() throws Exception {
        Random random = new Random(7);
        read("left.csv", row -> {
            there.add(row.getField("id").substring(1));
            if (random.nextInt(20) == 0) {
                known.add(row);
            }
        });
        read("right.csv", row -> {
            if (asked.size() < ASKED && random.nextInt(8) == 0) {
                asked.add(row);
            }
        });
        load.alone("First, while the compilers work:", ASKED_ALONE, this::register);
        load.alone("One after the other:", ASKED_ALONE, due -> {
            register(due);
            long begin = System.nanoTime();
            int status = client.post("registrar", "/v1/persons/search", byNumber(random))
                    .statusCode();
            load.timed("search by number", status, begin);
            begin = System.nanoTime();
            status = client.post("registrar", "/v1/persons/search?limit=20", byName(random))
                    .statusCode();
            load.timed("search by given and family name", status, begin);
            begin = System.nanoTime();
            String known = id(this.known.get(random.nextInt(this.known.size())).getField("id"));
            load.timed("person", client.get("registrar", "/v1/persons/" + known).statusCode(), begin);
            String message = spdci(number(random));
            begin = System.nanoTime();
            status = client.post("registrar", "/spdci/v1.0.0/registry/sync/search", message)
                    .statusCode();
            load.timed("SPDCI search by number", status, begin);
        });
        System.out.printf(
                Locale.ROOT,
                "of those who are there, recognised %.4f (of %,d); of those who are not, taken for somebody %.4f (of %,d)%n",
                (double) recognised.get() / (recognised.get() + missed.get()),
                recognised.get() + missed.get(),
                (double) alarms.get() / (alarms.get() + quiet.get()),
                alarms.get() + quiet.get());
    }

    private interface Row {
        void take(NamedCsvRecord row);
    }

    private void read(String file, Row each) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(people.resolve(file))) {
            csv.forEach(each::take);
        }
    }

    private void register(long due) throws IOException, InterruptedException {
        int at = next.getAndIncrement();
        NamedCsvRecord row = asked.get(at % asked.size());
        HttpResponse<String> answer = client.post("registrar", "/v1/persons", body(row));
        load.timed("registration with check", answer.statusCode() == 409 ? 200 : answer.statusCode(), due);
        if (at >= asked.size()) {
            return; // asked before
        }
        boolean hers = there.contains(row.getField("id").substring(1));
        if (answer.statusCode() == 409 && hers) {
            String id = id("L" + row.getField("id").substring(1));
            boolean found = false;
            for (JsonNode candidate : Client.json(answer).path("candidates")) {
                found |= id.equals(candidate.path("personId").asText());
            }
            (found ? recognised : missed).incrementAndGet();
        } else if (answer.statusCode() == 409) {
            alarms.incrementAndGet();
        } else {
            (hers ? missed : quiet).incrementAndGet();
        }
    }

    private static String body(NamedCsvRecord row) throws JsonProcessingException {
        boolean latin = row.getField("given").matches(".*[A-Za-z].*");
        Map<String, Object> name = new HashMap<>(Map.of("script", latin ? "LATN" : "ARAB", "use", "OFFICIAL"));
        for (String part : List.of("given", "father", "grandfather", "family")) {
            name.put(part, orNull(row.getField(part)));
        }
        Map<String, Object> person = new HashMap<>();
        person.put("names", List.of(name));
        person.put("sex", row.getField("sex").equals("F") ? "FEMALE" : "MALE");
        person.put("birthDate", orNull(row.getField("born")));
        if (!row.getField("phone").isEmpty()) {
            person.put("contactPoints", List.of(Map.of("kind", "PHONE", "value", row.getField("phone"))));
        }
        person.put("legalStatus", "CITIZEN");
        if (!row.getField("national_id").isEmpty()) {
            person.put(
                    "identifiers", List.of(Map.of("system", "JO_NATIONAL_NO", "value", row.getField("national_id"))));
        }
        return JSON.writeValueAsString(person);
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** One that is not signed; the answer is. */
    private static String spdci(String number) {
        String now = Instant.now().toString();
        return """
                {"signature":"unsigned","header":{"version":"1.0.0","message_id":"%s","message_ts":"%s","action":"search",\
                "sender_id":"test-client","total_count":1},"message":{"transaction_id":"%s","search_request":[{"reference_id":"r",\
                "timestamp":"%s","locale":"ara","search_criteria":{"query_type":"idtype-value","query":{"type":"UIN","value":"%s"}}}]}}\
                """.formatted(UUID.randomUUID(), now, UUID.randomUUID(), now, number);
    }

    private String byNumber(Random random) {
        return "{\"identifier\":{\"system\":\"JO_NATIONAL_NO\",\"value\":\"" + number(random) + "\"}}";
    }

    /** Names that thousands have: 200 different ones for all. */
    private String byName(Random random) {
        NamedCsvRecord row = known.get(random.nextInt(known.size()));
        return "{\"name\":\"" + row.getField("given") + " " + row.getField("family") + "\"}";
    }

    private String number(Random random) {
        NamedCsvRecord row;
        do {
            row = known.get(random.nextInt(known.size()));
        } while (row.getField("national_id").isEmpty());
        return row.getField("national_id");
    }
}
