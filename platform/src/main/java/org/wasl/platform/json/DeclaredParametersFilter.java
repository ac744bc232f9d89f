package org.wasl.platform.json;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
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

/**
 * Refuses parameters that the operation does not declare, of the query or of a segment of the path, and values that are given twice where one is meant. A filter that nobody reads would
 * answer with more than was asked for. FHIR has a rule of its own, and pages that people open from a mail take what mail programs add.
 */
final class DeclaredParametersFilter {
    private static final List<String> APIS = List.of("/v1/", "/hsds");

    private final Map<Method, Map<String, Boolean>> declared = new ConcurrentHashMap<>();

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
        Map<String, Boolean> known =
                declared.computeIfAbsent(operation.getResourceMethod(), DeclaredParametersFilter::parametersOf);
        Problem problem =
                new Problem(CommonProblem.UNKNOWN_PARAMETER).with("knownParameters", List.copyOf(known.keySet()));
        inSegments.forEach(name -> problem.at("#" + name, "unknown-parameter"));
        for (String name : new TreeSet<>(given.keySet())) {
            if (!known.containsKey(name)) {
                problem.at("#" + name, "unknown-parameter");
            } else if (given.get(name).size() > 1 && !known.get(name)) {
                problem.at("#" + name, "given-twice");
            }
        }
        if (!problem.errors().isEmpty()) {
            throw problem;
        }
    }

    /** {@code /v1/cases;status=OPEN}: RFC 3986 knows them, no operation has one, and JAX-RS passes over them. */
    private static Set<String> parametersOfSegments(String rawPath) {
        return Stream.of(rawPath.split("/"))
                .flatMap(segment -> Stream.of(segment.split(";", -1)).skip(1))
                .map(parameter -> parameter.split("=", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** By name, in the order of the alphabet, whether it may be given several times. */
    private static Map<String, Boolean> parametersOf(Method operation) {
        Map<String, Boolean> known = new TreeMap<>();
        for (var parameter : operation.getParameters()) {
            add(known, parameter, parameter.getType());
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                addFields(known, parameter.getType());
            }
        }
        return known;
    }

    private static void addFields(Map<String, Boolean> known, Class<?> bean) {
        Stream.<Class<?>>iterate(bean, type -> type != null, Class::getSuperclass)
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .forEach(field -> {
                    add(known, field, field.getType());
                    if (field.isAnnotationPresent(BeanParam.class)) {
                        addFields(known, field.getType());
                    }
                });
    }

    private static void add(Map<String, Boolean> known, AnnotatedElement element, Class<?> type) {
        QueryParam query = element.getAnnotation(QueryParam.class);
        if (query != null) {
            known.put(query.value(), type.isArray() || Collection.class.isAssignableFrom(type));
        }
    }
}
