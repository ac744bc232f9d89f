package org.wasl.platform.audit;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import org.jboss.logging.Logger;

/**
 * Posts checkpoints to an address of the operator's choice, such as a log of another body. What is not taken is sent again, oldest first; of more than a
 * thousand that wait the oldest are dropped, for a newer one says all that an older one did.
 */
@Singleton
class CheckpointPost {
    private static final Logger LOG = Logger.getLogger(CheckpointPost.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AnchorConfig config;
    private final BlockingDeque<String> waiting = new LinkedBlockingDeque<>(1000);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @Inject
    CheckpointPost(AnchorConfig config) {
        this.config = config;
    }

    void enqueue(String signed) {
        if (config.url().isPresent()) {
            while (!waiting.offerLast(signed)) {
                waiting.pollFirst();
            }
        }
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void send() {
        for (String next = waiting.peekFirst(); next != null; next = waiting.peekFirst()) {
            if (!isTaken(next)) {
                return;
            }
            waiting.remove(next);
        }
    }

    private boolean isTaken(String signed) {
        try {
            HttpRequest request = HttpRequest.newBuilder(config.url().orElseThrow())
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/jose")
                    .POST(HttpRequest.BodyPublishers.ofString(signed))
                    .build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                LOG.warnf("A checkpoint of the audit was not taken: %d", status);
            }
            return status / 100 == 2;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException away) {
            LOG.warnf(
                    "A checkpoint of the audit was not taken: %s",
                    away.getClass().getSimpleName());
            return false;
        }
    }
}
