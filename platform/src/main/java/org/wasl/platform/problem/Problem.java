package org.wasl.platform.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Thrown where a rule says no, turned into an answer in one place. The arguments fill the placeholders of the detail text, which is in the caller's
 * language; they are codes and counts, never what a person typed. A code of a published list is given as its enum and told by its label.
 */
public final class Problem extends RuntimeException {
    private final ProblemType type;
    private final Object[] arguments;
    private final List<FieldError> errors = new ArrayList<>();
    private final Map<String, Object> members = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private List<String> objections = List.of();

    public Problem(ProblemType type, Object... arguments) {
        super(type.code(), null, false, type.status() >= 500);
        this.type = type;
        this.arguments = arguments;
    }

    /**
     * @param pointer RFC 6901 into the body; for a parameter its name after {@code #}, as in {@code #limit}
     * @param code kebab-case; its text in both languages is {@code field.<code>} of the problem files
     * @param expected the JSON type that belongs there; null where that is not the fault
     * @param allowed the codes that belong there, or the names that may be meant; null where the fault is another
     * @param limits what a length, a number or a count of rows may be
     */
    public record FieldError(String pointer, String code, String expected, List<String> allowed, Limits limits) {
        public FieldError(String pointer, String code) {
            this(pointer, code, null, null, Limits.NONE);
        }

        FieldError(String pointer, String code, String expected, List<String> allowed) {
            this(pointer, code, expected, allowed, Limits.NONE);
        }

        FieldError under(String at) {
            return new FieldError(at + pointer, code, expected, allowed, limits);
        }

        static FieldError wrongType(String pointer, String expected) {
            return new FieldError(pointer, "wrong-type", expected, null);
        }

        /** @param codes the enum whose code belongs there */
        static FieldError unknownCode(String pointer, Class<?> codes) {
            return new FieldError(
                    pointer,
                    "unknown-code",
                    null,
                    Arrays.stream(codes.getEnumConstants())
                            .map(Object::toString)
                            .toList());
        }
    }

    public static Problem notFound() {
        return new Problem(CommonProblem.NOT_FOUND);
    }

    public static Problem invalidField(String pointer, String code) {
        return new Problem(CommonProblem.INVALID_FIELDS).at(pointer, code);
    }

    /** @param limit code of the limit that the body passes @param most what it allows */
    public static Problem tooLarge(String limit, long most) {
        return new Problem(CommonProblem.BODY_TOO_LARGE).at("", limit).with("most", most);
    }

    public Problem at(String pointer, String code) {
        errors.add(new FieldError(pointer, code));
        return this;
    }

    /** A code that is none of an enum; the answer lists those that are. */
    public Problem atUnknownCode(String pointer, Class<?> codes) {
        return at(FieldError.unknownCode(pointer, codes));
    }

    /** A name that nothing has; the answer lists those that may be meant. */
    public Problem atUnknownName(String pointer, String code, List<String> nearest) {
        return at(new FieldError(pointer, code, null, nearest.isEmpty() ? null : nearest));
    }

    public Problem atAll(List<FieldError> more) {
        errors.addAll(more);
        return this;
    }

    /** The same problem of a part of the body: what is wrong is named by its place in the whole. */
    public Problem under(String at) {
        errors.replaceAll(error -> error.pointer().startsWith("#") ? error : error.under(at));
        return this;
    }

    Problem at(FieldError error) {
        errors.add(error);
        return this;
    }

    /** An extra member of the problem body, as {@code allowedActions} of illegal-step. It stands in {@code problem-members.json} of contracts. */
    public Problem with(String member, Object value) {
        assert ProblemMembers.isKnown(member) : member + " is not in problem-members.json";
        members.put(member, value);
        return this;
    }

    /** Told by their codes, and by their titles in {@link ProblemBody#blockers()}. */
    public Problem objections(List<String> codes) {
        objections = codes;
        return with("objections", codes);
    }

    List<String> objections() {
        return objections;
    }

    /** A header of the answer, as {@code Retry-After}. */
    public Problem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public ProblemType type() {
        return type;
    }

    Object[] arguments() {
        return arguments;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> members() {
        return members;
    }
}
