package org.wasl.matching.person;

import java.io.Serializable;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A record of a person as a database has it, each field as text. Null and blank mean not known, which is no evidence either way.
 *
 * @param fullName the whole name in its order, where the parts are not kept apart
 * @param birthDate 1984-03-01, 19840301, 01/03/1984 or a year
 * @param sex M, F, or a word for either in Arabic or English
 * @param phone however written; its last nine digits count
 * @param nationalId of the country, of which a person has one: two that differ speak against one person
 * @param otherId any other number
 * @param others further texts to compare, in the order of the model's
 */
public record PersonText(
        String id,
        String given,
        String father,
        String grandfather,
        String family,
        String fullName,
        String birthDate,
        String sex,
        String phone,
        String locality,
        String nationalId,
        String otherId,
        List<String> others)
        implements Serializable {

    /** @param cell of a row, by the name of the field as a map of columns names it */
    public static PersonText of(String id, UnaryOperator<String> cell, List<String> others) {
        return new PersonText(
                id,
                cell.apply("given"),
                cell.apply("father"),
                cell.apply("grandfather"),
                cell.apply("family"),
                cell.apply("fullName"),
                cell.apply("birthDate"),
                cell.apply("sex"),
                cell.apply("phone"),
                cell.apply("locality"),
                cell.apply("nationalId"),
                cell.apply("otherId"),
                others);
    }
}
