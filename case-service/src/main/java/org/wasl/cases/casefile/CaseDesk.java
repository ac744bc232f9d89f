package org.wasl.cases.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.wasl.platform.caller.Caller;

/** How a case is shown to this caller. A new rule of who may see what of a case goes here; whether a case exists at all is {@link CaseFiles}. */
@ApplicationScoped
public class CaseDesk {
    private final Caller caller;

    @Inject
    CaseDesk(Caller caller) {
        this.caller = caller;
    }

    public CaseView view(CaseFile file) {
        return new CaseView(
                file.id(),
                file.version(),
                file.createdAt(),
                file.updatedAt(),
                file.agency(),
                file.facts(),
                file.allowedActions(CaseFiles.parties(file, caller)));
    }
}
