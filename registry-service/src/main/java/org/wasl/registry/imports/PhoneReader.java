package org.wasl.registry.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.wasl.platform.value.Digits;
import org.wasl.registry.person.PhoneNumber;

/** Reads cells with telephone numbers as people write them. */
final class PhoneReader {
    private static final Pattern BETWEEN = Pattern.compile("\\s*[/;،,|\\n]\\s*|\\s+(?:or|and|أو|او)\\s+");

    private PhoneReader() {}

    /**
     * @param numbers in the form of {@link PhoneNumber}; none where none can be read
     * @param fault why there is none; null where there is one
     * @param isPart whether something stands beside the numbers that is none
     */
    record Phones(List<String> numbers, String fault, boolean isPart) {}

    static Phones read(String cell) {
        String text = Numbers.plain(Digits.ascii(cell));
        if (Numbers.isShortened(text)) {
            return new Phones(List.of(), "digits-lost", false);
        }
        List<String> parts =
                Arrays.stream(BETWEEN.split(text)).filter(one -> !one.isBlank()).toList();
        List<String> numbers =
                parts.stream().map(PhoneNumber::read).filter(Objects::nonNull).toList();
        return new Phones(numbers, numbers.isEmpty() ? "no-phone-number" : null, numbers.size() < parts.size());
    }
}
