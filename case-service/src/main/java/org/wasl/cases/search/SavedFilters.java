package org.wasl.cases.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.registry.MergedPersons;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;

/** The filters of the caller, and what a query becomes with one of them. */
@ApplicationScoped
class SavedFilters extends Aggregates<SavedFilter> {
    private final CaseFiles cases;
    private final MergedPersons merged;
    private final Clock clock;

    @Inject
    SavedFilters(CaseFiles cases, MergedPersons merged, Clock clock) {
        this.cases = cases;
        this.merged = merged;
        this.clock = clock;
    }

    @Override
    public Filter<SavedFilter> visibleTo(Caller caller) {
        return Filter.of(SavedFilter.class).and("e.accountId = :me", "me", caller.subject());
    }

    Optional<SavedFilter> named(String name, Caller caller) {
        return list(visibleTo(caller).and("e.name = :name", "name", name), 1).stream()
                .findFirst();
    }

    /**
     * The cases of the caller's agency that a query asks for.
     *
     * @param persons whose cases are wanted; null where anybody's
     * @param ids which cases are wanted; null where any
     */
    Filter<CaseFile> filter(CaseQuery query, Collection<UUID> persons, Collection<UUID> ids, Caller caller) {
        return filter(query, caller)
                .and("e.agencyId = :agency")
                .andIfGiven("e.subjectId in :persons", "persons", persons)
                .andIfGiven("e.id in :known", "known", ids);
    }

    /** The cases that a query asks for. */
    Filter<CaseFile> filter(CaseQuery query, Caller caller) {
        query.savedFilter()
                .map(name -> named(name, caller)
                        .orElseThrow(() -> Problem.invalidField("#savedFilter", "unknown-filter"))
                        .criteria())
                .ifPresent(query::completeWith);
        query.followMerges(person -> merged.survivor(person, caller.agency()));
        return query.in(cases, caller, clock);
    }
}
