package org.wasl.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The service under test, as one of its callers sees it: {@code as(REGISTRAR_AT_MINISTRY).post("/v1/persons", body)}. */
public final class Api {
    /** Not the ISO-8859-1 that RestAssured writes where a type names no charset. */
    private static final EncoderConfig UTF_8 =
            EncoderConfig.encoderConfig().defaultContentCharset(StandardCharsets.UTF_8);

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
        return new Answer(request().get(path));
    }

    /** A create or an act. A text is sent as it is, anything else as JSON, and nothing without a type, as browsers do. */
    public Answer post(String path, Object body) {
        return new Answer((body == null
                        ? request()
                        : request().contentType("application/json").body(body))
                .post(path));
    }

    /** A file of some type. */
    public Answer send(String type, String path, String content) {
        RequestSpecification request = request()
                .config(RestAssured.config().encoderConfig(UTF_8.encodeContentTypeAs(type, ContentType.TEXT)))
                .contentType(type);
        return new Answer(request.body(content.getBytes(StandardCharsets.UTF_8)).post(path));
    }

    /** A step of a record: its ETag goes with it. */
    public Answer step(Answer record, String path, Object body) {
        return with("If-Match", record.etag()).post(path, body);
    }

    public Answer delete(String path) {
        return new Answer(request().delete(path));
    }

    public Answer put(String path, Object body) {
        return new Answer(request().contentType("application/json").body(body).put(path));
    }

    public Answer patch(String path, String etag, Object body) {
        Api api = etag == null ? this : with("If-Match", etag);
        return new Answer(api.request()
                .contentType("application/merge-patch+json")
                .body(body)
                .patch(path));
    }

    private RequestSpecification request() {
        RequestSpecification request = RestAssured.given()
                .config(RestAssured.config().encoderConfig(UTF_8))
                .urlEncodingEnabled(false);
        String bearer = token.get();
        if (bearer != null) {
            request.auth().oauth2(bearer);
        }
        headers.forEach(request::header);
        return request;
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

        public <T> T at(String path) {
            return raw.jsonPath().get(path);
        }

        public <T> List<T> list(String path) {
            return raw.jsonPath().getList(path);
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
