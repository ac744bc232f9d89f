package org.wasl.cases.casefile;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.wasl.platform.paging.Filter;

/** All cases of a filter, a batch at a time, by key: for what is streamed, in constant memory and with no transaction held while it is written. */
@ApplicationScoped
public class CaseBatches {
    private final CaseFiles cases;
    private final EntityManager entities;

    @Inject
    CaseBatches(CaseFiles cases, EntityManager entities) {
        this.cases = cases;
        this.entities = entities;
    }

    /**
     * @param read inside the transaction: everything that is needed of the cases
     * @param write outside of it
     */
    public <T> void each(Filter<CaseFile> filter, int size, Function<List<CaseFile>, T> read, Consumer<T> write) {
        UUID last = null;
        Batch<T> batch;
        do {
            Filter<CaseFile> rest = last == null ? filter : filter.before(last);
            batch = QuarkusTransaction.requiringNew().call(() -> read(rest, size, read));
            write.accept(batch.content());
            last = batch.last();
        } while (batch.size() == size);
    }

    private record Batch<T>(T content, int size, UUID last) {}

    private <T> Batch<T> read(Filter<CaseFile> filter, int size, Function<List<CaseFile>, T> read) {
        List<CaseFile> files = cases.list(filter, size);
        T content = read.apply(files);
        entities.clear();
        return new Batch<>(
                content,
                files.size(),
                files.isEmpty() ? null : files.get(files.size() - 1).rawId());
    }
}
