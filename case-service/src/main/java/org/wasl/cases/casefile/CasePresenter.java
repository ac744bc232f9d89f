package org.wasl.cases.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;

/** Shows cases to the caller: which fields, with which allowed actions. Whether a case exists for the caller is a question for {@link CaseFiles}. */
@ApplicationScoped
public class CasePresenter {
    private final CaseFiles cases;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final StepFacts.Source facts;
    private final Clock clock;

    @Inject
    CasePresenter(CaseFiles cases, Pages pages, Caller caller, Journal journal, StepFacts.Source facts, Clock clock) {
        this.cases = cases;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.facts = facts;
        this.clock = clock;
    }

    public CaseView view(CaseFile file) {
        return view(file, cases.accessTo(file, caller), facts.of(List.of(file)));
    }

    /** As the caller would take a step of it now. */
    public CaseStep preview(CaseFile file) {
        return preview(file, cases.accessTo(file, caller), facts.of(List.of(file)));
    }

    /** Many at once: what is open of them is asked once. */
    public List<CaseView> views(List<CaseFile> files) {
        Map<UUID, CaseAccess> access = cases.accessTo(files, caller);
        StepFacts known = facts.of(files);
        return files.stream()
                .map(file -> view(file, access.get(file.rawId()), known))
                .toList();
    }

    /** A page of cases, and the trace of its having been read. */
    public Page<CaseView> page(Filter<CaseFile> filter, PageRequest request) {
        Page<CaseFile> found = pages.of(filter, request, file -> file);
        // First the views: writing the audit flushes, and after that each collection would be fetched alone.
        List<CaseView> views = views(found.items());
        journal.read("case", found.items().stream().map(CaseFile::rawId).toList(), List.of());
        return found.showing(views);
    }

    private CaseView view(CaseFile file, CaseAccess access, StepFacts known) {
        return new CaseView(
                RecordMetadata.of(file),
                CaseView.Facts.of(file).as(access, file.updatedAt()),
                CaseTransitions.allowedActions(preview(file, access, known)),
                access.toCaseChangedAt(file.updatedAt()).redactions());
    }

    private CaseStep preview(CaseFile file, CaseAccess access, StepFacts known) {
        return CaseStep.preview(new StepContext(file, access.parties(), caller.subject(), clock), known);
    }
}
