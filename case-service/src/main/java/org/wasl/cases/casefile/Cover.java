package org.wasl.cases.casefile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;
import org.wasl.cases.worker.Absences;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.value.Amman;

/** For whom the caller stands in today. Asked once in a request, however many cases it looks at. */
@RequestScoped
class Cover {
    private final Absences absences;
    private final Caller caller;
    private final Clock clock;
    private Set<String> accounts;

    @Inject
    Cover(Absences absences, Caller caller, Clock clock) {
        this.absences = absences;
        this.caller = caller;
        this.clock = clock;
    }

    Set<String> accounts() {
        if (accounts == null) {
            accounts =
                    caller.has(Roles.CASEWORKER) ? absences.coveredBy(caller.subject(), Amman.today(clock)) : Set.of();
        }
        return accounts;
    }
}
