package org.wasl.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wasl.stack.Ports;

/** Signing in while somebody sends requests that do not end. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(RunningPlatform.class)
class SignInTest {
    private static final int HALF_SENT = 500;
    private static final String TOKEN = "/realms/wasl/protocol/openid-connect/token";

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket each : open) {
            each.close();
        }
    }

    /** They stay open, and with a minute for each body the sign-in would wait for ten. */
    @Test
    void half_sent_bodies_do_not_keep_people_out() {
        for (int i = 0; i < HALF_SENT; i++) {
            sendHalf();
        }
        assertThat(open).hasSizeGreaterThan(HALF_SENT / 2);

        await().atMost(Duration.ofSeconds(60)).until(SignInTest::signsIn);
    }

    private void sendHalf() {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
            open.add(socket);
            socket.getOutputStream()
                    .write(("POST " + TOKEN + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n"
                                    + "grant_type=pass")
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException refused) {
            // There are enough connections.
        }
    }

    private static int port() {
        return RunningPlatform.ports().of(Ports.Name.KEYCLOAK);
    }

    private static boolean signsIn() {
        String form = "grant_type=password&client_id=wasl-demo&username=caseworker&password="
                + RunningPlatform.stack().secrets().password("demo");
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + TOKEN))
                                            .timeout(Duration.ofSeconds(20))
                                            .header("Content-Type", "application/x-www-form-urlencoded")
                                            .POST(HttpRequest.BodyPublishers.ofString(form))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notNow) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
