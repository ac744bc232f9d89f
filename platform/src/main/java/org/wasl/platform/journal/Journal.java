package org.wasl.platform.journal;

import io.quarkus.arc.All;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.event.DomainEvent;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.audit.AuditLog;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.CurrentActor;
import org.wasl.platform.caller.SystemActor;
import org.wasl.platform.metrics.ActCounts;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.outbox.Outbox;

/**
 * What happened, written down where it happened: the audit row and the outbox row of an event, in the transaction that made it true. Also the trace of
 * every read of personal data.
 */
@ApplicationScoped
public class Journal {
    private final EntityManager entities;
    private final AuditLog audit;
    private final Outbox outbox;
    private final Caller caller;
    private final CurrentActor actor;
    private final ActCounts counts;
    private final List<AuditMarks> marks;

    @Inject
    Journal(
            EntityManager entities,
            AuditLog audit,
            Outbox outbox,
            Caller caller,
            CurrentActor actor,
            ActCounts counts,
            @All List<AuditMarks> marks) {
        this.entities = entities;
        this.audit = audit;
        this.outbox = outbox;
        this.caller = caller;
        this.actor = actor;
        this.counts = counts;
        this.marks = marks;
    }

    /**
     * Flushes first: the version of the aggregate moves, breaches of constraints come to light here, and the outbox row gets its place in the order only
     * while the aggregate's row is locked.
     *
     * @param audience who may learn of it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(DomainEvent event, Audience audience) {
        entities.flush();
        String type = EventTypes.typeOf(event.getClass());
        audit.write(actor.get(), type, event.aggregateId(), marked(List.of()));
        outbox.add(event, type, audience);
        counts.add(type, 1);
    }

    /** @param agencies those that may learn of it from the change feed */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(DomainEvent event, Set<AgencyId> agencies) {
        record(event, Audience.of(agencies));
    }

    /** Many events of one kind with one audience: as above, with three statements for all. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordAll(List<? extends DomainEvent> events, Set<AgencyId> audience) {
        entities.flush();
        if (!events.isEmpty()) {
            String type = EventTypes.typeOf(events.get(0).getClass());
            audit.writeAll(
                    actor.get(),
                    type,
                    events.stream().map(DomainEvent::aggregateId).toList(),
                    marked(List.of()));
            outbox.addAll(events, type, Audience.of(audience));
            counts.add(type, events.size());
        }
    }

    /** Personal data was read. Call it where the view is made. */
    @Transactional
    public void read(String what, Collection<UUID> records, Collection<FieldGroup> groups) {
        if (!records.isEmpty()) {
            audit.writeAll(
                    actor.get(),
                    what + ".read",
                    records,
                    marked(groups.stream().map(Enum::name).toList()));
            counts.add(what + ".read", records.size());
        }
    }

    /** An act that is no event, such as giving data to a recipient. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void act(String action, UUID record, Collection<String> details) {
        audit.write(actor.get(), action, record, marked(details));
        counts.add(action, 1);
    }

    /** The same act on many records: one row for each, in one statement. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void act(String action, Collection<UUID> records, Collection<String> details) {
        audit.writeAll(actor.get(), action, records, marked(details));
        if (!records.isEmpty()) {
            counts.add(action, records.size());
        }
    }

    /** Runs work of the platform itself: what it writes is signed with this name and not with a caller's. Within other such work, that one's name holds again after. */
    public static void asSystem(Actor actor, Runnable work) {
        ManagedContext request = Arc.container().requestContext();
        boolean own = !request.isActive();
        if (own) {
            request.activate();
        }
        try {
            SystemActor system = Arc.container().instance(SystemActor.class).get();
            Optional<Actor> before = system.become(Optional.of(actor));
            try {
                work.run();
            } finally {
                system.become(before);
            }
        } finally {
            if (own) {
                request.terminate();
            }
        }
    }

    private List<String> marked(Collection<String> details) {
        Stream<String> added =
                actor.isCaller() ? marks.stream().flatMap(mark -> mark.of(caller).stream()) : Stream.of();
        return Stream.concat(details.stream(), added).sorted().toList();
    }
}
