package org.wasl.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The service under test, as one of its callers sees it: {@code as(REGISTRAR_AT_MINISTRY).post("/v1/persons", body)}. */
public final class Api {
    private final Supplier<String> token;
    private final Map<String, String> headers;

    private Api(Supplier<String> token, Map<String, String> headers) {
        this.token = token;
        this.headers = headers;
    }

    public static Api as(Persona who) {
        return new Api(() -> Tokens.of(who), Map.of());
    }

    public static Api withToken(String token) {
        return new Api(() -> token, Map.of());
    }

    public static Api anonymous() {
        return new Api(() -> null, Map.of());
    }

    public Api with(String header, Object value) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put(header, value.toString());
        return new Api(token, more);
    }

    public Answer get(String path) {
        return sent("GET", path, null, null);
    }

    /** A create or an act. A text is sent as it is, anything else as JSON, and nothing without a type, as browsers do. */
    public Answer post(String path, Object body) {
        return sent("POST", path, body == null ? null : "application/json", body);
    }

    /** A file of some type. */
    public Answer send(String type, String path, String content) {
        return sent("POST", path, type, content);
    }

    /** A step of a record: its ETag goes with it. */
    public Answer step(Answer record, String path, Object body) {
        return with("If-Match", record.etag()).post(path, body);
    }

    public Answer delete(String path) {
        return sent("DELETE", path, null, null);
    }

    public Answer put(String path, Object body) {
        return sent("PUT", path, "application/json", body);
    }

    public Answer patch(String path, String etag, Object body) {
        Api api = etag == null ? this : with("If-Match", etag);
        return api.sent("PATCH", path, "application/merge-patch+json", body);
    }

    private Answer sent(String method, String path, String type, Object body) {
        return new Answer(Requests.send(method, path, token.get(), headers, type, body));
    }

    /** What came back. Its failures print the whole body. */
    public record Answer(Response raw) {
        public Answer hasStatus(int status) {
            assertThat(raw.statusCode()).as(raw.asString()).isEqualTo(status);
            return this;
        }

        public Answer isProblem(int status, String code) {
            hasStatus(status);
            assertThat(raw.contentType()).startsWith("application/problem+json");
            assertThat(this.<String>at("type")).isEqualTo("/problems/" + code);
            assertThat(this.<String>at("title")).isNotBlank();
            assertThat(this.<String>at("instance")).isEqualTo(raw.header("X-Request-Id"));
            return this;
        }

        public Answer names(String pointer, String code) {
            assertThat(raw.jsonPath().<Map<String, String>>getList("errors"))
                    .as(raw.asString())
                    .anySatisfy(error -> {
                        assertThat(error.get("pointer")).isEqualTo(pointer);
                        assertThat(error.get("code")).isEqualTo(code);
                        assertThat(error.get("title")).isNotBlank();
                    });
            return this;
        }

        public Answer saysNothingOf(String text) {
            assertThat(raw.asString()).doesNotContain(text);
            return this;
        }

        @SuppressWarnings("unchecked")
        public <T> T at(String path) {
            return (T) JsonPaths.read(raw.jsonPath(), path);
        }

        @SuppressWarnings("unchecked")
        public <T> List<T> list(String path) {
            return JsonPaths.read(raw.jsonPath(), path) instanceof List<?> list
                    ? (List<T>) list
                    : raw.jsonPath().getList(path);
        }

        /** A point in time. Its text has as many digits as it needs, so texts say neither which is earlier nor whether two are the same. */
        public Instant instant(String path) {
            return Instant.parse(at(path));
        }

        public String id() {
            return at("id");
        }

        public String etag() {
            return raw.header("ETag");
        }
    }
}
