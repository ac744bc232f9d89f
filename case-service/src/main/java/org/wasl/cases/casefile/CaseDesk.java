package org.wasl.cases.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.Head;

/** How a case is shown to this caller. A new rule of who may see what of a case goes here; whether a case exists at all is {@link CaseFiles}. */
@ApplicationScoped
public class CaseDesk {
    private final CaseFiles cases;
    private final Caller caller;

    @Inject
    CaseDesk(CaseFiles cases, Caller caller) {
        this.cases = cases;
        this.caller = caller;
    }

    public CaseView view(CaseFile file) {
        return new CaseView(Head.of(file), file.facts(), file.allowedActions(cases.parties(file, caller)));
    }
}
