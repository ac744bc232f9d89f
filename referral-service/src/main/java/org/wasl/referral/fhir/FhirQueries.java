package org.wasl.referral.fhir;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.wasl.platform.json.CleanTree;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.fhir.FhirOutput.Summary;

/**
 * Reads the parameters of a search, of its address and of its form, and of a read. Everything that cannot be read is told at once. What nobody reads is a
 * mistake, because a filter that is passed over would show everything and mean nothing; {@code Prefer: handling=lenient} lets it be, and the answer tells.
 */
@RequestScoped
class FhirQueries {
    static final int USUAL_COUNT = 50;
    static final int HIGHEST_COUNT = 200;

    /** Of every answer; {@code _format} is taken by {@link FhirFormat} too. */
    private static final Set<String> OF_READS = Set.of("_format", "_pretty", "_summary", "_elements");

    static final Set<String> OF_SEARCHES = Set.of(
            "_count", "_sort", "_total", "_include", FhirQuery.AFTER, "_format", "_pretty", "_summary", "_elements");

    private static final Set<String> TOTALS = Set.of("none", "estimate", "accurate");

    private final UriInfo uri;
    private final HttpHeaders headers;
    private final Clock clock;

    @Inject
    FhirQueries(UriInfo uri, HttpHeaders headers, Clock clock) {
        this.uri = uri;
        this.headers = headers;
        this.clock = clock;
    }

    boolean isLenient() {
        return prefers("handling=lenient");
    }

    boolean isHandlingPreferred() {
        return isLenient() || prefers("handling=strict");
    }

    private boolean prefers(String preference) {
        List<String> preferences = headers.getRequestHeader("Prefer");
        return preferences != null
                && preferences.stream()
                        .flatMap(list -> Arrays.stream(list.split("[,;]")))
                        .anyMatch(one -> one.strip().equalsIgnoreCase(preference));
    }

    /** How a resource is shown that is read by its id. */
    FhirOutput output() {
        Reading reading = new Reading(all(null), OF_READS, isLenient());
        FhirOutput output = reading.output();
        reading.complete();
        return output;
    }

    /** @param form of a search by POST; null of one by GET */
    FhirQuery search(FhirSearches search, MultivaluedMap<String, String> form) {
        Set<String> known = new TreeSet<>(OF_SEARCHES);
        known.addAll(search.parameters().keySet());
        Reading reading = new Reading(all(form), known, isLenient());
        SearchValues values = new SearchValues();
        List<String> conditions = new ArrayList<>();
        for (SearchParameter parameter : search.parameters().values()) {
            boolean before = values.areTooMany();
            reading.of(parameter.name()).forEach(given -> reading.read(
                            parameter.name(), () -> anyOf(parameter, given, values, reading.lenient))
                    .ifPresent(conditions::add));
            if (!before && values.areTooMany()) {
                reading.unreadable.at("#" + parameter.name(), "too-many-search-values");
            }
        }
        FhirOutput output = reading.output();
        FhirOrder order = reading.one("_sort", text -> FhirOrder.of(text, search), FhirOrder.BY_ID);
        int count = reading.one("_count", FhirQueries::count, USUAL_COUNT);
        String total = reading.one("_total", FhirQueries::total, "none");
        FhirOrder.Place after = reading.one(FhirQuery.AFTER, text -> FhirOrder.Place.of(text, order), null);
        Set<String> includes = new LinkedHashSet<>();
        reading.of("_include").forEach(text -> reading.read("_include", () -> included(search, text))
                .ifPresent(includes::add));
        reading.complete();
        boolean countOnly = count == 0 || output.summary() == Summary.COUNT;
        return new FhirQuery(
                conditions,
                values,
                count,
                countOnly,
                countOnly || !total.equals("none"),
                order,
                after,
                includes,
                output,
                reading.used,
                reading.passedOver);
    }

    private Map<String, List<String>> all(MultivaluedMap<String, String> form) {
        Map<String, List<String>> all = new LinkedHashMap<>(uri.getQueryParameters());
        if (form != null) {
            form.forEach((name, values) -> all.merge(name, values, (one, other) -> {
                List<String> both = new ArrayList<>(one);
                both.addAll(other);
                return both;
            }));
        }
        return all;
    }

