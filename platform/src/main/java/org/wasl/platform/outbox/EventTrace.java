package org.wasl.platform.outbox;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.smallrye.reactive.messaging.TracingMetadata;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The trace of the request that made an event, as the event tells it: its publication is a part of that trace, and so is what its readers do. */
final class EventTrace {
    private static final String NAME = "traceparent";
    private static final Pattern MEMBER = Pattern.compile("\"" + NAME + "\":\"(00-[0-9a-f-]{52})\"");

    /** Of the envelope, which comes before the data. */
    private static final int LONGEST_ENVELOPE = 4_000;

    private static final TextMapGetter<String> ITSELF = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(NAME);
        }

        @Override
        public String get(String traceparent, String key) {
            return NAME.equals(key) ? traceparent : null;
        }
    };

    private EventTrace() {}

    /** @param event as it is published */
    static TracingMetadata of(String event) {
        Matcher found = MEMBER.matcher(event).region(0, Math.min(event.length(), LONGEST_ENVELOPE));
        Context before = found.find()
                ? W3CTraceContextPropagator.getInstance().extract(Context.root(), found.group(1), ITSELF)
                : Context.root();
        return TracingMetadata.withCurrent(before);
    }
}
