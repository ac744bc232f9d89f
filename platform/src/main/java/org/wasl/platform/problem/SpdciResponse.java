package org.wasl.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.openapi.OpenApiConventions;

/**
 * The first answer to a message of SPDCI: whether it was taken. A refusal stands where problems are written, because the gateway refuses too, and knows no more of
 * the exchange than this.
 *
 * <p>Source: {@code Response}, and with 401, 403 and 5xx also {@code HttpErrorResponse}, of social_api_v1.0.0.
 *
 * @param errors with 401, 403 and 5xx the error once more, where the standard has it; left out otherwise
 */
@Schema(name = "SpdciResponse", extensions = @Extension(name = OpenApiConventions.LEAVES_OUT_NULL, value = "true"))
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SpdciResponse(
        Acknowledgement message, @Schema(nullable = true) List<Fault> errors) {
    public static final String MEDIA_TYPE = "application/json";

    private static final int LONGEST_MESSAGE = 999;

    /**
     * @param ackStatus ACK or ERR
     * @param correlationId names the request in its callback and in the status of transactions
     */
    @Schema(name = "SpdciAck", extensions = @Extension(name = OpenApiConventions.LEAVES_OUT_NULL, value = "true"))
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Acknowledgement(
            String ackStatus,
            Instant timestamp,
            String correlationId,
            @Schema(nullable = true) Fault error) {}

    /** @param message in the language of {@code Accept-Language} */
    @Schema(name = "SpdciError")
    public record Fault(
            @Schema(examples = "err.request.bad") String code, String message) {}

    public static SpdciResponse taken(String correlationId, Instant now) {
        return new SpdciResponse(new Acknowledgement("ACK", now, correlationId, null), null);
    }

    /** Whether requests to this path are answered as the exchange has it. */
    public static boolean isFor(String path) {
        return path.equals("/spdci") || path.startsWith("/spdci/");
    }

    /** With the code of the standard that the status has. */
    static SpdciResponse refused(ProblemBody problem, Instant now) {
        return refused(problem, code(problem.status()), now);
    }

    public static SpdciResponse refused(ProblemBody problem, String code, Instant now) {
        String text = text(problem);
        Fault fault = new Fault(code, text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) : text);
        int status = problem.status();
        return new SpdciResponse(
                new Acknowledgement("ERR", now, problem.instance(), fault),
                status == 401 || status == 403 || status >= 500 ? List.of(fault) : null);
    }

    public static String code(int status) {
        return switch (status) {
            case 401 -> "err.request.unauthorized";
            case 403 -> "err.request.forbidden";
            case 404, 405 -> "err.request.not_found";
            case 408 -> "err.request.timeout";
            case 429 -> "err.request.too_many_requests";
            default -> status < 500 ? "err.request.bad" : "err.service.unavailable";
        };
    }

    /** The fields are named as the standard writes them. */
    private static String text(ProblemBody problem) {
        String detail = problem.detail() == null ? problem.title() : problem.title() + ". " + problem.detail();
        return problem.errors().isEmpty()
                ? detail
                : detail
                        + problem.errors().stream()
                                .map(error -> snake(error.pointer()) + ": " + error.title())
                                .collect(Collectors.joining("; ", " ", ""));
    }

    /** {@code searchRequest} as the standard writes it. */
    public static String snake(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