    /** The values between commas: one of them is met. */
    private String anyOf(SearchParameter parameter, String given, SearchValues values, boolean lenient) {
        String either = SearchValues.split(given, ',').stream()
                .filter(value -> !value.isBlank())
                .map(value -> {
                    try {
                        return "(" + parameter.meaning().condition(value, values, clock) + ")";
                    } catch (SearchParameter.UnknownCode unknown) {
                        if (lenient) {
                            return SearchParameter.NEVER;
                        }
                        throw unknown;
                    }
                })
                .collect(Collectors.joining(" or "));
        if (either.isEmpty()) {
            throw new IllegalArgumentException();
        }
        return either;
    }

    private static int count(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException();
        }
        return (int) Math.min(Long.parseLong(text), HIGHEST_COUNT);
    }

    private static Set<String> elements(String text) {
        Set<String> elements = new TreeSet<>(Arrays.asList(text.split(",", -1)));
        if (!elements.stream().allMatch(element -> element.matches("[A-Za-z][A-Za-z0-9.]*"))) {
            throw new IllegalArgumentException();
        }
        return elements;
    }

    private static String total(String text) {
        if (!TOTALS.contains(text)) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    /** {@code Task:owner}, or with the type that is wanted, {@code Task:owner:Organization}. */
    private static String included(FhirSearches search, String text) {
        String[] parts = text.split(":", -1);
        String type = parts.length > 1 ? search.includes().get(parts[1]) : null;
        if (!parts[0].equals(search.type())
                || type == null
                || parts.length > 3
                || parts.length == 3 && !parts[2].equals(type)) {
            throw new IllegalArgumentException();
        }
        return parts[1];
    }

    /** What was given, while it is read. */
    private static final class Reading {
        private final Map<String, List<String>> used = new LinkedHashMap<>();
        private final Set<String> passedOver = new TreeSet<>();
        private final Set<String> known;
        private final boolean lenient;
        private final Problem unknown;
        private final Problem unreadable = new Problem(CommonProblem.UNREADABLE_REQUEST);

        Reading(Map<String, List<String>> given, Set<String> known, boolean lenient) {
            this.known = known;
            this.lenient = lenient;
            this.unknown = new Problem(CommonProblem.UNKNOWN_PARAMETER).with("knownParameters", List.copyOf(known));
            given.forEach((name, values) -> {
                if (!known.contains(name)) {
                    passOver(name, unknown, "unknown-parameter");
                    return;
                }
                List<String> said =
                        values.stream().filter(text -> !text.isBlank()).toList();
                if (said.size() < values.size()) {
                    passOver(name, unreadable, "not-blank");
                }
                if (said.stream().anyMatch(text -> !CleanTree.isKeepable(text))) {
                    unreadable.at("#" + name, "invalid");
                } else if (!said.isEmpty()) {
                    used.put(name, said);
                }
            });
        }

        /** A modifier changes what a parameter means: passed over it would find what was not asked for (FHIR forbids it). */
        private void passOver(String name, Problem otherwise, String code) {
            boolean modified = name.contains(":") && known.contains(name.substring(0, name.indexOf(':')));
            if (lenient && !modified) {
                passedOver.add(name);
            } else {
                otherwise.at("#" + name, code);
            }
        }

        List<String> of(String name) {
            return used.getOrDefault(name, List.of());
        }

        <T> Optional<T> read(String name, Supplier<T> reader) {
            try {
                return Optional.of(reader.get());
            } catch (SearchParameter.UnknownCode code) {
                unreadable.at("#" + name, "unknown-code");
            } catch (IllegalArgumentException none) {
                unreadable.at("#" + name, "invalid");
            }
            return Optional.empty();
        }

        <T> T one(String name, Function<String, T> reader, T otherwise) {
            List<String> given = of(name);
            if (given.size() > 1) {
                unreadable.at("#" + name, "given-twice");
            }
            return given.isEmpty()
                    ? otherwise
                    : read(name, () -> reader.apply(given.get(0))).orElse(otherwise);
        }

        FhirOutput output() {
            if (of("_format").stream().anyMatch(format -> !FhirFormat.isJson(format))) {
                throw new Problem(CommonProblem.NOT_ACCEPTABLE);
            }
            return new FhirOutput(
                    one("_summary", Summary::of, Summary.FALSE),
                    one("_elements", FhirQueries::elements, Set.of()),
                    one("_pretty", Boolean::parseBoolean, false));
        }

        void complete() {
            if (!unknown.errors().isEmpty()) {
                unreadable.errors().forEach(error -> unknown.at(error.pointer(), error.code()));
                throw unknown;
            }
            if (!unreadable.errors().isEmpty()) {
                throw unreadable;
            }
        }
    }
}
