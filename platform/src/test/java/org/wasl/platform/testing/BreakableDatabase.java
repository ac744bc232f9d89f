package org.wasl.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

/**
 * Puts a {@link DatabaseProxy} before the database of the service under test, and keeps its background work from asking the database, so that each exchange is one of
 * the request that the test sends.
 */
public final class BreakableDatabase implements QuarkusTestResourceLifecycleManager {
    private static DatabaseProxy proxy;

    public static DatabaseProxy proxy() {
        return proxy;
    }

    /** After the servers, whose address it replaces. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        URI direct = URI.create(TestServersResource.jdbc().substring("jdbc:".length()));
        proxy = DatabaseProxy.before(
                direct.getPort(),
                process -> TestServersResource.asAdministrator("select pg_terminate_backend(" + process + ", 5000)"));
        return Map.of(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://127.0.0.1:" + proxy.port() + direct.getPath()
                        + "?sslmode=disable&gssEncMode=disable",
                "quarkus.scheduler.enabled",
                "false",
                "wasl.relay.idle-pause",
                "1h");
    }

    @Override
    public void stop() {
        try {
            proxy.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
