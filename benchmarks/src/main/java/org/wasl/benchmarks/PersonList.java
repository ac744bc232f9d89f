package org.wasl.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A file of persons as an import job of the registry. */
final class PersonList {
    private static final int PART = 8 << 20;

    private final Client client;
    private final String path;

    private PersonList(Client client, String path) {
        this.client = client;
        this.path = path;
    }

    /** In parts; it is not started. */
    static PersonList send(Client client, Path list) throws IOException, InterruptedException {
        JsonNode job = Client.json(client.post("registrar", "/v1/person-imports", """
                {"format":"CSV","externalIdScheme":"benchmark-%d","columns":{"id":"external_id","born":"birth_date","national_id":"jo_national_no"}}
                """.formatted(System.nanoTime())));
        String path = "/v1/person-imports/" + job.path("id").asText();
        try (InputStream file = Files.newInputStream(list)) {
            int number = 0;
            for (byte[] part = file.readNBytes(PART); part.length > 0; part = file.readNBytes(PART)) {
                HttpResponse<String> answer = client.put("registrar", path + "/parts/" + number++, part);
                if (answer.statusCode() != 204) {
                    throw new IllegalStateException("part " + number + ": " + answer.body());
                }
            }
        }
        return new PersonList(client, path);
    }

    void start() throws IOException, InterruptedException {
        client.post("registrar", path + "/start", "");
    }

    JsonNode job() throws IOException, InterruptedException {
        return Client.json(client.get("registrar", path));
    }

    void startAndAwait() throws IOException, InterruptedException {
        start();
        while (!job().path("status").asText().equals("DONE")) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
