package org.wasl.platform.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.platform.conditional.RecordHeaders;
import org.wasl.platform.conditional.Responses;
import org.wasl.platform.conditional.View;

/** What an operation answers when it is run. */
record FirstAnswer(int status, String location, String etag, Object entity) {
    /** @param result a record, a response that says more, or null where there is nothing to show */
    static FirstAnswer of(Object result, Idempotency.Request request) {
        if (result instanceof RestResponse<?> response) {
            return of(response.toResponse());
        }
        if (result instanceof Response response) {
            return of(response);
        }
        boolean isRecord = result instanceof View;
        return new FirstAnswer(
                RecordHeaders.statusOf(request.operation(), result),
                isRecord
                        ? RecordHeaders.locationOf(
                                request.operation(),
                                (View) result,
                                request.sent().parameters())
                        : null,
                isRecord ? Responses.tag((View) result) : null,
                result);
    }

    private static FirstAnswer of(Response response) {
        Object entity = response.getEntity();
        String tag = response.getHeaderString(HttpHeaders.ETAG);
        return new FirstAnswer(
                response.getStatus(),
                response.getHeaderString(HttpHeaders.LOCATION),
                tag == null && entity instanceof View view ? Responses.tag(view) : tag,
                entity);
    }

    /** The path of what was made; its id alone where no GET answers at a path of its own. */
    String whatWasMade() {
        boolean listed = location == null && status == Response.Status.CREATED.getStatusCode();
        return listed && entity instanceof View view ? view.metadata().id().toString() : location;
    }
}
