package org.wasl.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** RFC 9457. Served as {@code application/problem+json}. */
@Schema(
        name = "Problem",
        description = "RFC 9457 problem. `type` is stable; `title` and `detail` are in the caller's language.",
        requiredProperties = {"type", "title", "status"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(
        @Schema(examples = "/problems/stale-version") String type,

        @Schema(examples = "Somebody changed this record after you read it")
        String title,

        @Schema(examples = "412") int status,
        String detail,

        @Schema(description = "The request id, for support.")
        String instance,

        List<Error> errors,

        @Schema(description = "What stands against the step: the codes of `objections`, each with its title.")
        List<Blocker> blockers,

        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> members) {
    static final String MEDIA_TYPE = "application/problem+json";

    @Schema(
            name = "ProblemError",
            requiredProperties = {"pointer", "code", "title"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Error(
            @Schema(description = "JSON pointer into the body, or # and a parameter's name.", examples = "/birthDate")
            String pointer,

            @Schema(examples = "in-the-future") String code,
            String title,

            @Schema(
                    description =
                            "What belongs there, with the code wrong-type: a type of JSON, or date, date-time, uuid.",
                    examples = "date-time")
            String expected,

            @Schema(
                    description =
                            "The codes that belong there, with the code unknown-code; with unknown-parameter the names nearest to it.")
            List<String> allowed,

            @Schema(description = "The least that is allowed: a number, a length or a count of rows.", examples = "1")
            BigDecimal least,

            @Schema(description = "The most that is allowed: a number, a length or a count of rows.", examples = "200")
            BigDecimal most) {}

    public static ProblemBody of(Problem problem, Language language, String requestId) {
        ProblemType type = problem.type();
        return new ProblemBody(
                type.uri(),
                ProblemTexts.title(type, language),
                type.status(),
                ProblemTexts.detail(type, language, problem.arguments()).orElse(null),
                requestId,
                problem.errors().stream()
                        .map(e -> new Error(
                                e.pointer(),
                                e.code(),
                                ProblemTexts.rule(e.code(), language),
                                e.expected(),
                                e.allowed(),
                                e.limits().least(),
                                e.limits().most()))
                        .toList(),
                problem.objections().stream()
                        .map(code -> Blocker.of(code, language))
                        .toList(),
                problem.members());
    }
}
