package org.wasl.platform.idempotency;

import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is answered where a request is sent again with its {@code Idempotency-Key}: one bean for each rule, beside the room that it is for, named by {@link Once}.
 * Never more than a fresh request would show: who lost access since, or sees less since, gets that. The act itself is not done again. See ADR 0026.
 */
public sealed interface Replay {
    /** The record as it is now, read with the rights that the caller has now. Nothing of the first answer is kept but its status and its address. */
    non-sealed interface Current extends Replay {
        /** Answers what reading the record answers: it refuses as reading does, and leaves the trace of a reading. */
        Object read(RepeatedRequest request);
    }

    /** The first answer, sealed, for as long as the caller may see what the caller could see then; after that the problem {@code answer-not-kept}. */
    non-sealed interface WhileAccessIsTheSame extends Replay {
        /** Refuses where the act would be refused to the caller now; its text says what is open to the caller. */
        Object access(RepeatedRequest request);
    }

    /** The first answer, word for word. Only for answers without personal data: a rule of the architecture names who may. */
    @Singleton
    final class Verbatim implements Replay {}

    static Replay current(Supplier<?> read) {
        return (Current) request -> read.get();
    }

    static Replay created(Function<UUID, ?> read) {
        return (Current) request -> read.apply(request.made());
    }

    static Replay whileAccessIs(Supplier<?> access) {
        return (WhileAccessIsTheSame) request -> access.get();
    }

    static Replay verbatim() {
        return new Verbatim();
    }

    /** Whether the first answer is kept. */
    default boolean keepsBody() {
        return !(this instanceof Current);
    }
}
