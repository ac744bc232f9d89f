package org.wasl.platform.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.validator.engine.HibernateConstraintViolation;
import org.wasl.platform.vocabulary.CodeOf;
import org.wasl.platform.vocabulary.MeantCodes;

/** Breached field rules as a problem with a pointer for each. */
public final class Violations {
    private Violations() {}

    /** For bodies that were not bound by the framework, such as the result of a merge patch. */
    public static <T> T checked(Validator validator, T body) {
        return checked(validator, body, "");
    }

    /** @param at where the body stands in a larger one: a JSON pointer */
    public static <T> T checked(Validator validator, T body, String at) {
        Set<ConstraintViolation<T>> violations = validator.validate(body);
        if (!violations.isEmpty()) {
            throw problem(violations, at);
        }
        return body;
    }

    /**
     * As {@link #checked(Validator, Object)}, for the new form of a record that is there: a code that it has already and that its list lost is taken again in the
     * same member. Who changes another member need not change that one.
     *
     * @param known the record as it is; null where there is none yet
     */
    public static <T> T checkedOver(Validator validator, T body, T known) {
        Set<ConstraintViolation<T>> violations = new HashSet<>(validator.validate(body));
        if (known != null && violations.stream().anyMatch(Violations::isOfCode)) {
            Set<LostCode> lost = validator.validate(known).stream()
                    .filter(Violations::isOfCode)
                    .map(LostCode::of)
                    .collect(Collectors.toSet());
            violations.removeIf(violation -> isOfCode(violation) && lost.contains(LostCode.of(violation)));
        }
        if (!violations.isEmpty()) {
            throw problem(violations, "");
        }
        return body;
    }

    /** @param member without places in lists: a code may stand elsewhere among others */
    private record LostCode(String member, Object code) {
        private static final Pattern PLACE = Pattern.compile("\\[[^]]*]");

        static LostCode of(ConstraintViolation<?> violation) {
            String path = violation.getPropertyPath().toString();
            return new LostCode(PLACE.matcher(path).replaceAll("[]"), violation.getInvalidValue());
        }
    }

    private static boolean isOfCode(ConstraintViolation<?> violation) {
        return violation.getConstraintDescriptor().getAnnotation() instanceof CodeOf;
    }

    static Problem problem(Set<? extends ConstraintViolation<?>> violations) {
        return problem(violations, "");
    }

    private static Problem problem(Set<? extends ConstraintViolation<?>> violations, String at) {
        List<Problem.FieldError> errors = violations.stream()
                .map(v -> new Problem.FieldError(
                        at + pointer(v), code(v), null, meant(v), Limits.of(v.getConstraintDescriptor())))
                .sorted(Comparator.comparing(Problem.FieldError::pointer).thenComparing(Problem.FieldError::code))
                .toList();
        return new Problem(unreadable(errors) ? CommonProblem.UNREADABLE_REQUEST : CommonProblem.INVALID_FIELDS)
                .atAll(errors);
    }

    /** A parameter whose code is in no list is answered as one whose code is in no enum. */
    private static boolean unreadable(List<Problem.FieldError> errors) {
        return errors.stream()
                .allMatch(
                        error -> error.pointer().startsWith("#") && error.code().equals("unknown-code"));
    }

    /** Our own rules carry their code as message; of the standard ones the annotation's name is the code: {@code NotNull} is {@code not-null}. */
    private static String code(ConstraintViolation<?> violation) {
        String message = violation.getMessage();
        if (message.matches("[a-z][a-z0-9-]*")) {
            return message;
        }
        String name = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The codes that may be meant; null where the fault is another. */
    private static List<String> meant(ConstraintViolation<?> violation) {
        HibernateConstraintViolation<?> told = violation.unwrap(HibernateConstraintViolation.class);
        MeantCodes meant = told.getDynamicPayload(MeantCodes.class);
        return meant == null || meant.codes().isEmpty() ? null : meant.codes();
    }

    private static String pointer(ConstraintViolation<?> violation) {
        return parameter(violation)
                .map(name -> "#" + name)
                .orElseGet(() -> pointer(violation.getPropertyPath(), violation.getRootBeanClass()));
    }

    /** The parameter of the request, as the contract calls it; empty where the rule is of the body. */
    private static Optional<String> parameter(ConstraintViolation<?> violation) {
        Path.MethodNode method = null;
        Path.ParameterNode parameter = null;
        String field = null;
        for (Path.Node node : violation.getPropertyPath()) {
            switch (node.getKind()) {
                case METHOD -> method = node.as(Path.MethodNode.class);
                case PARAMETER -> parameter = node.as(Path.ParameterNode.class);
                case PROPERTY -> field = field == null ? node.getName() : field;
                default -> {}
            }
        }
        return method == null || parameter == null
                ? Optional.empty()
                : ParameterNames.of(
                        violation.getRootBeanClass(),
                        method.getName(),
                        method.getParameterTypes().toArray(Class<?>[]::new),
                        parameter.getParameterIndex(),
                        field);
    }

    /** @param root a bean of parameters that a body may give too: its members are called as the parameters are */
    private static String pointer(Path path, Class<?> root) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            switch (node.getKind()) {
                case METHOD, RETURN_VALUE, CONSTRUCTOR, PARAMETER -> {}
                default -> {
                    Object in = node.getIndex() != null ? node.getIndex() : node.getKey();
                    if (in != null) {
                        pointer.append('/').append(in);
                    }
                    if (node.getName() != null && !node.getName().startsWith("<")) {
                        pointer.append('/').append(ParameterNames.ofField(root, node.getName()));
                    }
                }
            }
        }
        return pointer.toString();
    }
}
