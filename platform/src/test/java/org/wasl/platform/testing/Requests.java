package org.wasl.platform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/**
 * Sends the requests of {@link Api} to the service under test, with the client of the JDK and over connections that stay open. RestAssured finds out anew for
 * each request what it is made of, which takes as long as the request; it says where the service is, and reads what came back.
 */
final class Requests {
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();
    private static final HttpClient PLAIN = client(HttpClient.Redirect.NEVER);
    private static final HttpClient FOLLOWING = client(HttpClient.Redirect.NORMAL);

    private Requests() {}

    private static HttpClient client(HttpClient.Redirect redirect) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(redirect)
                .build();
    }

    static Response send(
            String method, String path, String bearer, Map<String, String> headers, String type, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).method(method, published(body));
        request.setHeader("Accept", "*/*");
        if (type != null) {
            request.setHeader("Content-Type", type.contains("charset") ? type : type + "; charset=UTF-8");
        }
        if (bearer != null) {
            request.setHeader("Authorization", "Bearer " + bearer);
        }
        headers.forEach(request::setHeader);
        try {
            return read((method.equals("GET") ? FOLLOWING : PLAIN).send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static URI at(String path) {
        URI whole = URI.create(path);
        return URI.create(
                (whole.isAbsolute() ? "" : RestAssured.baseURI + ":" + RestAssured.port) + whole.toASCIIString());
    }

    private static BodyPublisher published(Object body) {
        try {
            return body == null
                    ? BodyPublishers.noBody()
                    : body instanceof byte[] bytes
                            ? BodyPublishers.ofByteArray(bytes)
                            : BodyPublishers.ofString(
                                    body instanceof String text ? text : JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response read(HttpResponse<byte[]> answer) {
        List<Header> headers = answer.headers().map().entrySet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> new Header(header.getKey(), value)))
                .toList();
        return new ResponseBuilder()
                .setStatusCode(answer.statusCode())
                .setHeaders(new Headers(headers))
                .setContentType(answer.headers().firstValue("Content-Type").orElse(""))
                .setBody(answer.body())
                .build();
    }
}
