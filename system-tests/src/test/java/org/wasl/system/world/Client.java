package org.wasl.system.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.wasl.stack.Stack;

/** Sends requests through the gateway as one of the {@link Accounts}. Safe for threads. */
public final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOO_MANY = 429;

    private final Stack stack;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String value, long until) {}

    /** What came back. */
    public record Answer(int status, HttpHeaders headers, String text) {
        public String etag() {
            return header("ETag");
        }

        /** Null where it was not sent. */
        public String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        public JsonNode body() {
            try {
                return text.isEmpty() ? JSON.nullNode() : JSON.readTree(text);
            } catch (IOException notJson) {
                return JSON.nullNode();
            }
        }

        public String id() {
            return body().path("id").asText(null);
        }

        public String at(String pointer) {
            return body().at(pointer).asText(null);
        }

        public boolean fine() {
            return status / 100 == 2;
        }
    }

    public Client(Stack stack) {
        this.stack = stack;
    }

    public Answer get(String who, String path) {
        return send(who, "GET", path, null, null, null);
    }

    public Answer head(String who, String path) {
        return send(who, "HEAD", path, null, null, null);
    }

    public Answer send(String who, String method, String path, String etag, String mediaType, byte[] body) {
        return send(who, null, method, path, etag, mediaType, body);
    }

    /** @param purpose null where none is named */
    public Answer send(
            String who, String purpose, String method, String path, String etag, String mediaType, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stack.gateway() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept-Language", "en");
        if (!who.equals(Accounts.ANONYMOUS)) {
            request.header("Authorization", "Bearer " + token(who));
        }
        if (etag != null) {
            request.header(method.equals("GET") ? "If-None-Match" : "If-Match", etag);
        }
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (purpose != null) {
            request.header("X-Purpose", purpose);
        }
        if (mediaType != null) {
            request.header("Content-Type", mediaType);
        }
        request.method(
                method,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        while (true) {
            HttpResponse<String> response = exchange(request.build());
            if (response.statusCode() != TOO_MANY) {
                Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
                RecordedAnswers.look(method, path, answer);
                return answer;
            }
            // Limits are for callers who ask more than any person does, as this one; they are not what is tested here.
            LockSupport.parkNanos(Duration.ofSeconds(
                            response.headers().firstValueAsLong("Retry-After").orElse(1))
                    .toNanos());
        }
    }

    /** What the world is made of: it must succeed. */
    public Answer make(String who, String method, String path, String etag, Object body) {
        try {
            Answer answer = send(
                    who,
                    method,
                    path,
                    etag,
                    method.equals("PATCH") ? "application/merge-patch+json" : "application/json",
                    body == null ? null : JSON.writeValueAsBytes(body));
            if (!answer.fine()) {
                throw new IllegalStateException(
                        method + " " + path + " by " + who + ": " + answer.status() + " " + answer.text());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void makeAccounts(Map<String, String> organizations) {
        try {
            String server = stack.issuer().substring(0, stack.issuer().indexOf("/realms/"));
            String administrator = grant(
                            server + "/realms/master",
                            "grant_type=password&client_id=admin-cli&username=admin&password="
                                    + encoded(stack.secrets().password("keycloak.admin")))
                    .value();
            HttpResponse<String> made =
                    exchange(HttpRequest.newBuilder(URI.create(server + "/admin/realms/wasl/partialImport"))
                            .header("Authorization", "Bearer " + administrator)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(Map.of(
                                    "ifResourceExists",
                                    "OVERWRITE",
                                    "users",
                                    Accounts.representations(
                                            organizations, stack.secrets().password("demo"))))))
                            .build());
            if (made.statusCode() != 200) {
                throw new IllegalStateException("No accounts: " + made.statusCode() + " " + made.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String token(String who) {
        return tokens.compute(
                        who,
                        (name, known) -> known != null && known.until() > System.currentTimeMillis()
                                ? known
                                : grant(
                                        stack.issuer(),
                                        "grant_type=password&client_id=wasl-demo&username="
                                                + Accounts.username(who) + "&password="
                                                + encoded(stack.secrets().password("demo"))))
                .value();
    }

    private Token grant(String issuer, String form) {
        HttpResponse<String> response =
                exchange(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
        JsonNode body = new Answer(response.statusCode(), response.headers(), response.body()).body();
        if (response.statusCode() != 200) {
            throw new IllegalStateException("No token: " + response.statusCode() + " " + body.path("error"));
        }
        return new Token(
                body.path("access_token").asText(),
                System.currentTimeMillis() + (body.path("expires_in").asLong() - 30) * 1000);
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    request.method() + " " + request.uri().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public static List<JsonNode> items(Answer answer) {
        List<JsonNode> items = new java.util.ArrayList<>();
        answer.body().path("items").forEach(items::add);
        return items;
    }
}
