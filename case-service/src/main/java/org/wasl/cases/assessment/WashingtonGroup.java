package org.wasl.cases.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * The cut-off that the Washington Group recommends for its short set: at least one of the six with a lot of difficulty, or not at all. Says who is likely to
 * be left out without accommodation; it is no diagnosis.
 */
final class WashingtonGroup {
    private static final String FORM = "WG_SHORT_SET";
    private static final Set<String> CUT_OFF = Set.of("A_LOT_OF_DIFFICULTY", "CANNOT_DO_AT_ALL");

    private WashingtonGroup() {}

    /** Null where the answers are of another form. */
    static Boolean difficulty(String form, JsonNode answers) {
        if (!FORM.equals(form)) {
            return null;
        }
        return answers.properties().stream()
                .anyMatch(answer -> CUT_OFF.contains(answer.getValue().asText()));
    }
}
