package org.wasl.platform.command;

import java.util.UUID;
import java.util.function.BiFunction;
import org.wasl.contracts.event.DomainEvent;
import org.wasl.contracts.id.Id;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.value.Aggregate;

/**
 * Executes commands of a caller on records of one kind, always in the same order: find the record within what the caller may know (404), compare its version
 * (428, 412), see as what the caller acts (403), decide, and record the event for those whom it concerns. In the transaction of the operation, which is
 * {@link org.wasl.platform.idempotency.Once}; the operation answers with its view of the record. See ADR 0043.
 *
 * @param <C> the context in which is decided: who acts, what they are to the record, the clock
 * @param <E> what is decided
 */
public abstract class Commands<A extends Aggregate, C, E extends DomainEvent> {
    private final Journal journal;

    protected Commands(Journal journal) {
        this.journal = journal;
    }

    /** Within what the caller may know: 404 for all else. */
    protected abstract A find(UUID id);

    /** As what the caller acts; refuses who may not act. */
    protected abstract C context(A record);

    /** The agencies that learn of what is done to the record. */
    protected abstract Audience audience(A record);

    /** For a command of several statements: the record is found, and the caller may act. */
    public C begin(Id id) {
        return context(find(id.value()));
    }

    /** As above, at the version that the caller read. */
    public C begin(Id id, IfMatch expected) {
        return context(IfMatch.require(expected, find(id.value())));
    }

    /** @param decide null where nothing is to be changed: then nothing is recorded either */
    public A execute(Id id, IfMatch expected, BiFunction<A, C, ? extends E> decide) {
        return execute(IfMatch.require(expected, find(id.value())), decide);
    }

    /** On a record that was found, at a version that was compared or that does not matter. */
    protected A execute(A record, BiFunction<A, C, ? extends E> decide) {
        E decided = decide.apply(record, context(record));
        if (decided != null) {
            record(record, decided);
        }
        return record;
    }

    /** Also what follows from the event, where something does. */
    protected void record(A record, E event) {
        journal.record(event, audience(record));
    }
}
