package org.wasl.stack.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * A partner's client of the API: it gets its tokens, and sends a request that got no answer again, with the same {@code Idempotency-Key}. So it survives what
 * happens to the platform in between.
 */
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> TRY_AGAIN = Set.of(502, 503, 504);

    private final String gateway;
    private final String issuer;
    private final Map<String, String> grants;
    private final String language;
    private final Duration patience;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<String, Token> tokens = new HashMap<>();

    private record Token(String value, long until) {}

    /** @param grants for each caller the form that gets a token */
    public Api(String gateway, String issuer, Map<String, String> grants, String language, Duration patience) {
        this.gateway = gateway;
        this.issuer = issuer;
        this.grants = grants;
        this.language = language;
        this.patience = patience;
    }

    /** The grants of the demo accounts: people by password, the UNHCR system by its secret. */
    public static Map<String, String> demoGrants(Iterable<String> users, String password, String unhcrSecret) {
        Map<String, String> grants = new HashMap<>();
        users.forEach(user -> grants.put(
                user, "grant_type=password&client_id=wasl-demo&username=" + user + "&password=" + encoded(password)));
        grants.put(
                "unhcr-system",
                "grant_type=client_credentials&client_id=unhcr-system&client_secret=" + encoded(unhcrSecret));
        return grants;
    }

    /** A file of JSON Lines. */
    public record Lines(String text) {}

    /** What came back. */
    public record Answer(int status, String etag, JsonNode body) {
        public String text(String pointer) {
            return body.at(pointer).asText(null);
        }

        public String id() {
            return text("/id");
        }
    }

    public Answer call(String who, String method, String path, String etag, Object body) {
        return call(who, method, path, etag, body, UUID.randomUUID().toString());
    }

    /** @param key of the act: sent again with the same, it is done once */
    public Answer call(String who, String method, String path, String etag, Object body, String key) {
        long begin = System.nanoTime();
        while (true) {
            try {
                HttpResponse<String> response = http.send(
                        request(who, method, path, etag, body, key),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (!TRY_AGAIN.contains(response.statusCode()) || tired(begin)) {
                    return new Answer(
                            response.statusCode(),
                            response.headers().firstValue("ETag").orElse(null),
                            response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body()));
                }
            } catch (IOException noAnswer) {
                if (tired(begin)) {
                    throw new JourneyFailed(method + " " + path + " got no answer: " + noAnswer, noAnswer);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new JourneyFailed("interrupted", e);
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private boolean tired(long begin) {
        return System.nanoTime() - begin > patience.toNanos();
    }

    private HttpRequest request(String who, String method, String path, String etag, Object body, String key)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(Duration.ofSeconds(90))
                .header("Authorization", "Bearer " + token(who))
                .header("Accept-Language", language);
        if (etag != null) {
            request.header("If-Match", etag);
        }
        if (method.equals("POST")) {
            request.header("Idempotency-Key", key);
        }
        if (body == null) {
            if (method.equals("POST")) {
                request.header("Content-Type", "application/json");
            }
            return request.method(method, HttpRequest.BodyPublishers.noBody()).build();
        }
        if (body instanceof Lines lines) {
            return request.header("Content-Type", "application/x-ndjson")
                    .method(method, HttpRequest.BodyPublishers.ofString(lines.text()))
                    .build();
        }
        if (body instanceof byte[] part) {
            return request.header("Content-Type", "application/octet-stream")
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(part))
                    .build();
        }
        if (body instanceof Path zip) {
            return request.header("Content-Type", "application/zip")
                    .timeout(Duration.ofMinutes(10))
                    .method(method, HttpRequest.BodyPublishers.ofFile(zip))
                    .build();
        }
        String content = body instanceof String text ? text : JSON.writeValueAsString(body);
        return request.header(
                        "Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(content))
                .build();
    }

    private String token(String who) throws IOException, InterruptedException {
        Token known = tokens.get(who);
        if (known != null && known.until() > System.currentTimeMillis()) {
            return known.value();
        }
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(grants.get(who)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("No token for " + who + ": " + response.statusCode());
        }
        JsonNode body = JSON.readTree(response.body());
        Token fresh = new Token(
                body.path("access_token").asText(),
                System.currentTimeMillis() + (body.path("expires_in").asLong() - 30) * 1000);
        tokens.put(who, fresh);
        return fresh.value();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
