package org.wasl.referral.referral;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.access.RecordAccess;
import org.wasl.platform.access.RecordAccesses;
import org.wasl.platform.problem.Problem;

/** What the caller is to the cases of some referrals: asked for all of a page at once, and once in a request. */
@RequestScoped
class CaseRelations {
    private final RecordAccesses accesses;
    private final Set<UUID> asked = new HashSet<>();
    private final Set<UUID> owned = new HashSet<>();
    private final Set<UUID> supervised = new HashSet<>();
    private final Set<UUID> known = new HashSet<>();
    private final Set<UUID> subjectOpen = new HashSet<>();

    @Inject
    CaseRelations(RecordAccesses accesses) {
        this.accesses = accesses;
    }

    void load(Collection<Referral> referrals) {
        Set<UUID> cases = new HashSet<>();
        referrals.stream()
                .map(r -> r.origin().caseId())
                .filter(Objects::nonNull)
                .forEach(c -> cases.add(c.value()));
        ask(cases);
    }

    boolean owns(CaseId caseId) {
        return caseId != null && ask(Set.of(caseId.value())).owned.contains(caseId.value());
    }

    boolean supervises(CaseId caseId) {
        return caseId != null && ask(Set.of(caseId.value())).supervised.contains(caseId.value());
    }

    boolean knows(CaseId caseId) {
        return caseId != null && ask(Set.of(caseId.value())).known.contains(caseId.value());
    }

    /** Whether the case tells the caller whose it is. Whoever works on it, or supervises it, knows anyhow. */
    boolean opensSubject(CaseId caseId) {
        return caseId != null && ask(Set.of(caseId.value())).subjectOpen.contains(caseId.value());
    }

    /**
     * How sensitive a case is that the caller works on or supervises; 422 for any other, and for that of another person: what is told of a referral follows
     * its case.
     */
    Sensitivity sensitivityOfOwn(CaseId caseId, PersonId subject) {
        if (!owns(caseId) && !supervises(caseId)) {
            throw Problem.invalidField("/caseId", "unknown-case");
        }
        RecordAccess access = accesses.findById(caseId.value());
        if (!access.subjectId().equals(subject.value())) {
            throw Problem.invalidField("/caseId", "case-of-another-person");
        }
        return access.sensitivity();
    }

    private CaseRelations ask(Set<UUID> cases) {
        Set<UUID> unasked = new HashSet<>(cases);
        unasked.removeAll(asked);
        if (!unasked.isEmpty()) {
            asked.addAll(unasked);
            owned.addAll(accesses.ownedAmong(unasked));
            supervised.addAll(accesses.supervisedAmong(unasked));
            Set<UUID> knownNow = accesses.knownAmong(unasked, CaseCategory.SERVICES);
            known.addAll(knownNow);
            Set<UUID> readOnly = new HashSet<>(knownNow);
            readOnly.removeAll(owned);
            readOnly.removeAll(supervised);
            subjectOpen.addAll(accesses.knownAmong(readOnly, CaseCategory.SUBJECT));
        }
        return this;
    }
}
