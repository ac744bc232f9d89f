package org.wasl.platform.audit;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A file and an address that checkpoints go to beside the topic, as an operator would name them. */
public final class CheckpointPlaces implements QuarkusTestResourceLifecycleManager {
    static final List<String> POSTED = new CopyOnWriteArrayList<>();

    private static Path folder;
    private HttpServer log;

    static Path file() {
        return folder.resolve("checkpoints");
    }

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("checkpoints");
            log = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            log.createContext("/", exchange -> {
                POSTED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            log.start();
            return Map.of(
                    "wasl.audit.anchor.file",
                    file().toString(),
                    "wasl.audit.anchor.url",
                    "http://127.0.0.1:" + log.getAddress().getPort() + "/checkpoints");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        log.stop(0);
    }
}
