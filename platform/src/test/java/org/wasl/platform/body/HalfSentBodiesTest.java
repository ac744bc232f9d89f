package org.wasl.platform.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;
import org.wasl.platform.testing.Tokens;

/** Requests that reach a service and not the gateway, with bodies that do not come. */
@QuarkusTest
class HalfSentBodiesTest extends PlatformTest {
    /** More than there are workers. */
    private static final int MANY = 60;

    @TestHTTPResource
    URL service;

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Test
    void half_sent_bodies_hold_no_worker() throws IOException {
        for (int i = 0; i < MANY; i++) {
            send(head("Content-Length: 1000") + "{\"half\":");
        }

        as(REGISTRAR_AT_MINISTRY).get("/v1/parcels").hasStatus(200);
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel()).hasStatus(201);
    }

    @Test
    void large_bodies_hold_a_few_workers_and_not_all() throws IOException {
        for (int i = 0; i < MANY; i++) {
            send(head("Content-Length: 5000000") + "{\"half\":");
        }

        as(REGISTRAR_AT_MINISTRY).get("/v1/parcels").hasStatus(200);
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel()).hasStatus(201);
        assertThat(answer(send(head("Content-Length: 5000000") + "{\"half\":"))).startsWith("HTTP/1.1 503");
    }

    @Test
    void bodies_of_unknown_length_hold_a_few_workers_and_not_all() throws IOException {
        for (int i = 0; i < MANY; i++) {
            send(head("Transfer-Encoding: chunked") + "8\r\n{\"half\":\r\n");
        }

        as(REGISTRAR_AT_MINISTRY).get("/v1/parcels").hasStatus(200);
    }

    @Test
    void a_body_that_does_not_come_is_a_problem() throws IOException {
        assertThat(answer(send(head("Content-Length: 1000") + "{\"half\":")))
                .startsWith("HTTP/1.1 408")
                .contains("request-timeout");
    }

    /** A connection is kept for the next requests of others: it must not be closed a moment after one that was refused before a worker took it. */
    @Test
    void a_connection_goes_on_after_a_body_that_was_refused_at_once() throws IOException {
        String refused =
                "POST /v1/parcels HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
        Socket socket = send(refused);
        socket.setSoTimeout(20_000);
        BufferedReader answers =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(nextStatus(answers)).startsWith("HTTP/1.1 401");
            socket.getOutputStream().write(refused.getBytes(StandardCharsets.UTF_8));
        });
    }

    private static String nextStatus(BufferedReader answers) throws IOException {
        String line;
        do {
            line = answers.readLine();
        } while (line != null && !line.contains("HTTP/1.1 "));
        return line == null ? "the connection was closed" : line.substring(line.indexOf("HTTP/1.1 "));
    }

    private static String head(String length) {
        return "POST /v1/parcels HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer "
                + Tokens.of(REGISTRAR_AT_MINISTRY) + "\r\nContent-Type: application/json\r\n" + length + "\r\n\r\n";
    }

    private Socket send(String text) throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        open.add(socket);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        return new String(socket.getInputStream().readNBytes(500), StandardCharsets.UTF_8);
    }
}
