package org.wasl.platform.request;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.wasl.platform.value.Uuid7;

/** The id that ties an answer, its log lines and its audit rows together. The gateway gives it; a caller's own is kept when it looks like one. */
public final class RequestIds {
    public static final String HEADER = "X-Request-Id";
    /** Its name in a log line. */
    public static final String LOGGED = "requestId";

    private static final String PROPERTY = "wasl.request-id";

    @ServerRequestFilter(preMatching = true)
    void receive(ContainerRequestContext request) {
        MDC.put(LOGGED, of(request));
    }

    @ServerResponseFilter
    void answer(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HEADER, of(request));
    }

    public static String of(ContainerRequestContext request) {
        Object known = request.getProperty(PROPERTY);
        if (known == null) {
            known = acceptable(request.getHeaderString(HEADER));
            request.setProperty(PROPERTY, known);
        }
        return known.toString();
    }

    public static String of(CurrentVertxRequest request) {
        return acceptable(
                request.getCurrent() == null
                        ? null
                        : request.getCurrent().request().getHeader(HEADER));
    }

    public static String acceptable(String given) {
        return given != null && given.matches("[A-Za-z0-9._-]{8,80}")
                ? given
                : Uuid7.next().toString();
    }
}
