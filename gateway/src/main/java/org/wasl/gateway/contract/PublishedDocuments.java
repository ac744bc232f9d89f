package org.wasl.gateway.contract;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.wasl.contracts.code.CodeLists;
import org.wasl.gateway.document.ContractDocument;
import org.wasl.gateway.routing.SharedBody;
import org.wasl.gateway.routing.SharedResponses;

/** The contract, for people and generators. Kept once, in both encodings, and given out as fast as it is read: anybody may ask for it, from many connections. */
@ApplicationScoped
class PublishedDocuments {
    private final ContractDocument contract;
    private final SharedResponses answers;
    private final Vertx vertx;

    @Inject
    PublishedDocuments(ContractDocument contract, SharedResponses answers, Vertx vertx) {
        this.contract = contract;
        this.answers = answers;
        this.vertx = vertx;
    }

    void register(@Observes Router router) throws IOException {
        publish(router, "/openapi.json", "application/json", contract.json().getBytes(StandardCharsets.UTF_8));
        publish(router, "/openapi.yaml", "application/yaml", contract.yaml().getBytes(StandardCharsets.UTF_8));
        try (InputStream events = CodeLists.class.getResourceAsStream("/org/wasl/contracts/asyncapi.json")) {
            publish(router, "/asyncapi.json", "application/json", events.readAllBytes());
        }
    }

    private void publish(Router router, String path, String mediaType, byte[] bytes) {
        PublishedDocument document = PublishedDocument.of(mediaType, bytes);
        router.route(path)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(-100)
                .handler(context -> answer(context, document));
    }

    private void answer(RoutingContext context, PublishedDocument document) {
        HttpServerResponse response = context.response();
        response.putHeader("Cache-Control", "max-age=300")
                .putHeader("ETag", document.etag())
                .putHeader("Vary", "Accept-Encoding");
        if (document.isKnownAs(context.request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        boolean zipped = PublishedDocument.isZippedFor(context.request().getHeader("Accept-Encoding"));
        byte[] body = zipped ? document.zipped() : document.plain();
        response.putHeader("Content-Type", document.mediaType() + ";charset=UTF-8")
                .putHeader("Content-Encoding", zipped ? "gzip" : "identity")
                .putHeader("Content-Length", String.valueOf(body.length));
        if (context.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            answers.send(new SharedBody(vertx.getOrCreateContext(), body), context.request());
        }
    }
}
