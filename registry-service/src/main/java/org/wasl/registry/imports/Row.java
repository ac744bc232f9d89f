package org.wasl.registry.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.id.PersonId;
import org.wasl.registry.person.PersonFields;
import org.wasl.registry.registration.Registration;

/**
 * One row of a file: somebody to register, or what is wrong with it.
 *
 * @param line where it begins, from 1
 * @param person whom the file names by the id that an export gave; null where it names nobody
 * @param externalId null where the file has none
 * @param registration null where the row is faulty
 * @param home null where the file does not say
 * @param columns what the file has of a person; null where it has everything
 */
record Row(
        long line,
        PersonId person,
        String externalId,
        Registration registration,
        Home home,
        Set<String> columns,
        List<Fault> faults) {

    /**
     * The household of the person.
     *
     * @param id as the agency's system calls the household
     * @param role what the person is to the head; null where the file does not say
     */
    record Home(String id, HouseholdRole role) {}

    /** @param field the column, or the JSON pointer; empty for the whole row */
    record Fault(long line, String field, String code) {}

    static Row faulty(long line, String field, String code) {
        return faulty(line, List.of(new Fault(line, field, code)));
    }

    static Row faulty(long line, List<Fault> faults) {
        return new Row(line, null, null, null, null, null, faults);
    }

    /** What a record that is known becomes: columns that the file does not have stay as they are, and so do names in no column. */
    PersonFields onto(PersonFields known, PersonFields read) {
        if (columns == null) {
            return read;
        }
        List<PersonFields.Name> names = new ArrayList<>(known.names());
        for (PersonFields.Name name : read.names()) {
            int place = 0;
            while (place < names.size()
                    && (names.get(place).script() != name.script()
                            || names.get(place).use() != NameUse.OFFICIAL)) {
                place++;
            }
            if (place < names.size()) {
                names.set(place, name);
            } else {
                names.add(name);
            }
        }
        boolean born = columns.contains("birth_date");
        return new PersonFields(
                names,
                columns.contains("sex") ? read.sex() : known.sex(),
                born ? read.birthDate() : known.birthDate(),
                born ? read.birthDatePrecision() : known.birthDatePrecision(),
                columns.contains("nationality") ? read.nationality() : known.nationality(),
                columns.contains("legal_status") ? read.legalStatus() : known.legalStatus(),
                columns.contains("marital_status") ? read.maritalStatus() : known.maritalStatus(),
                columns.contains("disability") ? read.disability() : known.disability(),
                columns.contains("phone") ? read.phone() : known.phone(),
                columns.contains("email") ? read.email() : known.email(),
                columns.contains("preferred_language") ? read.preferredLanguage() : known.preferredLanguage(),
                columns.contains("governorate") ? read.governorate() : known.governorate(),
                columns.contains("district") ? read.district() : known.district());
    }

    boolean isFaulty() {
        return registration == null;
    }
}
