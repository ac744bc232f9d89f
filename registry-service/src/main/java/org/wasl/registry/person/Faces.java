package org.wasl.registry.person;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.Sex;
import org.wasl.matching.block.Keys;
import org.wasl.matching.block.Sketch;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.matching.person.PersonText;

/**
 * A record as the matching core sees it: once for each way the name is written.
 *
 * @param numbers stand-ins, equal where the numbers are; the numbers themselves stay sealed
 */
public record Faces(List<Person> all, Map<IdentifierSystem, Set<String>> numbers) {
    /** The numbers that a household shares are texts of their own, in this order. */
    public static final List<IdentifierSystem> OF_HOUSEHOLDS =
            List.of(IdentifierSystem.JO_FAMILY_BOOK, IdentifierSystem.UNHCR_GROUP_NO);

    /** Nobody has two of these: what differs speaks against one person. The national number is a field of its own. */
    private static final List<IdentifierSystem> ONE_EACH =
            List.of(IdentifierSystem.JO_PERSONAL_NO, IdentifierSystem.UNHCR_INDIVIDUAL_NO);

    private static final Keys KEYS = new Keys(OF_HOUSEHOLDS.size(), false);

    public static Faces of(
            PersonReader reader,
            Collection<PersonFields.Name> names,
            LocalDate birthDate,
            BirthDatePrecision precision,
            Sex sex,
            String phone,
            String governorate,
            Map<IdentifierSystem, Set<String>> numbers) {
        List<Person> all = names.stream()
                .map(name -> reader.read(new PersonText(
                        null,
                        name.given(),
                        name.father(),
                        name.grandfather(),
                        name.family(),
                        null,
                        asFarAsKnown(birthDate, precision),
                        sex.name(),
                        phone,
                        governorate,
                        first(numbers, IdentifierSystem.JO_NATIONAL_NO),
                        null,
                        OF_HOUSEHOLDS.stream()
                                .map(system -> first(numbers, system))
                                .toList())))
                .toList();
        return new Faces(all, numbers);
    }

    /** By which records that may be hers are found. */
    public Set<Long> keys() {
        Set<Long> keys = new LinkedHashSet<>();
        all.forEach(face -> keys.addAll(KEYS.of(face)));
        return keys;
    }

    /** Of each face, in their order; the first is the one that is stored. */
    public List<Long> sketches() {
        return all.stream().map(Sketch::of).toList();
    }

    /** Whether both have a number that one person has alone. */
    public boolean shareNumber(Faces other) {
        return meet(other, system -> !OF_HOUSEHOLDS.contains(system));
    }

    /** The faces to hold against those of another record: with the same other number where they share one, with different ones where they cannot be one. */
    public List<Person> against(Faces other, String side) {
        if (numbers.isEmpty() || other.numbers.isEmpty()) {
            return all;
        }
        boolean shared =
                meet(other, system -> system != IdentifierSystem.JO_NATIONAL_NO && !OF_HOUSEHOLDS.contains(system));
        boolean differ = ONE_EACH.stream()
                .anyMatch(system -> numbers.containsKey(system)
                        && other.numbers.containsKey(system)
                        && !meet(numbers.get(system), other.numbers.get(system)));
        String number = shared ? "SAME" : differ ? side : null;
        return number == null
                ? all
                : all.stream().map(face -> face.withOtherId(number)).toList();
    }

    /** Whether both have the same number of one of these systems. */
    private boolean meet(Faces other, Predicate<IdentifierSystem> systems) {
        for (Map.Entry<IdentifierSystem, Set<String>> number : numbers.entrySet()) {
            if (systems.test(number.getKey()) && meet(number.getValue(), other.numbers.get(number.getKey()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean meet(Set<String> mine, Set<String> theirs) {
        return theirs != null && !Collections.disjoint(mine, theirs);
    }

    private static String first(Map<IdentifierSystem, Set<String>> numbers, IdentifierSystem system) {
        return numbers.getOrDefault(system, Set.of()).stream()
                .sorted()
                .findFirst()
                .orElse(null);
    }

    private static String asFarAsKnown(LocalDate date, BirthDatePrecision precision) {
        if (date == null) {
            return null;
        }
        return switch (precision == null ? BirthDatePrecision.EXACT : precision) {
            case EXACT -> date.toString();
            case MONTH -> "%04d%02d00".formatted(date.getYear(), date.getMonthValue());
            case YEAR, ESTIMATED -> Integer.toString(date.getYear());
        };
    }
}
