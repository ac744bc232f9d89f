package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.command.Acting;
import org.wasl.platform.command.Commands;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.json.MergePatch;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;

/** The entries of the directory: reads them, and executes commands on them by those who may write them, with history, event and audit. */
@Singleton
class DirectoryEntries {
    private final Editors editors;
    private final DirectoryHistory history;
    private final MergePatch patches;
    private final Journal journal;
    private final Pages pages;
    private final Caller caller;
    private final Clock clock;

    @Inject
    DirectoryEntries(
            Editors editors,
            DirectoryHistory history,
            MergePatch patches,
            Journal journal,
            Pages pages,
            Caller caller,
            Clock clock) {
        this.editors = editors;
        this.history = history;
        this.patches = patches;
        this.journal = journal;
        this.pages = pages;
        this.caller = caller;
        this.clock = clock;
    }

    /** What an entry belongs to, or stands for, stays as it is. */
    static void requireKept(UUID named, UUID kept, String pointer) {
        if (named != null && !named.equals(kept)) {
            throw Problem.invalidField(pointer, "not-changeable");
        }
    }

    <E extends Aggregate> Of<E> of(Aggregates<E> entries) {
        return new Of<>(entries);
    }

    /** Entries of one kind. */
    final class Of<E extends Aggregate> extends Commands<E, Acting, DirectoryChanged> {
        private final Aggregates<E> entries;

        private Of(Aggregates<E> entries) {
            super(journal);
            this.entries = entries;
        }

        @Override
        protected E find(UUID id) {
            return get(id);
        }

        @Override
        protected Acting context(E entry) {
            editors.requireMayWrite(entry.agency(), caller);
            return Acting.of(caller, clock);
        }

        @Override
        protected Audience audience(E entry) {
            return Audience.of(Set.of(entry.agency()));
        }

        E get(UUID id) {
            return entries.get(id, caller);
        }

        <V> Page<V> page(Filter<E> among, PageRequest page, Function<E, V> view) {
            return pages.of(among, page, view);
        }

        /** Who changed and assured an entry, newest first. */
        Page<DirectoryHistory.ChangeView> history(E entry, PageRequest page) {
            return history.of(entry.rawId(), page, pages, caller);
        }

        E execute(UUID id, IfMatch expected, BiFunction<E, Acting, DirectoryChanged> decide) {
            return execute(IfMatch.require(expected, find(id)), decide);
        }

        E add(E entry, DirectoryChanged written) {
            editors.requireMayWrite(entry.agency(), caller);
            entries.persist(entry);
            history.created(written, caller.actor());
            record(entry, written);
            return entry;
        }

        <F> E change(
                UUID id,
                IfMatch expected,
                JsonNode patch,
                Class<F> kind,
                Function<E, F> fields,
                BiFunction<E, F, DirectoryChanged> write) {
            return execute(id, expected, (entry, as) -> {
                F before = fields.apply(entry);
                return patches.apply(patch, before, kind).write(after -> {
                    DirectoryChanged written = write.apply(entry, after);
                    history.changed(written, before, fields.apply(entry), caller.actor());
                    return written;
                });
            });
        }
    }
}
