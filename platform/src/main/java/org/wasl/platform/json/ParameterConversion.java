package org.wasl.platform.json;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.wasl.contracts.id.Id;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.ParameterNames;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Rfc3339;

/** Typed parameters. A path that cannot be an id is not found; any other parameter that cannot be read is a 400 that names it. */
@Provider
public final class ParameterConversion implements ParamConverterProvider {
    private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.ofEntries(
            Map.entry(UUID.class, ParameterConversion::uuid),
            Map.entry(Instant.class, Rfc3339::moment),
            Map.entry(LocalDate.class, Rfc3339::day),
            // Also reads what the framework gives where the parameter is not there; what was sent is checked before
            // (DeclaredParametersFilter).
            Map.entry(boolean.class, Boolean::valueOf),
            Map.entry(Boolean.class, ParameterConversion::yesOrNo),
            Map.entry(int.class, text -> Integer.valueOf(inAscii(text))),
            Map.entry(Integer.class, text -> Integer.valueOf(inAscii(text))),
            Map.entry(long.class, text -> Long.valueOf(inAscii(text))),
            Map.entry(Long.class, text -> Long.valueOf(inAscii(text))),
            Map.entry(double.class, Double::valueOf),
            Map.entry(Double.class, Double::valueOf));

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> raw, Type generic, Annotation[] annotations) {
        Parameter parameter = Parameter.of(annotations);
        if (Id.class.isAssignableFrom(raw) && raw.isRecord()) {
            return parameter.converter("invalid", text -> {
                try {
                    return raw.getConstructor(UUID.class).newInstance(uuid(text));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalArgumentException(e);
                }
            });
        }
        if (PARSERS.containsKey(raw)) {
            @SuppressWarnings("unchecked")
            Function<String, T> parse = (Function<String, T>) PARSERS.get(raw);
            return parameter.converter("invalid", parse);
        }
        if (raw.isEnum()) {
            return parameter.ofCodes(raw, text -> Arrays.stream(raw.getEnumConstants())
                    .filter(constant -> constant.toString().equals(text))
                    .findFirst()
                    .orElseThrow(IllegalArgumentException::new));
        }
        if (raw.isRecord()) {
            return valueType(raw)
                    .map(parse -> parameter.converter("invalid", parse))
                    .orElse(null);
        }
        return null;
    }

    /** A value type of ours reads its text with a static {@code fromString}. */
    private static <T> Optional<Function<String, T>> valueType(Class<T> raw) {
        try {
            Method fromString = raw.getMethod("fromString", String.class);
            return Optional.of(text -> {
                try {
                    return raw.cast(fromString.invoke(null, text));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalArgumentException(e);
                }
            });
        } catch (NoSuchMethodException none) {
            return Optional.empty();
        }
    }

    /** In the 36 characters of RFC 9562: Java also reads shorter groups, and fills them up. */
    private static UUID uuid(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("Not 36 characters");
        }
        return UUID.fromString(text);
    }

    /** Java takes every other word for no. */
    private static boolean yesOrNo(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("Neither true nor false");
        };
    }

    /** An address has one spelling of a number: Java also reads the digits of other scripts. */
    private static String inAscii(String number) {
        if (number.chars().anyMatch(c -> c > 127)) {
            throw new IllegalArgumentException("Not in ASCII");
        }
        return number;
    }

    /** @param name as the contract has it; "query" where the framework does not tell it */
    private record Parameter(String name, boolean inPath) {
        static Parameter of(Annotation... annotations) {
            return new Parameter(
                    ParameterNames.of(annotations).orElse("query"),
                    Arrays.stream(annotations).anyMatch(PathParam.class::isInstance));
        }

        <T> ParamConverter<T> converter(String code, Function<String, T> parse) {
            return converter(parse, (why, text) -> unreadable(why, text, code));
        }

        <T> ParamConverter<T> ofCodes(Class<T> codes, Function<String, T> parse) {
            return converter(parse, (why, text) -> new Problem(CommonProblem.UNREADABLE_REQUEST)
                    .atUnknownCode("#" + name, codes));
        }

        private <T> ParamConverter<T> converter(
                Function<String, T> parse, BiFunction<RuntimeException, String, Problem> unreadable) {
            return new ParamConverter<>() {
                @Override
                public T fromString(String text) {
                    if (text == null) {
                        return null;
                    }
                    try {
                        return parse.apply(text);
                    } catch (RuntimeException failed) {
                        throw new NotFoundException(inPath ? Problem.notFound() : unreadable.apply(failed, text));
                    }
                }

                @Override
                public String toString(T value) {
                    return String.valueOf(value);
                }
            };
        }

        /** A number of more digits than are kept is too large, as one beyond the limit is, and no other kind of thing. */
        private Problem unreadable(RuntimeException why, String text, String code) {
            boolean beyond = why instanceof NumberFormatException && text.matches("-?[0-9]{1,100}");
            String told = beyond ? text.startsWith("-") ? "min" : "max" : code;
            return new Problem(CommonProblem.UNREADABLE_REQUEST).at("#" + name, told);
        }
    }
}
