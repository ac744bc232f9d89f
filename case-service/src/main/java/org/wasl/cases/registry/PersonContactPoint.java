package org.wasl.cases.registry;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.ContactPointUse;

/**
 * One way to reach a person, as the registry writes and reads it.
 *
 * @param value null where the registry does not show it
 * @param safeToUse false: it must not be used; null where nobody asked
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PersonContactPoint(ContactPointKind kind, ContactPointUse use, String value, Boolean safeToUse) {
    public static PersonContactPoint phone(String value) {
        return new PersonContactPoint(ContactPointKind.PHONE, null, value, null);
    }

    @JsonIgnore
    boolean isUsablePhone() {
        return kind == ContactPointKind.PHONE
                && value != null
                && !Boolean.FALSE.equals(safeToUse)
                && use != ContactPointUse.OLD;
    }
}
