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

/** Which methods an address takes, by the contract: what OPTIONS answers, and what a 405 must name (RFC 9110, 15.5.6). */
@Singleton
class AllowedMethods {
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
        List<String> asked = segments(path);
        return byTemplate.entrySet().stream()
                .filter(entry -> matches(entry.getKey(), asked))
                .findFirst()
                .map(entry -> String.join(", ", entry.getValue()));
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
