package org.wasl.platform.operations;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Where traces are collected, a request is known by its route: its address may hold the number of a person, or the secret of a link. */
@ApplicationScoped
public class TracesWithoutAddresses implements SpanProcessor {
    static final List<String> ADDRESSES = List.of("url.path", "url.query", "url.full", "http.target", "http.url");

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        for (String address : ADDRESSES) {
            if (span.getAttribute(io.opentelemetry.api.common.AttributeKey.stringKey(address)) != null) {
                span.setAttribute(address, "-");
            }
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // Nothing is left to do.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
