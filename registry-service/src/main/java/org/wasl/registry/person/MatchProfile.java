package org.wasl.registry.person;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.Sex;
import org.wasl.matching.block.BlockingKeys;
import org.wasl.matching.block.RecordSignature;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.matching.person.PersonText;

/**
 * A record as the matching core reads it, once for each written form of the name.
 *
 * @param nameForms with the first telephone number
 * @param phones all telephone numbers by their last nine digits, in their order
 * @param numbers the blind indexes of the numbers: equal where the numbers are equal; the numbers themselves stay sealed
 */
public record MatchProfile(List<Person> nameForms, List<Long> phones, Map<IdentifierSystem, Set<String>> numbers) {
    /** The numbers of households that are compared; the model has a text for each, in this order. */
    public static final List<IdentifierSystem> OF_HOUSEHOLDS =
            List.of(IdentifierSystem.JO_FAMILY_BOOK, IdentifierSystem.UNHCR_GROUP_NO);

    /** A person has one number of each of these: different numbers speak against a match. The national number is a field of its own. */
    private static final List<IdentifierSystem> ONE_EACH =
            List.of(IdentifierSystem.JO_PERSONAL_NO, IdentifierSystem.UNHCR_INDIVIDUAL_NO);

    private static final BlockingKeys BLOCKING_KEYS = new BlockingKeys(OF_HOUSEHOLDS.size(), false);

    static MatchProfile of(PersonReader reader, PersonFields fields, Map<IdentifierSystem, Set<String>> numbers) {
        return of(
                reader,
                fields.names(),
                fields.demographics().birthDate(),
                fields.demographics().birthDatePrecision(),
                fields.demographics().sex(),
                fields.contactPoints().stream()
                        .filter(point -> point.kind() == ContactPointKind.PHONE)
                        .map(ContactPoint::value)
                        .toList(),
                fields.residence().governorate(),
                numbers);
    }

    static MatchProfile of(
            PersonReader reader,
            Collection<PersonFields.Name> names,
            LocalDate birthDate,
            BirthDatePrecision precision,
            Sex sex,
            List<String> phones,
            String governorate,
            Map<IdentifierSystem, Set<String>> numbers) {
        List<Person> nameForms = names.stream()
                .map(name -> reader.read(new PersonText(
                        null,
                        name.given(),
                        name.father(),
                        name.grandfather(),
                        name.family(),
                        null,
                        asFarAsKnown(birthDate, precision),
                        sex.name(),
                        phones.isEmpty() ? null : phones.get(0),
                        governorate,
                        first(numbers, IdentifierSystem.JO_NATIONAL_NO),
                        null,
                        OF_HOUSEHOLDS.stream()
                                .map(system -> first(numbers, system))
                                .toList())))
                .toList();
        return new MatchProfile(nameForms, PersonReader.phones(phones), numbers);
    }

    /** The keys by which candidate records are found. */
    public Set<Long> blockingKeys() {
        Set<Long> blockingKeys = new LinkedHashSet<>();
        forms().forEach(form -> blockingKeys.addAll(BLOCKING_KEYS.of(form)));
        return blockingKeys;
    }

    /** The signature of each form of the name with each telephone number, the first ones first; the first one is stored. */
    public List<Long> signatures() {
        return forms().map(RecordSignature::of).distinct().toList();
    }

    private Stream<Person> forms() {
        return phones.size() < 2
                ? nameForms.stream()
                : nameForms.stream().flatMap(form -> phones.stream().map(form::withPhone));
    }

    /** Whether both have the same number of a system that no household shares. */
    public boolean sharesIdentifier(MatchProfile other) {
        return shareAny(other, system -> !system.isOfHousehold());
    }

    /**
     * The forms to compare with those of another record: with the telephone number that the two share, if they do; with an equal other number where they share one,
     * with different ones where their numbers contradict.
     */
    public List<Person> comparedWith(MatchProfile other, String side) {
        Long phone = phones.stream()
                .filter(other.phones::contains)
                .min(Comparator.naturalOrder())
                .orElse(null);
        String number = otherNumber(other, side);
        return phone == null && number == null
                ? nameForms
                : nameForms.stream()
                        .map(form -> phone == null ? form : form.withPhone(phone))
                        .map(form -> number == null ? form : form.withOtherId(number))
                        .toList();
    }

    private String otherNumber(MatchProfile other, String side) {
        if (numbers.isEmpty() || other.numbers.isEmpty()) {
            return null;
        }
        boolean shared =
                shareAny(other, system -> system != IdentifierSystem.JO_NATIONAL_NO && !system.isOfHousehold());
        boolean differ = ONE_EACH.stream()
                .anyMatch(system -> numbers.containsKey(system)
                        && other.numbers.containsKey(system)
                        && !shareAny(numbers.get(system), other.numbers.get(system)));
        return shared ? "SAME" : differ ? side : null;
    }

    /** Whether both have the same number of one of these systems. */
    private boolean shareAny(MatchProfile other, Predicate<IdentifierSystem> systems) {
        for (Map.Entry<IdentifierSystem, Set<String>> number : numbers.entrySet()) {
            if (systems.test(number.getKey()) && shareAny(number.getValue(), other.numbers.get(number.getKey()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean shareAny(Set<String> mine, Set<String> theirs) {
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
