package org.wasl.cases.interop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.wasl.cases.casefile.CaseDetails;
import org.wasl.cases.interop.ImportReport.Fault;
import org.wasl.cases.registry.PersonName;
import org.wasl.cases.registry.PersonNumber;
import org.wasl.contracts.code.CareArrangement;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.code.DisplacementStatus;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.code.PeerProfile;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.matching.name.FullName;
import org.wasl.platform.value.Countries;
import org.wasl.platform.value.ExternalId;
import org.wasl.platform.value.SpecificNeed;

/** The format in which one peer writes cases. The facts are in the design's page on cases, "Formats of peers". */
sealed interface PeerFormat permits JordanExport, Primero, Progres {
    /** @param today from which an age without a birth date is counted back */
    PeerCase read(ObjectNode line, LocalDate today, PeerCodes codes);

    /** Of somebody who agreed to be told of. */
    ObjectNode write(PeerLine line);

    /** Of everybody else: the code. */
    ObjectNode onlyCode(PeerLine line);

    static PeerFormat of(PeerProfile profile) {
        return switch (profile) {
            case UNHCR_JORDAN -> new JordanExport();
            case PRIMERO -> new Primero();
            case PROGRES -> new Progres();
        };
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    Set<String> OVER = Set.of("closed", "transferred", "duplicate");
    String DISABLED = "disabled-elsewhere";

    /** What says that the peer's work on it is done: such a case does not begin anew here. */
    static Optional<Fault> over(PeerFieldReader fields, String status) {
        return fields.says(status, OVER) ? Optional.of(new Fault("/" + status, "closed-elsewhere")) : Optional.empty();
    }

    /** What says that the peer took the record out of use: what it says holds no more. */
    static Optional<Fault> disabled(PeerFieldReader fields, String state, Set<String> values) {
        return fields.says(state, values) ? Optional.of(new Fault("/" + state, DISABLED)) : Optional.empty();
    }

    /** Where the line has the number, it is one of the person's. */
    static void number(
            PeerFieldReader fields, String name, IdentifierSystem system, String issuer, List<PersonNumber> numbers) {
        fields.text(name).ifPresent(value -> {
            fields.origin("/person/identifiers/" + numbers.size(), name);
            numbers.add(new PersonNumber(system, value, issuer));
        });
    }

    /** An official name by its parts or, where there are none, by the whole name; nothing is read of the whole where there are parts. */
    static Optional<PersonName> officialName(
            PeerFieldReader fields, String given, String father, String family, String whole) {
        Optional<String> first = fields.text(given);
        if (first.isPresent()) {
            fields.origin("/person/names/0/given", given);
            fields.origin("/person/names/0/father", father);
            fields.origin("/person/names/0/family", family);
            return first.map(name -> new PersonName(
                    scriptOf(name),
                    NameUse.OFFICIAL,
                    name,
                    fields.text(father).orElse(null),
                    null,
                    fields.text(family).orElse(null)));
        }
        fields.origin("/person/names", whole);
        return fields.text(whole)
                .map(FullName::of)
                .map(name -> new PersonName(
                        scriptOf(name.given()),
                        NameUse.OFFICIAL,
                        name.given(),
                        name.father(),
                        name.grandfather(),
                        name.family()));
    }

    /** Statuses of Primero; UNHCR Jordan's export has the same. */
    static String status(CaseStatus status) {
        return switch (status) {
            case IDENTIFIED -> "identified";
            case OPEN, ON_HOLD, PENDING_CLOSURE -> "open";
            case CLOSED, NOT_ELIGIBLE -> "closed";
            case TRANSFERRED_OUT -> "transferred";
            case MERGED -> "duplicate";
        };
    }

    static String code(Enum<?> code) {
        return code == null ? null : code.name().toLowerCase(Locale.ROOT);
    }

    static NameScript scriptOf(String name) {
        return name.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC)
                ? NameScript.ARAB
                : NameScript.LATN;
    }

    /** Codes that a list of ours can hold; the others are reported and stay in the rest. */
    static List<String> concerns(PeerFieldReader fields, String name) {
        return concerns(fields, name, fields.texts(name));
    }

    static List<String> concerns(PeerFieldReader fields, String name, List<String> said) {
        List<String> known = said.stream()
                .flatMap(code -> fields.codeOf(Vocabulary.CONCERN, code).stream())
                .distinct()
                .toList();
        if (known.size() < said.stream().distinct().count()) {
            fields.unknown(name);
        }
        return known;
    }

    /** Those that are in no list of ours, too: they are reported. */
    static List<SpecificNeed> needs(PeerFieldReader fields, String name) {
        try {
            List<SpecificNeed> needs = new ArrayList<>();
            boolean allKnown = true;
            for (String text : fields.texts(name)) {
                SpecificNeed said = SpecificNeed.of(text);
                Optional<SpecificNeed> known =
                        fields.codeOf(Vocabulary.SPECIFIC_NEED, said.code()).map(SpecificNeed::of);
                needs.add(known.orElse(said));
                allKnown &= known.isPresent();
            }
            if (!allKnown) {
                fields.unknownCode(name);
            }
            return needs;
        } catch (IllegalArgumentException notAllAreCodes) {
            return fields.<List<SpecificNeed>>unknown(name).orElse(List.of());
        }
    }

    static CaseDetails details(
            List<String> concerns,
            List<SpecificNeed> needs,
            Optional<CareArrangement> care,
            Optional<DisplacementStatus> displacement,
            Optional<Boolean> optIn,
            List<ExternalId> ids) {
        return new CaseDetails(
                null,
                null,
                null,
                concerns.isEmpty() ? null : concerns,
                needs.isEmpty() ? null : needs,
                null,
                null,
                displacement.orElse(null),
                care.orElse(null),
                optIn.orElse(null),
                ids);
    }

    /** ISO 3166-1 alpha-2 where one country is said that is one; of several none is picked. */
    static Optional<String> country(PeerFieldReader fields, String name) {
        List<String> said = fields.texts(name);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        return (said.size() == 1 ? Countries.code(said.get(0)) : Optional.<String>empty())
                .or(() -> fields.unknown(name));
    }
}
