package org.wasl.platform.audit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.wasl.platform.testing.FakeServer;

/** A file and an address that checkpoints go to beside the topic, as an operator would name them. */
public final class CheckpointPlaces implements QuarkusTestResourceLifecycleManager {
    static final List<String> POSTED = new CopyOnWriteArrayList<>();

    private static Path folder;
    private FakeServer log;

    static Path file() {
        return folder.resolve("checkpoints");
    }

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("checkpoints");
            log = new FakeServer();
            log.on("/", exchange -> {
                POSTED.add(FakeServer.body(exchange));
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            return Map.of(
                    "wasl.audit.anchor.file", file().toString(), "wasl.audit.anchor.url", log.url() + "/checkpoints");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        log.stop();
    }
}
