package org.wasl.platform.inbox;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.MDC;

/** While an event is applied its log lines name the trace of the request that made it. A reader takes many records at once, so the connector cannot say it. */
final class RecordTrace {
    private static final String HEADER = "traceparent";
    /** Its name in a log line, as that of requests. */
    private static final String LOGGED = "traceId";

    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private final String trace;

    private RecordTrace(String trace) {
        this.trace = trace;
    }

    static RecordTrace of(ConsumerRecord<String, String> record) {
        Header header = record.headers().lastHeader(HEADER);
        Matcher trace = TRACE.matcher(
                header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.US_ASCII));
        return new RecordTrace(trace.matches() ? trace.group(1) : null);
    }

    <T> T during(Supplier<T> work) {
        Object before = MDC.get(LOGGED);
        put(trace);
        try {
            return work.get();
        } finally {
            put(before);
        }
    }

    private static void put(Object trace) {
        if (trace == null) {
            MDC.remove(LOGGED);
        } else {
            MDC.put(LOGGED, trace);
        }
    }
}
