package org.wasl.platform.conditional;

import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Successful answers, with the headers that belong to them. */
public final class Responses {
    private Responses() {}

    /** 201 with Location and ETag, for what a GET of its own answers. */
    public static Response created(String collection, View view) {
        return Response.created(URI.create(collection + "/" + view.metadata().id()))
                .header("ETag", tag(view))
                .entity(view)
                .build();
    }

    /** 201 with ETag alone, for what no GET of its own answers: it is read in the list that it was added to. */
    public static Response made(View view) {
        return Response.status(Response.Status.CREATED)
                .header("ETag", tag(view))
                .entity(view)
                .build();
    }

    public static Response ok(View view) {
        return Response.ok(view).header("ETag", tag(view)).build();
    }

    public static String tag(View view) {
        return "\"" + view.metadata().version() + "\"";
    }
}
