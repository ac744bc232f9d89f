package org.wasl.referral.hsds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.request.Representation;
import org.wasl.platform.value.Aggregate;
import org.wasl.referral.directory.part.HsdsJson;

/** A list of HSDS: a page with its envelope, or every record as a line. */
@ApplicationScoped
class HsdsLists {
    private static final int LINES_AT_ONCE = 200;

    static final String LINES = "application/x-ndjson";

    private final Totals totals;
    private final HttpHeaders headers;

    @Inject
    HsdsLists(Totals totals, HttpHeaders headers) {
        this.totals = totals;
        this.headers = headers;
    }

    /** A page as JSON, or the lines as they are read. */
    <E extends Aggregate> RestResponse<Object> of(
            Aggregates<E> all, Supplier<Filter<?>> filter, HsdsQuery q, Function<List<E>, List<ObjectNode>> render) {
        q.requireTogether();
        if (q.asksForLines().orElseGet(this::prefersLines)) {
            return RestResponse.ResponseBuilder.<Object>ok(lines(all, filter, render), LINES)
                    .build();
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            Aggregates.Numbered<E> found = page(all, filter.get(), (q.page - 1) * q.perPage, q.perPage);
            long pages = (found.total() + q.perPage - 1) / q.perPage;
            List<ObjectNode> contents = render.apply(found.rows());
            ObjectNode page = HsdsText.object()
                    .put("total_items", found.total())
                    .put("total_pages", pages)
                    .put("page_number", q.page)
                    .put("size", contents.size())
                    .put("first_page", q.page == 1)
                    .put("last_page", q.page >= pages)
                    .put("empty", contents.isEmpty());
            page.putArray("contents").addAll(contents);
            return RestResponse.ResponseBuilder.<Object>ok(page, MediaType.APPLICATION_JSON_TYPE)
                    .build();
        });
    }

    private boolean prefersLines() {
        return LINES.equals(Representation.preferred(headers, MediaType.APPLICATION_JSON, LINES));
    }

    private <E extends Aggregate> Aggregates.Numbered<E> page(
            Aggregates<E> all, Filter<?> filter, int first, int atMost) {
        OptionalLong many = totals.of(filter);
        if (many.isPresent()) {
            return new Aggregates.Numbered<>(many.getAsLong(), all.some(filter, first, atMost));
        }
        Aggregates.Numbered<E> counted = all.numbered(filter, first, atMost);
        totals.remember(filter, counted.total());
        return counted;
    }

    private static <E extends Aggregate> StreamingOutput lines(
            Aggregates<E> all, Supplier<Filter<?>> filter, Function<List<E>, List<ObjectNode>> render) {
        return out -> each(all, filter, LINES_AT_ONCE, render, record -> {
            out.write(HsdsJson.MAPPER.writeValueAsBytes(record));
            out.write('\n');
        });
    }

    /** Writes one record to the answer. */
    interface RecordWriter {
        void write(ObjectNode record) throws IOException;
    }

    /** All records in the order of their ids, some at a time, each time in a transaction of their own: memory holds no more of them. */
    static <E extends Aggregate> void each(
            Aggregates<E> all,
            Supplier<Filter<?>> filter,
            int atOnce,
            Function<List<E>, List<ObjectNode>> render,
            RecordWriter writer)
            throws IOException {
        UUID last = new UUID(0, 0);
        while (last != null) {
            UUID after = last;
            List<ObjectNode> some = QuarkusTransaction.requiringNew()
                    .call(() ->
                            render.apply(all.first(filter.get().and("e.id > :after", "after", after), "e.id", atOnce)));
            for (ObjectNode record : some) {
                writer.write(record);
            }
            last = some.size() < atOnce
                    ? null
                    : UUID.fromString(some.get(some.size() - 1).path("id").asText());
        }
    }
}
