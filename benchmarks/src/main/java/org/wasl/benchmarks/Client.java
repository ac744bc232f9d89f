package org.wasl.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.wasl.stack.Stack;

/** Callers of the gateway, each with a token of its own. */
final class Client {
    static final ObjectMapper JSON = new ObjectMapper();

    private record Token(String value, long until) {}

    private final Stack stack;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    Client(Stack stack) {
        this.stack = stack;
    }

    record Accounts(String caseworker, String colleague, String supervisor) {}

    Accounts accounts() throws IOException, InterruptedException {
        return new Accounts(subject("caseworker"), subject("colleague"), subject("supervisor"));
    }

    private String subject(String who) throws IOException, InterruptedException {
        return json(get(who, "/v1/me")).path("subject").asText();
    }

    HttpResponse<String> post(String who, String path, String etag, String body)
            throws IOException, InterruptedException {
        HttpRequest request = asked(who, path)
                .header("If-Match", etag)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** A part of a file. */
    HttpResponse<String> put(String who, String path, byte[] part) throws IOException, InterruptedException {
        HttpRequest request = asked(who, path)
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(part))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Something that acts on nothing that was read. */
    HttpResponse<String> post(String who, String path, String body) throws IOException, InterruptedException {
        return post(who, path, "*", body);
    }

    List<String> ids(String who, String path) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        json(get(who, path))
                .path("items")
                .forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    HttpResponse<String> get(String who, String path) throws IOException, InterruptedException {
        return http.send(asked(who, path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<InputStream> stream(String who, String path) throws IOException, InterruptedException {
        return http.send(asked(who, path).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder asked(String who, String path) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(URI.create(stack.gateway() + path))
                .timeout(Duration.ofMinutes(30))
                .header("Authorization", "Bearer " + token(who));
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    /** One at a time: an identity provider is not made for sixty log-ins at once. */
    private synchronized String token(String who) throws IOException, InterruptedException {
        Token known = tokens.get(who);
        if (known != null && known.until() > System.currentTimeMillis()) {
            return known.value();
        }
        String form = "grant_type=password&client_id=wasl-demo&username=" + who + "&password="
                + stack.secrets().password("demo");
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(stack.issuer() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode body = json(response);
        Token fresh = new Token(
                body.path("access_token").asText(),
                System.currentTimeMillis() + (body.path("expires_in").asLong() - 30) * 1000);
        tokens.put(who, fresh);
        return fresh.value();
    }
}
