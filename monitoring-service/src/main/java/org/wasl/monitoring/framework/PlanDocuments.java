package org.wasl.monitoring.framework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.View;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.value.Aggregate;

/** How a document of a plan is put: who makes it names no version, who changes it does, and the same again changes nothing. */
@ApplicationScoped
public class PlanDocuments {
    private final EntityManager entities;
    private final Journal journal;
    private final Clock clock;

    @Inject
    PlanDocuments(EntityManager entities, Journal journal, Clock clock) {
        this.entities = entities;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * In the transaction of the operation, which holds the lock of the document.
     *
     * @param act what the audit calls it
     * @param about the codes of what was written
     */
    public <C, D extends Aggregate & PlanDocument<C>, V extends View> RestResponse<V> put(
            Optional<D> known,
            C content,
            IfMatch expected,
            Supplier<D> make,
            Function<D, V> view,
            String act,
            Set<String> about) {
        if (known.isEmpty()) {
            IfMatch.requireNew(expected);
            D made = make.get();
            entities.persist(made);
            note(act, made, about);
            return RestResponse.status(RestResponse.Status.CREATED, view.apply(made));
        }
        D document = known.get();
        if (!document.says(content)) {
            requireChangeable(document, content, expected);
            document.change(content, clock);
            note(act, document, about);
        }
        return RestResponse.ok(view.apply(document));
    }

    /** Refuses what {@link #put} refuses, and writes nothing. */
    public <C, D extends Aggregate & PlanDocument<C>, V extends View> RestResponse<V> dryRun(
            Optional<D> known, C content, IfMatch expected) {
        if (known.isEmpty()) {
            IfMatch.requireNew(expected);
        } else if (!known.get().says(content)) {
            requireChangeable(known.get(), content, expected);
        }
        return RestResponse.noContent();
    }

    private static <C, D extends Aggregate & PlanDocument<C>> void requireChangeable(
            D document, C content, IfMatch expected) {
        IfMatch.require(expected, document).requireKept(content);
    }

    private void note(String act, Aggregate document, Set<String> about) {
        entities.flush();
        journal.act(act, document.rawId(), about);
    }
}
