package org.wasl.contracts.event;

import java.util.List;
import java.util.UUID;
import org.wasl.contracts.code.CaseStage;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.id.CaseId;

/** A step of the state machine was taken. */
@EventType("case.moved")
public record CaseMoved(
        CaseId caseId,
        String step,
        CaseStatus status,
        CaseStage stage,
        @MayBeAbsent RiskLevel risk,
        @ServicesOnly @MayBeAbsent List<CodeChange> codes,
        @ServicesOnly @MayBeAbsent EventPlace place)
        implements DomainEvent {
    /** Events of before tell no codes. */
    public CaseMoved {
        codes = codes == null ? List.of() : List.copyOf(codes);
    }

    @Override
    public UUID aggregateId() {
        return caseId.value();
    }
}
