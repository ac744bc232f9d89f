package org.wasl.referral.fhir;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;

/** The parameters that every search takes. Records come in the order of their ids; a page names the next. */
public class FhirQuery {
    private static final Set<String> OURS = Set.of("_id", "_lastUpdated", "_count", "_after", "_format");

    @QueryParam("_id")
    @Parameter(description = "One record.")
    String id;

    @QueryParam("_lastUpdated")
    @Parameter(
            description = "Changed at or after (`ge`) or after (`gt`) a time or a day.",
            example = "ge2026-11-01T00:00:00+03:00")
    String lastUpdated;

    @QueryParam("_count")
    @DefaultValue("50")
    @Min(1)
    @Max(200)
    int count;

    @QueryParam("_after")
    @Parameter(description = "From the link to the next page.")
    UUID after;

    /** A parameter that is not known is a mistake and no wish to see everything. */
    void requireKnown(Map<String, ?> given, Map<String, ?> known) {
        given.keySet().stream()
                .filter(name -> !OURS.contains(name) && !known.containsKey(name))
                .forEach(name -> {
                    throw new Problem(CommonProblem.UNREADABLE_REQUEST).at("#" + name, "unknown-field");
                });
    }

    /** @param byId the condition that a record has the id {@code :only} */
    <E> Filter<E> narrow(Filter<E> filter, String byId) {
        if (lastUpdated != null) {
            boolean later = lastUpdated.startsWith("gt");
            if (!later && !lastUpdated.startsWith("ge")) {
                throw invalid("_lastUpdated");
            }
            filter.and(
                    later ? "e.updatedAt > :since" : "e.updatedAt >= :since", "since", time(lastUpdated.substring(2)));
        }
        return filter.andIfGiven(byId, "only", id("_id", id));
    }

    /** The id of a reference such as {@code Organization/0190…} or of an id alone; null where none was given. */
    static UUID id(String parameter, String reference) {
        try {
            return reference == null ? null : UUID.fromString(reference.substring(reference.lastIndexOf('/') + 1));
        } catch (IllegalArgumentException none) {
            throw invalid(parameter);
        }
    }

    static Problem invalid(String parameter) {
        return new Problem(CommonProblem.UNREADABLE_REQUEST).at("#" + parameter, "invalid");
    }

    private static Instant time(String text) {
        try {
            return JordanTime.since(text);
        } catch (DateTimeParseException e) {
            throw invalid("_lastUpdated");
        }
    }
}
