package org.wasl.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The stored ids that name nothing, as the services counted them last: their metric {@code wasl_orphaned_ids}. */
public final class OrphanedIds {
    private static final Pattern COUNT =
            Pattern.compile("(?m)^wasl_orphaned_ids\\{[^}]*reference=\"([^\"]+)\"[^}]*} ([0-9.E]+)");

    private OrphanedIds() {}

    /** Service and reference, such as {@code case centre_programme.location_id}, to the count. */
    public static Map<String, Long> of(Stack stack) {
        Map<String, Long> counts = new TreeMap<>();
        for (String service : List.of("registry", "case", "referral", "monitoring")) {
            COUNT.matcher(metrics(stack.management(service)))
                    .results()
                    .forEach(found ->
                            counts.put(service + " " + found.group(1), (long) Double.parseDouble(found.group(2))));
        }
        return counts;
    }

    private static String metrics(URI management) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(management.resolve("/q/metrics"))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
