package org.wasl.cases.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.event.DomainEvent;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Idempotency;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;

/**
 * How everything on a case is done: by somebody who may act on it, once for each idempotency key, in one transaction that ends with one event and one audit
 * row. Also how its parts are read.
 */
@ApplicationScoped
public class CaseWork {
    private final CaseFiles cases;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Idempotency idempotency;
    private final Clock clock;

    @Inject
    CaseWork(CaseFiles cases, Pages pages, Caller caller, Journal journal, Idempotency idempotency, Clock clock) {
        this.cases = cases;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** One act of one caller on one case. */
    public final class Act {
        private final CaseFile file;
        private final Set<Party> parties;

        private Act(CaseFile file) {
            this.file = file;
            this.parties = cases.actingParties(file, caller);
        }

        public CaseFile file() {
            return file;
        }

        /** What the caller is to the case. */
        public Set<Party> parties() {
            return parties;
        }

        public String by() {
            return caller.subject();
        }

        public Caller caller() {
            return caller;
        }

        public Clock clock() {
            return clock;
        }

        /** A part of the case, unchanged since the caller read it. */
        public <P extends CasePart> P part(CaseParts<P> parts, UUID id, IfMatch expected) {
            return parts.get(file.id(), id, caller, expected);
        }

        /** The event of this act. Every act has exactly one. */
        public void tell(DomainEvent event) {
            journal.record(event, file.audience());
        }

        public void changed(String part) {
            tell(file.changed(part, clock));
        }
    }

    public Response act(CaseId id, Object body, Function<Act, Response> act) {
        return act(() -> cases.get(id, caller), body, act);
    }

    /** Where the case is found in another way than by those who work on it. */
    public Response act(Supplier<CaseFile> find, Object body, Function<Act, Response> act) {
        return idempotency.once(body, () -> act.apply(new Act(find.get())));
    }

    /** Where the condition is on the case itself. */
    public Response act(CaseId id, IfMatch expected, Object body, Function<Act, Response> act) {
        return act(() -> cases.get(id, caller, expected), body, act);
    }

    /** A page of the parts of a case; 404 where the caller may not know of it. */
    public <P extends CasePart, V> Page<V> list(
            CaseId id, CaseParts<P> parts, PageRequest page, BiFunction<P, Set<Party>, V> view) {
        Set<Party> parties = parties(id);
        return pages.of(parts.of(id, caller), page, part -> view.apply(part, parties));
    }

    /** One part, and the trace of its having been read. */
    public <P extends CasePart> P read(
            CaseId id, CaseParts<P> parts, UUID part, String what, Collection<FieldGroup> groups) {
        P found = parts.get(id, part, caller);
        journal.read(what, List.of(part), groups);
        return found;
    }

    /** What the caller is to a case; empty for a reader. 404 where she may not know of it. */
    public Set<Party> parties(CaseId id) {
        return cases.parties(cases.get(id, caller), caller);
    }
}
