package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which record of HSDS one is that stands by itself: by the members that only that kind has. */
final class RecordKind {
    private static final Map<String, List<String>> MARKS = Map.of(
            "service_at_location", List.of("location", "location_id"),
            "taxonomy_term", List.of("taxonomy_detail", "taxonomy_id", "taxonomy", "term_uri", "parent_id"),
            "location", List.of("location_type", "latitude", "addresses"),
            "service", List.of("status", "service_at_locations", "organization", "eligibility_description", "program"),
            "taxonomy", List.of("version"));
    private static final List<String> ORDER =
            List.of("location", "service_at_location", "service", "taxonomy_term", "taxonomy");

    private RecordKind() {}

    /** One that says no more than a name and a description is an organization, of which the standard asks no more. */
    static String of(JsonNode record) {
        Optional<String> marked = ORDER.stream()
                .filter(kind -> MARKS.get(kind).stream().anyMatch(record::has))
                .findFirst();
        return marked.orElseGet(() -> isProgram(record) ? "program" : "organization");
    }

    private static boolean isProgram(JsonNode record) {
        return record.has("organization_id");
    }
}
