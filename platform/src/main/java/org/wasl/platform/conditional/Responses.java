package org.wasl.platform.conditional;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers of operations that say more than a record and {@link Created}. */
public final class Responses {
    private Responses() {}

    /** 201 with an address that the operation finds out. */
    public static <V extends View> RestResponse<V> created(String collection, V view) {
        return RestResponse.ResponseBuilder.<V>create(Response.Status.CREATED.getStatusCode())
                .header(HttpHeaders.LOCATION, collection + "/" + view.metadata().id())
                .entity(view)
                .build();
    }

    public static String tag(View view) {
        return "\"" + view.metadata().version() + "\"";
    }
}
