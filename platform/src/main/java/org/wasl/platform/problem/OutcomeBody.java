package org.wasl.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Stream;

/**
 * A problem as a client of FHIR R4 reads it: an OperationOutcome. Written where problems are, because the gateway refuses too, and knows no more of FHIR than
 * this. An issue for each fault; one where there is none.
 */
record OutcomeBody(String resourceType, List<Issue> issue) {
    static final String MEDIA_TYPE = "application/fhir+json";

    private static final String ERROR = "error";

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Issue(String severity, String code, Details details, String diagnostics, List<String> expression) {}

    record Details(List<Coding> coding, String text) {}

    record Coding(String system, String code) {}

    /** Whether requests to this path are answered in FHIR. */
    static boolean isFor(String path) {
        return path.equals("/fhir") || path.startsWith("/fhir/");
    }

    static OutcomeBody of(ProblemBody problem) {
        String type = problem.type().substring(problem.type().lastIndexOf('/') + 1);
        Details details = new Details(List.of(new Coding("urn:wasl:problem", type)), problem.title());
        Stream<Issue> faults = problem.errors().stream()
                .map(error -> new Issue(
                        ERROR,
                        code(problem.status()),
                        details,
                        error.title(),
                        List.of(error.pointer().replace("#", ""))));
        Stream<Issue> whole = Stream.of(new Issue(ERROR, code(problem.status()), details, problem.detail(), List.of()));
        return new OutcomeBody("OperationOutcome", (problem.errors().isEmpty() ? whole : faults).toList());
    }

    private static String code(int status) {
        return switch (status) {
            case 400, 422 -> "invalid";
            case 401 -> "login";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 405, 406, 415 -> "not-supported";
            case 413 -> "too-long";
            case 408 -> "timeout";
            case 429 -> "throttled";
            case 503, 504 -> "transient";
            default -> status < 500 ? "processing" : "exception";
        };
    }
}
