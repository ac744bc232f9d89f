package org.wasl.gateway.routing;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.wasl.gateway.document.ContractDocument;
import org.wasl.platform.problem.CommonProblem;

/**
 * Which addresses there are and which methods each takes, by the contract: what OPTIONS answers, what a 405 must name (RFC 9110, 15.5.6), and what no service
 * needs to be asked. FHIR, and the pages for people, answer in their own way.
 */
@Singleton
class AllowedMethods {
    private static final List<String> APIS = List.of("/v1/", "/hsds", "/spdci/");

    private final Map<List<String>, Set<String>> byTemplate;

    @Inject
    AllowedMethods(ContractDocument contract) {
        byTemplate =
                new TreeMap<>(Comparator.comparing(AllowedMethods::specific).thenComparing(Object::toString));
        for (ContractDocument.Operation operation : contract.operations()) {
            byTemplate
                    .computeIfAbsent(segments(operation.path()), path -> new TreeSet<>(Set.of("OPTIONS")))
                    .add(operation.method());
        }
        byTemplate.values().stream().filter(methods -> methods.contains("GET")).forEach(methods -> methods.add("HEAD"));
    }

    /** The value of Allow; empty for what is not in the contract. */
    Optional<String> of(String path) {
        return methodsOf(path).map(methods -> String.join(", ", methods));
    }

    private Optional<Set<String>> methodsOf(String path) {
        List<String> asked = segments(path);
        return byTemplate.entrySet().stream()
                .filter(entry -> matches(entry.getKey(), asked))
                .findFirst()
                .map(Map.Entry::getValue);
    }

    /** Why no operation answers the request; empty where one does. */
    Optional<CommonProblem> refusal(RoutingContext context, Optional<Route> route) {
        String asked = OwnOperations.asked(context);
        if (APIS.stream().noneMatch(asked::startsWith)) {
            return Optional.empty();
        }
        Optional<Set<String>> methods = methodsOf(asked).or(() -> route.flatMap(to -> methodsOf(to.path())));
        if (methods.isEmpty()) {
            return Optional.of(CommonProblem.UNKNOWN_PATH);
        }
        return methods.get().contains(context.request().method().name())
                ? Optional.empty()
                : Optional.of(CommonProblem.METHOD_NOT_ALLOWED);
    }

    /** Whoever answers the request, this service or another. */
    void nameIn(RoutingContext context) {
        context.addHeadersEndHandler(written -> {
            if (context.response().getStatusCode() == 405) {
                of(OwnOperations.asked(context))
                        .ifPresent(allowed -> context.response().putHeader("Allow", allowed));
            }
        });
    }

    /** Whether it was asked which methods there are, and told. */
    boolean answered(RoutingContext context) {
        Optional<String> allowed =
                context.request().method() == HttpMethod.OPTIONS ? of(OwnOperations.asked(context)) : Optional.empty();
        allowed.ifPresent(methods -> {
            context.request().resume();
            context.response().setStatusCode(204).putHeader("Allow", methods).end();
        });
        return allowed.isPresent();
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    /** A template with words where others have parameters comes first, as in JAX-RS. */
    private static String specific(List<String> template) {
        return template.stream()
                .map(segment -> isParameter(segment) ? "1" : "0")
                .reduce("", String::concat);
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    private static boolean matches(List<String> template, List<String> path) {
        if (template.size() != path.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            if (!isParameter(template.get(i)) && !template.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }
}
