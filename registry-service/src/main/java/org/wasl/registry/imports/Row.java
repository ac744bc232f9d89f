package org.wasl.registry.imports;

import java.util.List;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.registry.registration.Registration;

/**
 * One row of a file: somebody to register, or what is wrong with it.
 *
 * @param line where it begins, from 1
 * @param externalId null where the file has none
 * @param registration null where the row is faulty
 * @param home null where the file does not say
 */
record Row(long line, String externalId, Registration registration, Home home, List<Fault> faults) {

    /**
     * With whom she lives.
     *
     * @param id as the agency's system calls the household
     * @param role what she is to the head; null where the file does not say
     */
    record Home(String id, HouseholdRole role) {}

    /** @param field the column, or the JSON pointer; empty for the whole row */
    record Fault(long line, String field, String code) {}

    static Row faulty(long line, String field, String code) {
        return new Row(line, null, null, null, List.of(new Fault(line, field, code)));
    }

    boolean isFaulty() {
        return registration == null;
    }
}
