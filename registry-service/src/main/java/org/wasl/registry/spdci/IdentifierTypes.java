package org.wasl.registry.spdci;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.platform.problem.Problem;
import org.wasl.registry.person.IdentifierNumber;

/**
 * The mapping between the standard's types of identifiers and ours.
 *
 * <p>Source: {@code IdentifierTypeEnum} of SPDCI core (UIN, BRN, MRN, DRN); all others are names of implementations. MRN and DRN are numbers of events, not of
 * persons, and are not kept here.
 */
public final class IdentifierTypes {
    private static final Map<String, List<IdentifierSystem>> BY_TYPE = Map.of(
            "UIN", List.of(IdentifierSystem.JO_NATIONAL_NO, IdentifierSystem.JO_PERSONAL_NO),
            "NIN", List.of(IdentifierSystem.JO_NATIONAL_NO),
            "BRN", List.of(IdentifierSystem.BIRTH_REG_NO));

    private static final Set<String> EVENTS = Set.of("MRN", "DRN");

    private IdentifierTypes() {}

    /** As the standard calls a number of this system. */
    public static String typeOf(IdentifierSystem system) {
        return switch (system) {
            case JO_NATIONAL_NO -> "UIN";
            case BIRTH_REG_NO -> "BRN";
            case JO_PERSONAL_NO,
                    JO_MOI_SERVICE_CARD,
                    JO_FAMILY_BOOK,
                    UNHCR_INDIVIDUAL_NO,
                    UNHCR_GROUP_NO,
                    WFP_ID,
                    PRIMERO_CASE,
                    PASSPORT,
                    PARTNER_LOCAL -> system.name();
        };
    }

    /** Whether the standard or we have numbers of this type; those of events are in the standard alone. */
    public static boolean isKnown(String type) {
        return EVENTS.contains(type.toUpperCase(Locale.ROOT)) || !systems(type).isEmpty();
    }

    private static List<IdentifierSystem> systems(String type) {
        String name = type.substring(type.lastIndexOf(':') + 1).toUpperCase(Locale.ROOT);
        List<IdentifierSystem> known = BY_TYPE.get(name);
        return known != null
                ? known
                : Arrays.stream(IdentifierSystem.values())
                        .filter(system -> system.name().equals(name) && system != IdentifierSystem.PARTNER_LOCAL)
                        .toList();
    }

    /** The numbers that a text may be; none where it has the form of none. */
    public static List<IdentifierNumber> of(String type, String value) {
        List<IdentifierNumber> numbers = new ArrayList<>();
        systems(type).forEach(system -> number(system, value).ifPresent(numbers::add));
        return numbers;
    }

    private static Optional<IdentifierNumber> number(IdentifierSystem system, String value) {
        try {
            return Optional.of(IdentifierNumber.of(system, value, null, ""));
        } catch (Problem ofAnotherForm) {
            return Optional.empty();
        }
    }
}
