package org.wasl.cases.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

/** Enrolments with their attendance and the programme they are of, asked for a page at once. */
@ApplicationScoped
class EnrolmentViews {
    private final Enrolments enrolments;
    private final CentreProgrammes programmes;
    private final Pages pages;
    private final Journal journal;

    @Inject
    EnrolmentViews(Enrolments enrolments, CentreProgrammes programmes, Pages pages, Journal journal) {
        this.enrolments = enrolments;
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
        Map<UUID, Enrolments.Presence> presence =
                enrolments.presence(found.stream().map(Enrolment::rawId).toList());
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
                        e, theirs.get(e.programmeId()), presence.getOrDefault(e.rawId(), Enrolments.Presence.NONE)))
                .toList();
    }

    private static EnrolmentView view(Enrolment e, CentreProgramme programme, Enrolments.Presence presence) {
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
                e.allowedActions());
    }
}
