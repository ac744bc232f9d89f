package org.wasl.platform.operations;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says of answers that the header Accept chose their representation; of a refusal for its sake too (RFC 9110, 12.5.5). */
final class NegotiatedAnswers {
    private static final int NOT_ACCEPTABLE = 406;

    @ServerResponseFilter
    void tell(ContainerResponseContext response, ResourceInfo operation) {
        if (response.getStatus() == NOT_ACCEPTABLE || isChosen(operation)) {
            response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        }
    }

    private static boolean isChosen(ResourceInfo operation) {
        Method method = operation == null ? null : operation.getResourceMethod();
        if (method == null) {
            return false;
        }
        Produces types = method.isAnnotationPresent(Produces.class)
                ? method.getAnnotation(Produces.class)
                : method.getDeclaringClass().getAnnotation(Produces.class);
        return types != null && types.value().length > 1;
    }
}
