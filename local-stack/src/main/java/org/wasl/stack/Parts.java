package org.wasl.stack;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** What an installation consists of, for a shell that completes a command. */
final class Parts implements Iterable<String> {
    private static final List<String> ALL = Stream.concat(
                    Stream.of("postgres", "kafka", "keycloak"), ServiceLaunch.SERVICES.stream())
            .toList();

    @Override
    public Iterator<String> iterator() {
        return ALL.iterator();
    }

    /** {@code case-service} is what the module is called. */
    static String named(String part) {
        return part.replace("-service", "");
    }
}
