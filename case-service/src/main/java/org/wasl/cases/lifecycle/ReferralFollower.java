package org.wasl.cases.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.plan.Plans;
import org.wasl.cases.service.ServiceDeliveries;
import org.wasl.contracts.event.ReferralMoved;
import org.wasl.platform.journal.Journal;

/** Keeps a case in step with its referrals: the action of the plan that one does, and the service that it is. */
@ApplicationScoped
class ReferralFollower {
    private final CaseFiles cases;
    private final Plans plans;
    private final ServiceDeliveries services;
    private final Journal journal;
    private final Clock clock;

    @Inject
    ReferralFollower(CaseFiles cases, Plans plans, ServiceDeliveries services, Journal journal, Clock clock) {
        this.cases = cases;
        this.plans = plans;
        this.services = services;
        this.journal = journal;
        this.clock = clock;
    }

    void follow(ReferralMoved moved) {
        if (moved.caseId() == null) {
            return;
        }
        CaseFile file = cases.findById(moved.caseId().value());
        // Another agency can name our case in its referral; it does not move our plan.
        if (file == null || !file.agency().equals(moved.requesterId())) {
            return;
        }
        Set<String> changed = new HashSet<>();
        if (plans.follow(moved)) {
            changed.add("plans");
        }
        if (services.follow(file, moved)) {
            changed.add("services");
        }
        if (!changed.isEmpty()) {
            journal.record(file.changed(changed, clock), file.audience());
        }
    }
}
