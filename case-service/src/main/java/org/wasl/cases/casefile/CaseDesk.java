package org.wasl.cases.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.Head;

/** How a case is shown to this caller. A new rule of who may see what of a case goes here; whether a case exists at all is {@link CaseFiles}. */
@ApplicationScoped
public class CaseDesk {
    private final CaseFiles cases;
    private final Caller caller;
    private final Clock clock;

    @Inject
    CaseDesk(CaseFiles cases, Caller caller, Clock clock) {
        this.cases = cases;
        this.caller = caller;
        this.clock = clock;
    }

    public CaseView view(CaseFile file) {
        return view(file, cases.accessTo(file, caller));
    }

    /** Many at once: what is open of them is asked once. */
    public List<CaseView> views(List<CaseFile> files) {
        Map<UUID, CaseAccess> access = cases.accessTo(files, caller);
        return files.stream().map(file -> view(file, access.get(file.rawId()))).toList();
    }

    private CaseView view(CaseFile file, CaseAccess access) {
        return new CaseView(
                Head.of(file),
                file.facts().as(access),
                file.allowedActions(access.parties(), clock),
                access.redactions());
    }
}
