package org.wasl.cases.interop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wasl.cases.registry.KnownPerson;
import org.wasl.cases.registry.NewPerson;
import org.wasl.cases.registry.PersonNumber;
import org.wasl.contracts.code.CareArrangement;
import org.wasl.contracts.code.DisplacementStatus;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.Sex;
import org.wasl.platform.value.ExternalId;

/**
 * The case export of UNHCR Jordan: fourteen columns, no name in any of them. Two of ours: what it says in {@code causes_of_separation},
 * {@code reunification_status} and {@code governorate_country} is kept as it came.
 */
record JordanExport() implements PeerFormat {
    static final String SCHEME = "cpims";
    private static final Map<String, String> ORIGINS = Map.of(
            "/externalIds", "cpims_code",
            "/concerns", "secondary_protection_concerns",
            "/identifiedOn", "date_of_identification",
            "/person/identifiers/0", "individual_progress_id",
            "/person/sex", "sex",
            "/person/birthDate", "date_of_birth",
            "/person/nationality", "country_of_origin");
    static final List<String> COLUMNS = List.of(
            "individual_progress_id",
            "cpims_code",
            "date_of_identification",
            "primary_protection_concerns",
            "secondary_protection_concerns",
            "governorate_country",
            "sex",
            "date_of_birth",
            "age",
            "causes_of_separation",
            "country_of_origin",
            "current_care_arrangement",
            "reunification_status",
            "case_status");
    static final Map<String, Sex> SEXES =
            Map.of("male", Sex.MALE, "female", Sex.FEMALE, "m", Sex.MALE, "f", Sex.FEMALE, "other", Sex.OTHER);

    @Override
    public PeerCase read(ObjectNode line, LocalDate today, PeerCodes codes) {
        PeerFieldReader fields = new PeerFieldReader(line, today, ORIGINS, codes);
        Optional<String> code = fields.text("cpims_code");
        List<ExternalId> ids = code.map(c -> List.of(new ExternalId(SCHEME, c))).orElse(List.of());
        Optional<String> individual = fields.text("individual_progress_id");
        List<String> concerns = new ArrayList<>(concerns(fields, "primary_protection_concerns"));
        concerns.addAll(concerns(fields, "secondary_protection_concerns"));
        PeerFieldReader.Birth born = fields.birth("date_of_birth", "age");
        NewPerson person = individual
                .map(number -> new NewPerson(
                        List.of(),
                        fields.code("sex", SEXES).orElse(Sex.UNKNOWN),
                        born.on(),
                        born.precision(),
                        PeerFormat.country(fields, "country_of_origin").orElse(null),
                        LegalStatus.REFUGEE,
                        List.of(),
                        List.of(new PersonNumber(IdentifierSystem.UNHCR_INDIVIDUAL_NO, number, null))))
                .orElse(null);
        return new PeerCase(
                ids,
                null,
                person,
                fields.date("date_of_identification").orElse(null),
                PeerFormat.details(
                        concerns,
                        List.of(),
                        fields.code("current_care_arrangement", CareArrangement.class),
                        individual.map(number -> DisplacementStatus.REFUGEE),
                        Optional.of(individual.isPresent()),
                        ids),
                fields.text("case_status").orElse(null),
                PeerFormat.over(fields, "case_status").orElse(null),
                fields);
    }

    /** Several in one cell. */
    private static List<String> concerns(PeerFieldReader fields, String name) {
        List<String> said = fields.text(name).stream()
                .flatMap(text -> Arrays.stream(text.split("[,;|]")))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList();
        return PeerFormat.concerns(fields, name, said);
    }

    @Override
    public ObjectNode write(PeerLine line) {
        ObjectNode row = line.cameAs().deepCopy();
        Optional<KnownPerson> person = line.person();
        List<String> concerns = line.facts().details().concerns();
        row.put(
                "individual_progress_id",
                person.flatMap(p -> p.number(IdentifierSystem.UNHCR_INDIVIDUAL_NO))
                        .orElse(null));
        row.put("cpims_code", line.idFor(SCHEME));
        row.put("date_of_identification", line.facts().identifiedOn().toString());
        row.put("primary_protection_concerns", concerns.isEmpty() ? null : concerns.get(0));
        row.put(
                "secondary_protection_concerns",
                concerns.size() < 2 ? null : String.join(";", concerns.subList(1, concerns.size())));
        person.map(KnownPerson::governorate).ifPresent(where -> row.put("governorate_country", where));
        row.put("sex", person.map(p -> PeerFormat.code(p.sex())).orElse(null));
        row.put(
                "date_of_birth",
                person.map(KnownPerson::birthDate).map(Object::toString).orElse(null));
        row.put("age", line.age().orElse(null));
        row.put("country_of_origin", person.map(KnownPerson::nationality).orElse(null));
        row.put(
                "current_care_arrangement",
                PeerFormat.code(line.facts().details().careArrangement()));
        row.put("case_status", PeerFormat.status(line.facts().status()));
        return row;
    }

    @Override
    public ObjectNode onlyCode(PeerLine line) {
        return PeerFormat.object().put("cpims_code", line.idFor(SCHEME));
    }
}
