package org.wasl.referral.fhir;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** A parameter by which resources of one type are searched. */
record SearchParameter(String name, SearchParamType type, String documentation, Meaning meaning) {
    /** Met by no row. */
    static final String NEVER = "false = true";

    /** What one value asks for. */
    interface Meaning {
        /**
         * @param value one of those between commas, with its backslashes
         * @return a condition in HQL on the alias {@code e}
         * @throws IllegalArgumentException where the value is none of this parameter
         */
        String condition(String value, SearchValues values, Clock clock);
    }

    /** A code that the list does not have. */
    static final class UnknownCode extends IllegalArgumentException {}

    /** Texts that begin so, whatever the case. @param within how a condition on the paths is asked, with {@code %s} for it */
    static SearchParameter string(String name, String documentation, String within, String... paths) {
        return new SearchParameter(name, SearchParamType.STRING, documentation, (value, values, clock) -> {
            String begins = values.add(
                    SearchValues.unescaped(value)
                                    .strip()
                                    .toLowerCase(Locale.ROOT)
                                    .replaceAll("([%_!])", "!$1") + "%");
            return within.formatted(Arrays.stream(paths)
                    .map(path -> "lower(" + path + ") like " + begins + " escape '!'")
                    .collect(Collectors.joining(" or ")));
        });
    }

    static SearchParameter date(String name, String documentation, String path) {
        return new SearchParameter(
                name, SearchParamType.DATE, documentation, (value, values, clock) -> SearchDate.of(value)
                        .condition(path, values, clock));
    }

    /** @param within how a condition on an id is asked, with {@code %1$s} for the parameter that holds it */
    static SearchParameter reference(String name, String documentation, String type, String within) {
        return new SearchParameter(name, SearchParamType.REFERENCE, documentation, (value, values, clock) -> {
            List<String> steps = Arrays.asList(SearchValues.unescaped(value).split("/"));
            if (steps.size() > 1 && !steps.get(steps.size() - 2).equals(type)) {
                return NEVER;
            }
            UUID id = UUID.fromString(steps.get(steps.size() - 1));
            return within.formatted(values.add(id));
        });
    }

    /** The id of a resource. One that is no UUID is nobody's. */
    static SearchParameter id(String within) {
        return new SearchParameter("_id", SearchParamType.TOKEN, "The id of the resource.", (value, values, clock) -> {
            try {
                return within.formatted(values.add(UUID.fromString(value)));
            } catch (IllegalArgumentException nobodys) {
                return NEVER;
            }
        });
    }

    /**
     * @param system of the codes
     * @param bare whether it is a code without a system of its own beside it, so that {@code |code} asks for it too
     * @param path what the codes stand in
     * @param codes what a code of the standard or of ours is in our tables; nothing where it is not known
     */
    static SearchParameter token(
            String name,
            String documentation,
            String system,
            boolean bare,
            String path,
            Function<String, Collection<?>> codes) {
        return new SearchParameter(name, SearchParamType.TOKEN, documentation, (value, values, clock) -> {
            Token token = Token.of(value);
            if (!token.isOf(system) && !(bare && token.hasNoSystem())) {
                return NEVER;
            }
            if (token.code().isEmpty()) {
                return path + " is not null";
            }
            Collection<?> ours = codes.apply(token.code());
            if (ours.isEmpty()) {
                throw new UnknownCode();
            }
            return path + " in (" + values.add(ours) + ")";
        });
    }

    /**
     * {@code code}, {@code system|code}, {@code |code} or {@code system|}.
     *
     * @param system null for any, empty for none
     */
    record Token(String system, String code) {
        static Token of(String value) {
            List<String> parts = SearchValues.split(value, '|');
            if (parts.size() > 2) {
                throw new IllegalArgumentException();
            }
            String code = SearchValues.unescaped(parts.get(parts.size() - 1));
            String system = parts.size() == 1 ? null : SearchValues.unescaped(parts.get(0));
            if (code.isEmpty() && (system == null || system.isEmpty())) {
                throw new IllegalArgumentException();
            }
            return new Token(system, code);
        }

        boolean isOf(String its) {
            return system == null || system.equals(its);
        }

        boolean hasNoSystem() {
            return system != null && system.isEmpty();
        }
    }
}
