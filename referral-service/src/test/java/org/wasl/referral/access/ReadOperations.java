package org.wasl.referral.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The operations of this service that read, from the contract that its build writes. */
final class ReadOperations {
    private static final Path CONTRACT = Path.of("target/openapi/openapi.json");

    private ReadOperations() {}

    /**
     * One operation.
     *
     * @param filters the names of its parameters in the query
     */
    record Read(String id, String path, String tag, List<String> filters) {
        boolean namesARecord() {
            return path.replace("{service}", "").contains("{");
        }

        boolean isOfReferrals() {
            return tag.equals("Referrals") || path.startsWith("/fhir/Task") || path.startsWith("/fhir/ServiceRequest");
        }

        /** About a record: it stands for the last that the path names, and what that hangs on is one that nobody knows. */
        String of(String record) {
            String known = path.replace("{service}", "referral");
            int last = known.lastIndexOf('{');
            return known.substring(0, last)
                            .replaceAll("\\{[^}]+}", UUID.randomUUID().toString())
                    + record
                    + known.substring(known.indexOf('}', last) + 1);
        }

        /** All that it lists, counted, and narrowed by what else is asked. */
        String list(String... asked) {
            List<String> query = new ArrayList<>(List.of(asked));
            for (String all : List.of("limit=200", "count=true", "_count=200", "per_page=100", "level=1")) {
                if (filters.contains(all.substring(0, all.indexOf('=')))) {
                    query.add(all);
                }
            }
            return path.replace("{service}", "referral") + (query.isEmpty() ? "" : "?" + String.join("&", query));
        }
    }

    static List<Read> ofThisService() {
        try {
            List<Read> all = new ArrayList<>();
            new ObjectMapper()
                    .readTree(CONTRACT.toFile())
                    .path("paths")
                    .properties()
                    .forEach(path -> {
                        JsonNode get = path.getValue().path("get");
                        if (get.isObject()) {
                            List<String> filters = new ArrayList<>();
                            get.path("parameters").forEach(parameter -> {
                                if (parameter.path("in").asText().equals("query")) {
                                    filters.add(parameter.path("name").asText());
                                }
                            });
                            all.add(new Read(
                                    get.path("operationId").asText(),
                                    path.getKey(),
                                    get.path("tags").path(0).asText(),
                                    filters));
                        }
                    });
            if (all.isEmpty()) {
                throw new IllegalStateException("The contract names nothing that reads");
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
