package org.wasl.cases.interop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.wasl.cases.casefile.CaseDetails;

/**
 * What the lines of one account said of a case so far. Where the account may not know of the case any more, its next line is compared with this alone: the
 * answer tells nothing of the case that its own lines do not say.
 */
record SaidOfCase(CaseDetails details, ObjectNode rest) {
    private static final CaseDetails NOTHING =
            new CaseDetails(null, null, null, null, null, null, null, null, null, null, List.of());

    static SaidOfCase first(PeerCase said) {
        return new SaidOfCase(said.details().over(NOTHING), said.rest());
    }

    SaidOfCase then(PeerCase said) {
        return new SaidOfCase(said.details().over(details), said.rest());
    }

    static SaidOfCase read(String stored, ObjectMapper mapper) {
        try {
            return mapper.readValue(stored, SaidOfCase.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("What was said of a case cannot be read");
        }
    }

    String written(ObjectMapper mapper) {
        try {
            return mapper.writeValueAsString(this);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("What was said of a case cannot be kept");
        }
    }
}
