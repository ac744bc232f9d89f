package org.wasl.platform.conditional;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Writes what belongs to the answer of a record: {@code ETag}, and where an operation {@link Created} it, 201 and {@code Location}. */
public final class RecordHeaders {
    @ServerResponseFilter
    void complete(ContainerResponseContext response, ResourceInfo operation, UriInfo uri) {
        Method method = operation.getResourceMethod();
        if (isCreated(method) && response.getStatus() == Response.Status.OK.getStatusCode()) {
            response.setStatus(Response.Status.CREATED.getStatusCode());
        }
        if (response.getEntity() instanceof View view) {
            response.getHeaders().putIfAbsent(HttpHeaders.ETAG, List.of(Responses.tag(view)));
            String location = locationOf(method, view, parameters(uri));
            if (location != null) {
                response.getHeaders().putIfAbsent(HttpHeaders.LOCATION, List.of(location));
            }
        }
    }

    /** Of an operation that returned normally. */
    public static int statusOf(Method operation, Object entity) {
        Response.Status done = entity == null ? Response.Status.NO_CONTENT : Response.Status.OK;
        return (isCreated(operation) ? Response.Status.CREATED : done).getStatusCode();
    }

    /** Null where the record has no address of its own. */
    public static String locationOf(Method operation, View made, Map<String, String> parameters) {
        String collection =
                isCreated(operation) ? operation.getAnnotation(Created.class).at() : "";
        if (collection.isEmpty()) {
            return null;
        }
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            collection = collection.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return collection + "/" + made.metadata().id();
    }

    private static boolean isCreated(Method operation) {
        return operation != null && operation.isAnnotationPresent(Created.class);
    }

    public static Map<String, String> parameters(UriInfo uri) {
        return uri.getPathParameters().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get(0)));
    }
}
