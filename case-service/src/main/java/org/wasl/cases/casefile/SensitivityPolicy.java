package org.wasl.cases.casefile;

import java.util.Set;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.outbox.Audience;

/** How sensitive a case is, and which audience its events may have. */
final class SensitivityPolicy {
    private SensitivityPolicy() {}

    /** A caller may ask for a higher sensitivity than the programme does, never for a lower one. */
    static Sensitivity of(Sensitivity asked, Programme programme) {
        Sensitivity least =
                switch (programme) {
                    case GBV -> Sensitivity.RESTRICTED;
                    case CHILD_PROTECTION -> Sensitivity.SENSITIVE;
                    case DISABILITY, OLDER_PERSON, FAMILY_SUPPORT, GENERAL_PROTECTION -> Sensitivity.STANDARD;
                };
        return asked == null || asked.compareTo(least) < 0 ? least : asked;
    }

    /** Who learns of the case from the change feed: a sensitive one stays inside, a restricted one among the services that need it. */
    static Audience audience(Sensitivity sensitivity, AgencyId agency) {
        return switch (sensitivity) {
            case STANDARD -> Audience.of(Set.of(agency));
            case SENSITIVE -> Audience.INTERNAL;
            case RESTRICTED -> Audience.RESTRICTED;
        };
    }
}
