package org.wasl.platform.idempotency;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is answered where a request is sent again with its {@code Idempotency-Key}. Never more than a fresh request would show: who lost access since, or
 * sees less since, gets that. The act itself is not done again. See ADR 0026.
 */
public final class Replay {
    /** Reads the record as the caller may see it now; null where the first answer is kept. */
    private final Function<UUID, ?> current;

    /** What the caller may see now, where the first answer is kept for as long as that stays the same; else null. */
    private final Supplier<?> access;

    private Replay(Function<UUID, ?> current, Supplier<?> access) {
        this.current = current;
        this.access = access;
    }

    /**
     * After a step: the record as it is now, read with the rights that the caller has now. Nothing of the first answer is kept.
     *
     * @param read answers what reading the record answers; it refuses as reading does, and leaves the trace of a reading
     */
    public static Replay current(Supplier<?> read) {
        return new Replay(id -> read.get(), null);
    }

    /** As above, for a record that the act made: read by its id. */
    public static Replay created(Function<UUID, ?> read) {
        return new Replay(read, null);
    }

    /**
     * The first answer, sealed, for as long as the caller may see what the caller could see then; after that the problem {@code answer-not-kept}.
     *
     * @param access refuses where the act would be refused to the caller now; its text says what is open to the caller
     */
    public static Replay whileAccessIs(Supplier<?> access) {
        return new Replay(null, access);
    }

    /** The first answer, word for word. Only for answers without personal data: a rule of the architecture names who may. */
    public static Replay verbatim() {
        return new Replay(null, null);
    }

    boolean keepsBody() {
        return current == null;
    }

    boolean isBoundToAccess() {
        return access != null;
    }

    Object read(UUID record) {
        return current.apply(record);
    }

    String access() {
        return String.valueOf(access.get());
    }
}
