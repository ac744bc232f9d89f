package org.wasl.cases.programme;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

@ApplicationScoped
class ProgrammeSessions extends Aggregates<ProgrammeSession> {
    @Override
    public Filter<ProgrammeSession> visibleTo(Caller caller) {
        return Filter.of(ProgrammeSession.class)
                .and("e.agencyId = :agency", "agency", caller.agency().value());
    }

    Filter<ProgrammeSession> of(UUID programme, Caller caller) {
        return visibleTo(caller).and("e.programmeId = :programme", "programme", programme);
    }

    ProgrammeSession get(UUID programme, UUID id, Caller caller) {
        return one(of(programme, caller).and("e.id = :id", "id", id));
    }

    ProgrammeSession get(UUID programme, UUID id, Caller caller, IfMatch expected) {
        return IfMatch.require(expected, get(programme, id, caller));
    }
}
