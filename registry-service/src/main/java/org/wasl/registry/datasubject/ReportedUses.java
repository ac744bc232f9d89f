package org.wasl.registry.datasubject;

import java.util.List;
import java.util.Set;
import org.wasl.contracts.event.ConsentRecorded;
import org.wasl.contracts.event.ConsentWithdrawn;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.event.LegalBasisEnded;
import org.wasl.contracts.event.LegalBasisUsed;
import org.wasl.contracts.id.AgencyId;
import org.wasl.registry.careteam.CareTeamMarks;

/**
 * Which uses of a person's record an access report tells to its reader (docs/adr/0025-who-may-know-is-stated.md, 4). Uses by casework tell that there is a case:
 * of them a reader who works with the person is told those by accounts beside theirs, everybody else none.
 *
 * @param agency of the reader
 * @param known the agencies of which the reader knows that they use the record: those that hold the person, and recipients of consents
 * @param beside the accounts of the cases of the person that the reader may know of; empty for whoever does not work with the person
 */
record ReportedUses(AgencyId agency, Set<AgencyId> known, Set<String> beside) {
    /** Casework by their nature, whoever did it. */
    private static final List<String> OF_CASEWORK = List.of(
            "person.disclosed",
            "need.written",
            "legal-basis.",
            EventTypes.typeOf(LegalBasisUsed.class),
            EventTypes.typeOf(LegalBasisEnded.class));

    /** Of another agency's consents its own report tells. */
    private static final Set<String> OF_CONSENTS =
            Set.of("consent.read", EventTypes.typeOf(ConsentRecorded.class), EventTypes.typeOf(ConsentWithdrawn.class));

    /** @param account who it was, which is told to nobody */
    boolean tell(AccessReport.Use use, String account) {
        if (isOfCasework(use)) {
            return agency.equals(use.agencyId()) && beside.contains(account);
        }
        return agency.equals(use.agencyId())
                || (use.agencyId() == null || known.contains(use.agencyId())) && !OF_CONSENTS.contains(use.action());
    }

    private boolean isOfCasework(AccessReport.Use use) {
        return use.details().contains(CareTeamMarks.MARK)
                || OF_CASEWORK.stream().anyMatch(use.action()::startsWith);
    }
}
