package org.wasl.matching.person;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** A record with this id and nothing else yet. */
    public static Builder withId(String id) {
        return new Builder(id);
    }

    /** Says the fields of a record by their names; those that are not said are not known. */
    public static final class Builder {
        private final String id;
        private final Map<String, String> texts = new HashMap<>();
        private List<String> others = List.of();

        private Builder(String id) {
            this.id = id;
        }

        private Builder with(String field, String text) {
            texts.put(field, text);
            return this;
        }

        public Builder given(String text) {
            return with("given", text);
        }

        public Builder father(String text) {
            return with("father", text);
        }

        public Builder grandfather(String text) {
            return with("grandfather", text);
        }

        public Builder family(String text) {
            return with("family", text);
        }

        public Builder fullName(String text) {
            return with("fullName", text);
        }

        public Builder birthDate(String text) {
            return with("birthDate", text);
        }

        public Builder sex(String text) {
            return with("sex", text);
        }

        public Builder phone(String text) {
            return with("phone", text);
        }

        public Builder locality(String text) {
            return with("locality", text);
        }

        public Builder nationalId(String text) {
            return with("nationalId", text);
        }

        public Builder otherId(String text) {
            return with("otherId", text);
        }

        /** Further texts, in the order in which all records have them; null for one that is not known. */
        public Builder others(List<String> texts) {
            others = Collections.unmodifiableList(new ArrayList<>(texts));
            return this;
        }

        public PersonText build() {
            return of(id, texts::get, others);
        }
    }
}
