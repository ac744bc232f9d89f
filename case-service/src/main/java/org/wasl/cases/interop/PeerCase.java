package org.wasl.cases.interop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.wasl.cases.casefile.CaseDetails;
import org.wasl.cases.registry.NewPerson;
import org.wasl.contracts.code.Programme;
import org.wasl.platform.value.ExternalId;

/**
 * One case as a peer describes it, in our terms.
 *
 * @param ids under which the peer knows it, the main one first
 * @param programme null where the peer does not say
 * @param person null where the line names nobody: the person opted out
 * @param details null in it is what the peer does not say
 * @param status in the peer's words, null where it does not say; never written to the case
 * @param rest what has no place with us, as it came
 * @param warnings what was said in codes that we do not have
 */
record PeerCase(
        List<ExternalId> ids,
        Programme programme,
        NewPerson person,
        LocalDate identifiedOn,
        CaseDetails details,
        String status,
        ObjectNode rest,
        List<ImportReport.Fault> warnings) {}
