package org.wasl.cases.interop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.wasl.cases.casefile.CaseDetails;
import org.wasl.contracts.code.CareArrangement;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.code.DisplacementStatus;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.PeerProfile;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.value.Countries;
import org.wasl.platform.value.ExternalId;
import org.wasl.platform.value.SpecificNeed;

/** The format in which one peer writes cases. The facts are in the design's page on cases, "Formats of peers". */
sealed interface PeerFormat permits JordanExport, Primero, Progres {
    PeerCase read(ObjectNode line);

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

    /** Whether the peer's work on it is done: such a case does not begin anew here. */
    static boolean isOver(String status) {
        return status != null && OVER.contains(status.strip().toLowerCase(Locale.ROOT));
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
        return said.stream().allMatch(code -> code.matches(Vocabulary.CONCERN.shape()))
                ? said
                : fields.<List<String>>unknown(name).orElse(List.of());
    }

    static List<SpecificNeed> needs(PeerFieldReader fields, String name) {
        try {
            return fields.texts(name).stream().map(SpecificNeed::of).toList();
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
