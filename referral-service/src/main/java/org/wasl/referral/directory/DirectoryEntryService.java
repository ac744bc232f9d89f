package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.json.MergePatch;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;

/** Creates and changes entries of the directory: checks who may write them, and records history, event and audit. */
@ApplicationScoped
class DirectoryEntryService {
    private final Editors editors;
    private final DirectoryHistory history;
    private final MergePatch patches;
    private final Journal journal;
    private final Caller caller;

    @Inject
    DirectoryEntryService(
            Editors editors, DirectoryHistory history, MergePatch patches, Journal journal, Caller caller) {
        this.editors = editors;
        this.history = history;
        this.patches = patches;
        this.journal = journal;
        this.caller = caller;
    }

    <E extends Aggregate> E add(Aggregates<E> entries, E entry, DirectoryChanged written) {
        editors.requireMayWrite(entry.agency(), caller);
        entries.persist(entry);
        history.created(written, caller.actor());
        journal.record(written, Set.of(entry.agency()));
        return entry;
    }

    /** What an entry belongs to, or stands for, stays as it is. */
    static void requireKept(UUID named, UUID kept, String pointer) {
        if (named != null && !named.equals(kept)) {
            throw Problem.invalidField(pointer, "not-changeable");
        }
    }

    /** An entry to be written: found, at the version that was read, by who may. */
    <E extends Aggregate> E mine(Aggregates<E> entries, UUID id, IfMatch expected) {
        E entry = entries.get(id, caller, expected);
        editors.requireMayWrite(entry.agency(), caller);
        return entry;
    }

    <E extends Aggregate, F> E change(
            Aggregates<E> entries,
            UUID id,
            IfMatch expected,
            JsonNode patch,
            Class<F> kind,
            Function<E, F> fields,
            BiFunction<E, F, DirectoryChanged> write) {
        E entry = mine(entries, id, expected);
        F before = fields.apply(entry);
        DirectoryChanged written =
                write.apply(entry, patches.apply(patch, before, kind).body());
        history.changed(written, before, fields.apply(entry), caller.actor());
        journal.record(written, Set.of(entry.agency()));
        return entry;
    }
}
