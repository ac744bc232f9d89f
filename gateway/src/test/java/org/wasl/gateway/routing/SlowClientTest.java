package org.wasl.gateway.routing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wasl.gateway.FakeService;
import org.wasl.gateway.GatewayTest;
import org.wasl.platform.body.BodyMemory;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Tokens;

@QuarkusTest
class SlowClientTest extends GatewayTest {
    /** As many as were enough to stop a service when each of them held a connection to it. */
    private static final int MANY = 210;

    @TestHTTPResource
    URL gateway;

    @Inject
    BodyMemory memory;

    @Inject
    ConcurrentRequests atOnce;

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        // What they held is free again before anybody else is tested.
        await().untilAsserted(() -> {
            assertThat(memory.taken()).isZero();
            assertThat(atOnce.isIdle()).isTrue();
        });
    }

    @Test
    void half_sent_bodies_of_one_caller_hold_nothing_of_a_service() throws IOException {
        String token = Tokens.of(Persona.SUPERVISOR_AT_MINISTRY);
        for (int i = 0; i < MANY; i++) {
            send("POST /v1/persons HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"half\":");
        }

        as(CASEWORKER_AT_MINISTRY).get("/v1/persons/1").hasStatus(200);
        assertThat(FakeService.underWay("/v1/persons")).isZero();
    }

    @Test
    void half_sent_bodies_of_nobody_hold_nothing_of_a_service() throws IOException {
        for (int i = 0; i < MANY; i++) {
            send("POST /feedback HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nhalf");
        }

        as(CASEWORKER_AT_MINISTRY).get("/v1/cases/1").hasStatus(200);
    }

    @Test
    void a_body_that_does_not_come_is_a_problem_and_the_connection_is_closed() throws IOException {
        Socket socket =
                send("POST /feedback HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\nAccept-Language: ar\r\n\r\nhalf");

        String answer = readToEnd(socket);

        assertThat(answer).startsWith("HTTP/1.1 408").contains("request-timeout", "لم يصل الطلب");
    }

    @Test
    void a_large_body_that_trickles_is_cut_off_and_the_service_is_free_again() throws IOException {
        String token = Tokens.of(CASEWORKER_AT_MINISTRY);
        Socket socket = send("POST /v1/cases/import HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token
                + "\r\nContent-Length: 90000\r\n\r\n" + "x".repeat(70_000));
        await().until(() -> FakeService.underWay("/v1/cases/import") == 1);

        assertThat(readToEnd(socket)).startsWith("HTTP/1.1 408");
        await().until(() -> FakeService.underWay("/v1/cases/import") == 0);
    }

    @Test
    void a_large_body_passes_whole_whether_its_length_is_told_or_not() throws IOException {
        String head = "POST /v1/cases/import HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer "
                + Tokens.of(CASEWORKER_AT_MINISTRY) + "\r\n";
        String chunk = "x".repeat(10_000);

        // One after the other: at once they would be more than one caller's share.
        assertThat(readToEnd(send(head + "Content-Length: 90000\r\n\r\n" + chunk.repeat(9))))
                .startsWith("HTTP/1.1 200")
                .contains("\"bytes\":90000");
        assertThat(chunked(head, chunk, 9)).startsWith("HTTP/1.1 200").contains("\"bytes\":90000");
        assertThat(chunked(head, chunk, 11)).startsWith("HTTP/1.1 413");
        assertThat(chunked(head, "hello", 1)).startsWith("HTTP/1.1 200").contains("\"bytes\":5");
    }

    @Test
    void a_request_that_is_broken_off_before_its_answer_begins_gives_its_place_back() throws IOException {
        FakeService.hold();
        try {
            for (int i = 0; i < 3; i++) {
                open.add(send("GET /v1/person-imports/held HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                        + Tokens.of(UUID.randomUUID().toString(), Persona.MINISTRY, "caseworker") + "\r\n\r\n"));
            }
            await().until(() -> FakeService.underWay("/v1/person-imports/held") == 3);

            for (Socket socket : open) {
                socket.close();
            }

            await().until(atOnce::isIdle);
        } finally {
            FakeService.release();
        }
    }

    @Test
    void a_client_that_is_gone_at_once_holds_nothing() throws IOException {
        String request = "GET /v1/persons/1 HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                + Tokens.of(UUID.randomUUID().toString(), Persona.MINISTRY, "caseworker") + "\r\n\r\n";
        for (int i = 0; i < MANY; i++) {
            send(request).close();
        }

        await().until(atOnce::isIdle);
    }

    private String chunked(String head, String chunk, int times) throws IOException {
        String told = Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n";
        String answer = readToEnd(send(head + "Transfer-Encoding: chunked\r\n\r\n" + told.repeat(times) + "0\r\n\r\n"));
        await().until(atOnce::isIdle);
        return answer;
    }

    @Test
    void an_answer_that_is_not_read_is_cut_off_and_the_service_is_free_again() throws IOException {
        Socket socket = send("GET /v1/person-imports/large HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                + Tokens.of(CASEWORKER_AT_MINISTRY) + "\r\n\r\n");
        await().until(() -> FakeService.underWay("/v1/person-imports/large") == 1);

        await().until(() -> FakeService.underWay("/v1/person-imports/large") == 0);
        await().until(() -> isClosedByTheServer(socket));
        assertThat(readToEnd(socket).length()).isLessThan(FakeService.LARGE);
    }

    /** As many as made the gateway run out of memory, when each of them was given its own copy. */
    @Test
    void documents_that_anybody_may_read_and_nobody_reads_are_cut_off() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            sockets.add(send("GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n".repeat(20)));
        }
        anonymous().get("/openapi.json").hasStatus(200);
        as(CASEWORKER_AT_MINISTRY).get("/v1/cases/1").hasStatus(200);

        int whole = anonymous().get("/openapi.json").raw().asByteArray().length;
        for (Socket socket : List.of(sockets.get(0), sockets.get(MANY - 1))) {
            await().atMost(Duration.ofMinutes(1)).until(() -> isClosedByTheServer(socket));
            assertThat(readToEnd(socket).length()).isLessThan(20 * whole);
        }
    }

    /** Whatever is sent to a socket that the other side has closed is answered with a reset. */
    private static boolean isClosedByTheServer(Socket socket) {
        try {
            socket.getOutputStream().write('\n');
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void a_request_without_a_host_is_a_problem() throws IOException {
        for (String version : List.of("1.0", "1.1")) {
            assertThat(readToEnd(send("GET /v1/me HTTP/" + version + "\r\nConnection: close\r\n\r\n")))
                    .startsWith("HTTP/" + version + " 400")
                    .contains("application/problem+json", "unreadable-request");
        }
    }

    @Test
    void a_download_that_is_broken_off_gives_its_place_back() throws IOException {
        for (int i = 0; i < 10; i++) {
            Socket socket = send("GET /v1/person-imports/large HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                    + Tokens.of(CASEWORKER_AT_MINISTRY) + "\r\n\r\n");
            assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
            socket.close();
            await().until(atOnce::isIdle);
        }
    }

    @Test
    void an_answer_that_is_read_comes_whole_however_large() throws IOException {
        Socket socket =
                send("GET /v1/person-imports/large HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer "
                        + Tokens.of(CASEWORKER_AT_MINISTRY) + "\r\n\r\n");

        assertThat(readToEnd(socket).length()).isGreaterThan(FakeService.LARGE);
    }

    private Socket send(String bytes) throws IOException {
        Socket socket = new Socket("127.0.0.1", gateway.getPort());
        socket.setSoTimeout(20_000);
        open.add(socket);
        write(socket, bytes);
        return socket;
    }

    private static void write(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String readToEnd(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.net.SocketException reset) {
            return "";
        }
    }
}
