package org.wasl.platform.json;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.ParamConverter;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.NearestNames;

/**
 * Refuses parameters that the operation does not declare, of the query or of a segment of the path, values that are given twice where one is meant, and values
 * that cannot be read; all that is wrong is told at once. A filter that nobody reads, an empty one too, would answer with more than was asked for. FHIR has a
 * rule of its own, and pages that people open from a mail take what mail programs add.
 */
final class DeclaredParametersFilter {
    private static final List<String> APIS = List.of("/v1/", "/hsds");

    /** What bytes become that are no UTF-8. */
    private static final char UNREADABLE = '\uFFFD';

    private final ParameterConversion conversion = new ParameterConversion();
    private final Map<Method, Map<String, Declared>> declared = new ConcurrentHashMap<>();

    /** @param reader of one value; null where every text is one */
    private record Declared(boolean repeated, ParamConverter<?> reader) {
        /** What is wrong with the values that were given. */
        void check(String name, List<String> values, Problem problem) {
            if (values.size() > 1 && !repeated) {
                problem.at("#" + name, "given-twice");
            }
            for (String value : values) {
                if (value.isEmpty()) {
                    problem.at("#" + name, "empty-value");
                } else if (value.indexOf(UNREADABLE) >= 0) {
                    problem.at("#" + name, "invalid");
                } else if (reader != null) {
                    read(value, problem);
                }
            }
        }

        private void read(String value, Problem problem) {
            try {
                reader.fromString(value);
            } catch (NotFoundException unreadable) {
                problem.atAll(((Problem) unreadable.getCause()).errors());
            }
        }
    }

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo operation, HttpServerRequest asSent) {
        Map<String, List<String>> given = request.getUriInfo().getQueryParameters();
        Set<String> inSegments = parametersOfSegments(asSent.path());
        String path = request.getUriInfo().getPath();
        if (given.isEmpty() && inSegments.isEmpty()
                || operation.getResourceMethod() == null
                || APIS.stream().noneMatch(path::startsWith)) {
            return;
        }
        Map<String, Declared> known = declared.computeIfAbsent(operation.getResourceMethod(), this::parametersOf);
        Set<String> unknown = new TreeSet<>(inSegments);
        given.keySet().stream().filter(name -> !known.containsKey(name)).forEach(unknown::add);
        Problem problem =
                unknown.isEmpty() ? new Problem(CommonProblem.UNREADABLE_REQUEST) : unknown(unknown, known.keySet());
        new TreeMap<>(given).forEach((name, values) -> {
            if (known.containsKey(name)) {
                known.get(name).check(name, values, problem);
            }
        });
        if (!problem.errors().isEmpty()) {
            throw problem;
        }
    }

    private static Problem unknown(Set<String> unknown, Set<String> known) {
        Problem problem = new Problem(CommonProblem.UNKNOWN_PARAMETER).with("knownParameters", List.copyOf(known));
        unknown.forEach(name -> problem.atUnknownName("#" + name, "unknown-parameter", NearestNames.to(name, known)));
        return problem;
    }

    /** {@code /v1/cases;status=OPEN}: RFC 3986 knows them, no operation has one, and JAX-RS passes over them. */
    private static Set<String> parametersOfSegments(String rawPath) {
        return Stream.of(rawPath.split("/"))
                .flatMap(segment -> Stream.of(segment.split(";", -1)).skip(1))
                .map(parameter -> parameter.split("=", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** By name, in the order of the alphabet. */
    private Map<String, Declared> parametersOf(Method operation) {
        Map<String, Declared> known = new TreeMap<>();
        for (var parameter : operation.getParameters()) {
            add(known, parameter, parameter.getType(), parameter.getParameterizedType());
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                addFields(known, parameter.getType());
            }
        }
        return known;
    }

    private void addFields(Map<String, Declared> known, Class<?> bean) {
        Stream.<Class<?>>iterate(bean, type -> type != null, Class::getSuperclass)
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .forEach(field -> {
                    add(known, field, field.getType(), field.getGenericType());
                    if (field.isAnnotationPresent(BeanParam.class)) {
                        addFields(known, field.getType());
                    }
                });
    }

    private void add(Map<String, Declared> known, AnnotatedElement element, Class<?> type, Type generic) {
        QueryParam query = element.getAnnotation(QueryParam.class);
        if (query == null) {
            return;
        }
        boolean repeated = Collection.class.isAssignableFrom(type);
        Class<?> each = repeated ? (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0] : type;
        // What is given is a value, never the sign that nothing is.
        each = each == boolean.class ? Boolean.class : each;
        known.put(query.value(), new Declared(repeated, conversion.getConverter(each, each, element.getAnnotations())));
    }
}
