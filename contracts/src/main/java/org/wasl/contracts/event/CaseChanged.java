package org.wasl.contracts.event;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.id.CaseId;

/** Something inside the case changed; {@code changed} names the part. */
@EventType("case.changed")
public record CaseChanged(
        CaseId caseId,
        Set<String> changed,
        @ServicesOnly @MayBeAbsent List<CodeChange> codes,
        @ServicesOnly @MayBeAbsent EventPlace place)
        implements DomainEvent {
    /** Events of before tell no codes. */
    public CaseChanged {
        codes = codes == null ? List.of() : List.copyOf(codes);
    }

    @Override
    public UUID aggregateId() {
        return caseId.value();
    }
}
