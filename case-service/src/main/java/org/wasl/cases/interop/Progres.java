package org.wasl.cases.interop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wasl.cases.registry.KnownPerson;
import org.wasl.cases.registry.NewPerson;
import org.wasl.cases.registry.PersonContactPoint;
import org.wasl.cases.registry.PersonName;
import org.wasl.cases.registry.PersonNumber;
import org.wasl.contracts.code.DisplacementStatus;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.code.Sex;
import org.wasl.platform.value.ExternalId;
import org.wasl.platform.value.SpecificNeed;

/** proGres v4: an individual with their registration group and the intervention that concerns them. Field names as they are spelt there. */
record Progres() implements PeerFormat {
    static final String SCHEME = "progres-intervention";
    private static final Map<String, String> ORIGINS = Map.of(
            "/externalIds", "progres_interventionnumber",
            "/specificNeeds", "specificneeds.progres_spnsubcategory2",
            "/identifiedOn", "interventionstartdate",
            "/person/names/1", "commonyusedname",
            "/person/sex", "sex",
            "/person/birthDate", "dateofbirth",
            "/person/contactPoints", "primaryphonenumber");
    private static final Map<String, Sex> SEXES =
            Map.of("125080000", Sex.FEMALE, "125080001", Sex.MALE, "125080002", Sex.OTHER, "125080003", Sex.UNKNOWN);

    @Override
    public PeerCase read(ObjectNode line, LocalDate today, PeerCodes codes) {
        PeerFieldReader fields = new PeerFieldReader(line, today, ORIGINS, codes);
        List<ExternalId> ids = fields.text("progres_interventionnumber")
                .map(number -> List.of(new ExternalId(SCHEME, number)))
                .orElse(List.of());
        List<SpecificNeed> needs = new ArrayList<>(PeerFormat.needs(fields, "specificneeds.progres_spncategory2"));
        List<SpecificNeed> inIt = PeerFormat.needs(fields, "specificneeds.progres_spnsubcategory2");
        inIt.forEach(need -> needs.removeIf(category -> category.code().equals(need.category())));
        needs.addAll(inIt);
        NewPerson person = person(fields);
        return new PeerCase(
                ids,
                null,
                person,
                fields.date("interventionstartdate").orElse(null),
                PeerFormat.details(
                        List.of(),
                        needs,
                        Optional.empty(),
                        Optional.of(DisplacementStatus.REFUGEE),
                        Optional.empty(),
                        ids),
                null,
                PeerFormat.disabled(fields, "statecode", Set.of("1", "inactive"))
                        .orElse(null),
                fields);
    }

    private static NewPerson person(PeerFieldReader fields) {
        Optional<PersonName> name = PeerFormat.officialName(fields, "givenname", "middlename", "familyname", "name");
        if (name.isEmpty()) {
            return null;
        }
        List<PersonNumber> numbers = new ArrayList<>();
        PeerFormat.number(fields, "progres_id", IdentifierSystem.UNHCR_INDIVIDUAL_NO, null, numbers);
        PeerFormat.number(fields, "progres_registrationgroupid.Name", IdentifierSystem.UNHCR_GROUP_NO, null, numbers);
        List<PersonName> names = new ArrayList<>();
        names.add(name.get());
        fields.text("commonyusedname")
                .ifPresent(alias ->
                        names.add(new PersonName(PeerFormat.scriptOf(alias), NameUse.ALIAS, alias, null, null, null)));
        PeerFieldReader.Birth born = fields.birth("dateofbirth", "age");
        return new NewPerson(
                names,
                fields.code("sex", SEXES).orElse(Sex.UNKNOWN),
                born.on(),
                born.precision(),
                null,
                LegalStatus.REFUGEE,
                fields.text("primaryphonenumber").stream()
                        .map(PersonContactPoint::phone)
                        .toList(),
                numbers);
    }

    @Override
    public ObjectNode write(PeerLine line) {
        ObjectNode fields = line.cameAs().deepCopy();
        fields.setAll(onlyCode(line));
        fields.put("interventionstartdate", line.facts().identifiedOn().toString());
        List<SpecificNeed> needs = line.facts().details().specificNeeds();
        var categories = fields.putArray("specificneeds.progres_spncategory2");
        needs.stream().map(SpecificNeed::category).distinct().forEach(categories::add);
        var subcategories = fields.putArray("specificneeds.progres_spnsubcategory2");
        needs.stream().map(SpecificNeed::code).filter(code -> code.length() > 2).forEach(subcategories::add);
        line.person().ifPresent(person -> put(person, fields));
        return fields;
    }

    private static void put(KnownPerson person, ObjectNode fields) {
        fields.put(
                "progres_id",
                person.number(IdentifierSystem.UNHCR_INDIVIDUAL_NO).orElse(null));
        fields.put(
                "progres_registrationgroupid.Name",
                person.number(IdentifierSystem.UNHCR_GROUP_NO).orElse(null));
        person.officialName().ifPresent(name -> {
            fields.put("givenname", name.given());
            fields.put("middlename", name.father());
            fields.put("familyname", name.family());
        });
        person.names().stream()
                .filter(name -> name.use() == NameUse.ALIAS)
                .findFirst()
                .ifPresent(alias -> fields.put("commonyusedname", alias.given()));
        if (person.birthDate() != null) {
            fields.put("dateofbirth", person.birthDate().toString());
        }
        SEXES.forEach((option, sex) -> {
            if (sex == person.sex()) {
                fields.put("sex", Integer.parseInt(option));
            }
        });
        fields.put("primaryphonenumber", person.phone().orElse(null));
    }

    @Override
    public ObjectNode onlyCode(PeerLine line) {
        return PeerFormat.object().put("progres_interventionnumber", line.idFor(SCHEME));
    }
}
