package org.wasl.cases.casefile;

import static org.wasl.contracts.code.CaseStatus.ON_HOLD;
import static org.wasl.contracts.code.CaseStatus.OPEN;
import static org.wasl.contracts.code.CaseStatus.PENDING_CLOSURE;

import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.event.CaseMoved;

/** Ends what hangs on a case for others, by whichever step the case ended. */
@Singleton
public class CaseEnd {
    /** Only on these a case is shared with others: it is registered, and work goes on. Each other status is an end. */
    private static final Set<CaseStatus> SHARED = EnumSet.of(OPEN, ON_HOLD, PENDING_CLOSURE);

    private final CaseFiles cases;
    private final List<EndsWithCase> hanging;

    @Inject
    CaseEnd(CaseFiles cases, @All List<EndsWithCase> hanging) {
        this.cases = cases;
        this.hanging = hanging;
    }

    void after(CaseMoved moved) {
        if (!SHARED.contains(moved.status())) {
            of(cases.findById(moved.caseId().value()));
        }
    }

    /** Where the step itself does not say so: another agency has it now. */
    public void of(CaseFile file) {
        hanging.forEach(part -> part.endOf(file));
    }
}
