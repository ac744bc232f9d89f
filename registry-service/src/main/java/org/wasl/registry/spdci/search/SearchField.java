package org.wasl.registry.spdci.search;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.MaritalStatus;
import org.wasl.contracts.code.Sex;
import org.wasl.platform.value.Rfc3339;
import org.wasl.registry.person.PhoneNumber;
import org.wasl.registry.spdci.record.SocialRecords;
import org.wasl.registry.spdci.search.Predicate.Compare;
import org.wasl.registry.spdci.search.Predicate.Operator;

/** A field by which persons or households are searched, with its condition in HQL. Numbers are not among them: see {@link SearchCriteria}. */
enum SearchField {
    AGE(Of.PERSON, FieldGroup.IDENTITY, "age") {
        @Override
        String condition(String row, Compare asked, Parameters parameters) {
            return SearchField.anyOf(asked, (operator, value) -> age(row, operator, number(value), parameters));
        }
    },
    BIRTH_YEAR(Of.PERSON, FieldGroup.IDENTITY, "yob", "birth_year") {
        @Override
        String condition(String row, Compare asked, Parameters parameters) {
            return SearchField.anyOf(
                    asked,
                    (operator, value) -> "year(" + row + ".demographics.birthDate) " + operator.sign() + " "
                            + parameters.add(number(value).intValue()));
        }
    },
    BIRTH_DATE(Of.PERSON, FieldGroup.IDENTITY, "birth_date", "dob", "date_of_birth") {
        @Override
        String condition(String row, Compare asked, Parameters parameters) {
            return column(row + ".demographics.birthDate", asked, SearchField::day, parameters);
        }
    },
    SEX(Of.PERSON, FieldGroup.IDENTITY, "sex", "gender") {
        @Override
        String condition(String row, Compare asked, Parameters parameters) {
            return column(row + ".demographics.sex", equalityOnly(asked), SearchField::sex, parameters);
        }
    },
    MARITAL_STATUS(Of.PERSON, FieldGroup.IDENTITY, "marital_status") {
        @Override
        String condition(String row, Compare asked, Parameters parameters) {
            return column(
                    row + ".demographics.maritalStatus", equalityOnly(asked), SearchField::maritalStatus, parameters);
        }
    },
    NATIONALITY(Of.PERSON, FieldGroup.IDENTITY, "nationality") {
        @Override
        String condition(String row, Compare asked, Parameters parameters) {
            return column(row + ".demographics.nationality", equalityOnly(asked), SearchField::upper, parameters);
        }
    },
    LOCATION(
            Of.PERSON,
            FieldGroup.LOCATION,
            "location",
            "governorate",
            "region_code",
            "district",
            "sub_region_code",
            "area-code",
            "area_code") {
        @Override
        String condition(String row, Compare asked, Parameters parameters) {
            return "(" + column(row + ".residence.governorate", equalityOnly(asked), SearchField::upper, parameters)
                    + " or " + column(row + ".residence.district", asked, SearchField::upper, parameters) + ")";
        }
    },
    DISABILITY(Of.PERSON, FieldGroup.NEEDS, "is_disabled", "disability") {
        @Override
        String condition(String row, Compare asked, Parameters parameters) {
            return column(row + ".needs.disability", equalityOnly(asked), SearchField::flag, parameters);
        }
    },
    PHONE(Of.PERSON, FieldGroup.CONTACT, "mobile", "phone_number", "phone") {
        @Override
        String condition(String row, Compare asked, Parameters parameters) {
            return reachedBy(row, "PHONE", "right(c.value, 9)", asked, PhoneNumber::lastDigits, parameters);
        }
    },
    EMAIL(Of.PERSON, FieldGroup.CONTACT, "email") {
        @Override
        String condition(String row, Compare asked, Parameters parameters) {
            return reachedBy(row, "EMAIL", "c.value", asked, value -> value, parameters);
        }
    },
    REGISTERED(Of.EITHER, FieldGroup.IDENTITY, "registration_date") {
        @Override
        String condition(String row, Compare asked, Parameters parameters) {
            return column(row + ".createdAt", asked, SearchField::moment, parameters);
        }
    },
    UPDATED(Of.EITHER, FieldGroup.IDENTITY, "last_updated") {
        @Override
        String condition(String row, Compare asked, Parameters parameters) {
            return column(row + ".updatedAt", asked, SearchField::moment, parameters);
        }
    },
    POVERTY_SCORE(Of.GROUP, FieldGroup.HOUSEHOLD, "poverty_score") {
        @Override
        String condition(String row, Compare asked, Parameters parameters) {
            return column(row + ".povertyScore.score", asked, SearchField::number, parameters);
        }
    },
    POVERTY_SCORE_TYPE(Of.GROUP, FieldGroup.HOUSEHOLD, "poverty_score_type") {
        @Override
        String condition(String row, Compare asked, Parameters parameters) {
            return column(row + ".povertyScore.type", equalityOnly(asked), value -> value, parameters);
        }
    },
    GROUP_SIZE(Of.GROUP, FieldGroup.HOUSEHOLD, "group_size") {
        @Override
        String condition(String row, Compare asked, Parameters parameters) {
            String size = "(select count(*) from HouseholdMember s where s.household = " + row + " and s.leftOn is null"
                    + " and s.stay = org.wasl.contracts.code.HouseholdStay.MAIN)";
            return column(size, asked, value -> number(value).longValue(), parameters);
        }
    };

    /** Whether it is a field of a person or of a household. */
    enum Of {
        PERSON,
        GROUP,
        EITHER
    }

    /** Reading a number takes time by the square of its length. */
    private static final int LONGEST_NUMBER = 50;

    private final Of of;
    private final FieldGroup group;
    private final List<String> names;

