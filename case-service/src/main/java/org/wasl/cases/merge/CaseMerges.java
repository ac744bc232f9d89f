package org.wasl.cases.merge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.cases.consent.CaseConsents;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.CaseMergeStatus;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Filter;

/** The merges of cases that were proposed, with what became of them. */
@ApplicationScoped
public class CaseMerges extends CaseParts<CaseMerge> {
    private final CaseFiles files;
    private final CaseConsents consents;
    private final Journal journal;
    private final Clock clock;

    @Inject
    CaseMerges(CaseFiles files, CaseConsents consents, Journal journal, Clock clock) {
        super(CaseMerge.class, CaseCategory.MANAGEMENT);
        this.files = files;
        this.consents = consents;
        this.journal = journal;
        this.clock = clock;
    }

    /** A merge is shown to those who may know of both cases. */
    @Override
    public Filter<CaseMerge> visibleTo(Caller caller) {
        Filter<CaseFile> both = files.mergeableBy(caller);
        return Filter.of(CaseMerge.class).andIn("e.caseId", both).andIn("e.mergedId", both);
    }

    /** The case goes to another agency, and two agencies share no case: nobody could decide what was proposed. */
    public void endProposals(CaseFile file) {
        list("(caseId = ?1 or mergedId = ?1) and status = ?2", file.rawId(), CaseMergeStatus.PROPOSED)
                .forEach(merge -> merge.cancel(clock));
    }

    /** After two persons became two again: a case must not lead to the case of somebody else. */
    public void undoWherePersonsDiffer(CaseFile file) {
        UUID id = file.rawId();
        list("(caseId = ?1 or mergedId = ?1) and status = ?2", id, CaseMergeStatus.CONFIRMED)
                .forEach(merge -> {
                    CaseFile survivor = files.findById(merge.caseId().value());
                    CaseFile merged = files.findById(merge.merged().value());
                    if (!survivor.subject().equals(merged.subject())) {
                        journal.record(merge.personsDiffer(merged, clock), merged.audience());
                        consents.openConsentTask(merged);
                    }
                });
    }
}
