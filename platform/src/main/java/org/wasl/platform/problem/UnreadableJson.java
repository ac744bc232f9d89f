package org.wasl.platform.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.id.Id;

/** Where a body cannot be read, and what belongs there. Nothing of what was sent is repeated. */
public final class UnreadableJson {
    private static final Set<Class<?>> WHOLE =
            Set.of(int.class, Integer.class, long.class, Long.class, short.class, Short.class);

    private UnreadableJson() {}

    public static Problem problem(JsonProcessingException e) {
        Problem problem = new Problem(CommonProblem.UNREADABLE_REQUEST);
        if (e instanceof UnrecognizedPropertyException unknown) {
            return problem.at(path(unknown), "unknown-field");
        }
        if (e instanceof MismatchedInputException mismatch && !isCutOff(mismatch)) {
            return isUnknownCode(mismatch)
                    ? new Problem(CommonProblem.INVALID_FIELDS).atUnknownCode(path(mismatch), mismatch.getTargetType())
                    : problem.at(Problem.FieldError.wrongType(path(mismatch), type(mismatch.getTargetType())));
        }
        String pointer = e instanceof JsonMappingException mapping ? path(mapping) : place(e.getProcessor());
        Throwable why = e instanceof JsonMappingException && e.getCause() != null ? e.getCause() : e;
        if (why instanceof StreamConstraintsException) {
            return problem.at(pointer, "too-large");
        }
        if (why instanceof StreamReadException stream) {
            boolean twice = String.valueOf(stream.getOriginalMessage()).startsWith("Duplicate ");
            return twice
                    ? problem.at(place(stream.getProcessor()), "duplicate-field")
                    : problem.at("", "malformed-json");
        }
        if (!pointer.isEmpty()) {
            return problem.at(pointer, "wrong-type");
        }
        return problem.at("", "malformed-json");
    }

    /** It reads well, and its text is no code of the list. */
    private static boolean isUnknownCode(MismatchedInputException e) {
        return e instanceof InvalidFormatException format
                && format.getTargetType() != null
                && format.getTargetType().isEnum()
                && format.getValue() instanceof String;
    }

    /** An empty body, which has no type at all. */
    private static boolean isCutOff(MismatchedInputException e) {
        return e.getPath().isEmpty()
                && e.getOriginalMessage() != null
                && e.getOriginalMessage().startsWith("No content");
    }

    private static String path(JsonMappingException e) {
        return e.getPath().isEmpty()
                ? ""
                : e.getPath().stream()
                        .map(step ->
                                step.getFieldName() != null ? step.getFieldName() : String.valueOf(step.getIndex()))
                        .map(step -> step.replace("~", "~0").replace("/", "~1"))
                        .collect(Collectors.joining("/", "/", ""));
    }

    private static String place(Object parser) {
        return parser instanceof JsonParser at
                ? at.getParsingContext().pathAsPointer().toString()
                : "";
    }

    /** As the contract calls it; null where it is not known. */
    private static String type(Class<?> kind) {
        if (kind == null || kind == Object.class) {
            return null;
        }
        if (kind == LocalDate.class) {
            return "date";
        }
        if (Temporal.class.isAssignableFrom(kind)) {
            return kind == LocalTime.class ? "time" : "date-time";
        }
        if (kind == UUID.class || Id.class.isAssignableFrom(kind)) {
            return "uuid";
        }
        if (kind == boolean.class || kind == Boolean.class) {
            return "boolean";
        }
        if (WHOLE.contains(kind)) {
            return "integer";
        }
        if (kind.isPrimitive() || Number.class.isAssignableFrom(kind)) {
            return "number";
        }
        if (kind.isArray() || Collection.class.isAssignableFrom(kind)) {
            return "array";
        }
        return kind.isRecord() || Map.class.isAssignableFrom(kind) ? "object" : "string";
    }
}