    SearchField(Of of, FieldGroup group, String... names) {
        this.of = of;
        this.group = group;
        this.names = List.of(names);
    }

    /** Values are bound, never written into the query. */
    interface Parameters {
        /** @return how the query names it */
        String add(Object value);

        LocalDate today();
    }

    /** @param row the alias of the person, or of the household */
    abstract String condition(String row, Compare asked, Parameters parameters);

    /** The standard's paths may lead to it: {@code demographic_info.sex}. */
    static Optional<SearchField> named(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (SearchField field : values()) {
            if (field.names.contains(last)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    Of of() {
        return of;
    }

    /** The group that must be open to the agency that searches by it. */
    FieldGroup group() {
        return group;
    }

    private interface One {
        String condition(Operator operator, String value);
    }

    private interface Read {
        Object value(String text);
    }

    private static String anyOf(Compare asked, One one) {
        if (asked.operator() != Operator.IN) {
            return one.condition(asked.operator(), asked.value());
        }
        List<String> all = new ArrayList<>();
        asked.values().forEach(value -> all.add(one.condition(Operator.EQ, value)));
        return "(" + String.join(" or ", all) + ")";
    }

    private static String column(String column, Compare asked, Read read, Parameters parameters) {
        return anyOf(
                asked, (operator, value) -> column + " " + operator.sign() + " " + parameters.add(read.value(value)));
    }

    /** Any of the person's contact points of a kind. */
    private static String reachedBy(
            String row, String kind, String column, Compare asked, Read read, Parameters parameters) {
        return "exists (select 1 from " + row + ".contactPoints.all c where c.kind = " + kind + " and "
                + column(column, equalityOnly(asked), read, parameters) + ")";
    }

    private static Compare equalityOnly(Compare asked) {
        if (asked.operator() != Operator.EQ && asked.operator() != Operator.IN) {
            throw new SearchRejectedException(
                    SearchRejectedException.FILTER, asked.attribute() + ": only eq and in can be asked");
        }
        return asked;
    }

    /** Whole years of life, as people count them: who is not yet 25 was born after today 25 years ago. */
    private static String age(String row, Operator operator, BigDecimal asked, Parameters parameters) {
        int floor = asked.setScale(0, RoundingMode.FLOOR).intValue();
        int ceiling = asked.setScale(0, RoundingMode.CEILING).intValue();
        if (floor < 0 || ceiling > 200) {
            throw new SearchRejectedException(SearchRejectedException.FILTER, "age: between 0 and 200");
        }
        return switch (operator) {
            case LT -> younger(row, ceiling, parameters);
            case LE -> younger(row, floor + 1, parameters);
            case GT -> atLeast(row, floor + 1, parameters);
            case GE -> atLeast(row, ceiling, parameters);
            case EQ, IN ->
                floor == ceiling
                        ? "(" + atLeast(row, floor, parameters) + " and " + younger(row, floor + 1, parameters) + ")"
                        : "1 = 0";
        };
    }

    private static String younger(String row, int years, Parameters parameters) {
        return row + ".demographics.birthDate > "
                + parameters.add(parameters.today().minusYears(years));
    }

    private static String atLeast(String row, int years, Parameters parameters) {
        return row + ".demographics.birthDate <= "
                + parameters.add(parameters.today().minusYears(years));
    }

    private static BigDecimal number(String value) {
        try {
            if (value.length() > LONGEST_NUMBER) {
                throw new SearchRejectedException(SearchRejectedException.FILTER, "a number is out of bounds");
            }
            BigDecimal number = new BigDecimal(value.strip());
            if (number.abs().compareTo(BigDecimal.valueOf(1_000_000_000)) > 0 || number.scale() > 20) {
                throw new SearchRejectedException(SearchRejectedException.FILTER, "a number is out of bounds");
            }
            return number;
        } catch (NumberFormatException noNumber) {
            throw new SearchRejectedException(SearchRejectedException.FILTER, "a number is required");
        }
    }

    private static LocalDate day(String value) {
        try {
            return Rfc3339.day(value.length() > 10 ? value.substring(0, 10) : value);
        } catch (DateTimeParseException noDay) {
            throw new SearchRejectedException(SearchRejectedException.FILTER, "a date is required, as 1984-03-01");
        }
    }

    private static Instant moment(String value) {
        try {
            return value.length() == 10
                    ? Rfc3339.day(value)
                            .atStartOfDay(org.wasl.platform.value.JordanTime.ZONE)
                            .toInstant()
                    : Rfc3339.moment(value);
        } catch (DateTimeParseException noTime) {
            throw new SearchRejectedException(
                    SearchRejectedException.FILTER, "a date, or a time with its zone, is required");
        }
    }

    private static Sex sex(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "male", "m" -> Sex.MALE;
            case "female", "f" -> Sex.FEMALE;
            case "other", "o" -> Sex.OTHER;
            case "unknown", "u" -> Sex.UNKNOWN;
            default ->
                throw new SearchRejectedException(
                        SearchRejectedException.FILTER, "sex: male, female, other or unknown");
        };
    }

    /** By the code of the standard, or ours. */
    private static MaritalStatus maritalStatus(String value) {
        return Arrays.stream(MaritalStatus.values())
                .filter(status -> status.name().equalsIgnoreCase(value)
                        || SocialRecords.maritalStatus(status).equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new SearchRejectedException(
                        SearchRejectedException.FILTER, "marital_status: S, M, W, D, L, A or U"));
    }

    private static Boolean flag(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default -> throw new SearchRejectedException(SearchRejectedException.FILTER, "true or false is required");
        };
    }

    private static String upper(String value) {
        return value.toUpperCase(Locale.ROOT);
    }
}
