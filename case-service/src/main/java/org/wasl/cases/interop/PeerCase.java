package org.wasl.cases.interop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.wasl.cases.casefile.CaseDetails;
import org.wasl.cases.interop.ImportReport.Fault;
import org.wasl.cases.registry.NewPerson;
import org.wasl.contracts.code.Programme;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.ExternalId;

/**
 * One case as a peer describes it, in our terms.
 *
 * @param ids under which the peer knows it, the main one first
 * @param programme null where the peer does not say
 * @param person null where the line names nobody: the person opted out
 * @param details null in it is what the peer does not say
 * @param status in the peer's words, null where it does not say; never written to the case
 * @param ended why such a case does not begin here: it has ended there; null where it has not
 * @param rest what has no place with us, as it came
 * @param warnings what was said in codes that we do not have
 * @param origins the field of the peer behind a value of ours, by its JSON pointer: into the details, and of the person under {@code /person}
 */
record PeerCase(
        List<ExternalId> ids,
        Programme programme,
        NewPerson person,
        LocalDate identifiedOn,
        CaseDetails details,
        String status,
        Fault ended,
        ObjectNode rest,
        List<Fault> warnings,
        Map<String, String> origins) {
    PeerCase(
            List<ExternalId> ids,
            Programme programme,
            NewPerson person,
            LocalDate identifiedOn,
            CaseDetails details,
            String status,
            Fault ended,
            PeerFieldReader fields) {
        this(
                ids,
                programme,
                person,
                identifiedOn,
                details,
                status,
                ended,
                fields.rest(),
                fields.warnings(),
                fields.origins());
    }

    /** The peer took the record out of use: nothing of it is taken. */
    boolean isDisabled() {
        return ended != null && ended.code().equals(PeerFormat.DISABLED);
    }

    /** What is wrong with values of ours, at the fields of the peer that they were read of. */
    List<Fault> faults(List<Problem.FieldError> errors) {
        return errors.stream()
                .map(error -> new Fault(field(error.pointer()), error.code()))
                .distinct()
                .toList();
    }

    private String field(String pointer) {
        for (String at = pointer; at.contains("/"); at = at.substring(0, at.lastIndexOf('/'))) {
            if (origins.containsKey(at)) {
                return "/" + origins.get(at);
            }
        }
        return "";
    }
}
