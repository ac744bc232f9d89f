package org.wasl.cases.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;

/** Enrolments with their attendance, their outcomes and the programme they are of, asked for a page at once. */
@ApplicationScoped
class EnrolmentViews {
    private final Enrolments enrolments;
    private final EnrolmentOutcomes outcomes;
    private final CentreProgrammes programmes;
    private final Pages pages;
    private final Journal journal;
    private final Clock clock;

    @Inject
    EnrolmentViews(
            Enrolments enrolments,
            EnrolmentOutcomes outcomes,
            CentreProgrammes programmes,
            Pages pages,
            Journal journal,
            Clock clock) {
        this.enrolments = enrolments;
        this.outcomes = outcomes;
        this.clock = clock;
        this.programmes = programmes;
        this.pages = pages;
        this.journal = journal;
    }

    /** A page, and the trace of its having been read: it says which persons take part. */
    Page<EnrolmentView> page(Filter<Enrolment> filter, PageRequest request) {
        Page<Enrolment> found = pages.of(filter, request, enrolment -> enrolment);
        journal.read("enrolment", found.items().stream().map(Enrolment::rawId).toList(), List.of());
        return found.showing(of(found.items()));
    }

    EnrolmentView of(Enrolment enrolment) {
        return of(List.of(enrolment)).get(0);
    }

    private List<EnrolmentView> of(List<Enrolment> found) {
        List<UUID> ids = found.stream().map(Enrolment::rawId).toList();
        Map<UUID, Enrolments.Presence> presence = enrolments.presence(ids);
        Map<UUID, List<EnrolmentOutcome>> became = outcomes.ofEnrolments(ids);
        Map<UUID, CentreProgramme> theirs =
                programmes
                        .list(
                                "id in ?1",
                                found.stream()
                                        .map(Enrolment::programmeId)
                                        .distinct()
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(CentreProgramme::rawId, Function.identity()));
        return found.stream()
                .map(e -> view(
                        e,
                        theirs.get(e.programmeId()),
                        presence.getOrDefault(e.rawId(), Enrolments.Presence.NONE),
                        became.getOrDefault(e.rawId(), List.of())))
                .toList();
    }

    private EnrolmentView view(
            Enrolment e, CentreProgramme programme, Enrolments.Presence presence, List<EnrolmentOutcome> became) {
        return new EnrolmentView(
                RecordMetadata.of(e),
                e.programmeId(),
                e.person(),
                e.status(),
                e.accommodationNeeds(),
                programme.missing(e.accommodationNeeds()),
                presence.recorded(),
                presence.attended(),
                e.dropOutReason(),
                e.completedOn(),
                became.stream()
                        .map(outcome ->
                                new EnrolmentView.Outcome(outcome.rawId(), OutcomeState.of(outcome, clock.instant())))
                        .toList(),
                e.allowedActions());
    }
}
