package org.wasl.registry.imports;

import java.util.List;
import org.wasl.registry.registration.Registration;

/**
 * One row of a file: somebody to register, or what is wrong with it.
 *
 * @param line where it begins, from 1
 * @param externalId null where the file has none
 * @param registration null where the row is faulty
 */
record Row(long line, String externalId, Registration registration, List<Fault> faults) {

    /** @param field the column, or the JSON pointer; empty for the whole row */
    record Fault(long line, String field, String code) {}

    static Row faulty(long line, String field, String code) {
        return new Row(line, null, null, List.of(new Fault(line, field, code)));
    }

    boolean isFaulty() {
        return registration == null;
    }
}
