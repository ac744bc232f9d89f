package org.wasl.registry.export;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.vocabulary.PCodes;
import org.wasl.registry.person.PersonFields;
import org.wasl.registry.person.PersonView;

/** The columns of a file of persons, as the export writes and the import reads them. */
public final class PersonColumns {
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    /**
     * @param tag of HXL 1.1; {@code +given}, {@code +unhcr} and the like are ours, as the standard lets everybody
     * @param group the part of the record to which it belongs: where that is closed to the reader the column is empty; null where it is always shown
     * @param list the code list whose words stand in it; null where it has texts, dates or numbers
     * @param cell what the export writes; null for nothing
     */
    public record Column(
            String name, String tag, FieldGroup group, String list, Function<ExportedPerson, Object> cell) {}

    public static final List<Column> ALL = List.of(
            always("person_id", "#beneficiary+id", person -> person.view()
                    .metadata()
                    .id()),
            of(FieldGroup.HOUSEHOLD, "household_id", "#group+id", ExportedPerson::home),
            of(FieldGroup.HOUSEHOLD, "household_no", "#group+id+own", ExportedPerson::homeNumber),
            name("given_ar", "#beneficiary+name+given+i_ar", NameScript.ARAB, PersonFields.Name::given),
            name("father_ar", "#beneficiary+name+father+i_ar", NameScript.ARAB, PersonFields.Name::father),
            name(
                    "grandfather_ar",
                    "#beneficiary+name+grandfather+i_ar",
                    NameScript.ARAB,
                    PersonFields.Name::grandfather),
            name("family_ar", "#beneficiary+name+family+i_ar", NameScript.ARAB, PersonFields.Name::family),
            name("given_en", "#beneficiary+name+given+i_en", NameScript.LATN, PersonFields.Name::given),
            name("father_en", "#beneficiary+name+father+i_en", NameScript.LATN, PersonFields.Name::father),
            name(
                    "grandfather_en",
                    "#beneficiary+name+grandfather+i_en",
                    NameScript.LATN,
                    PersonFields.Name::grandfather),
            name("family_en", "#beneficiary+name+family+i_en", NameScript.LATN, PersonFields.Name::family),
            field("sex", "#beneficiary+sex", "Sex", PersonView::sex),
            field("birth_date", "#date+birth", null, PersonView::birthDate),
            field(
                    "birth_date_precision",
                    "#meta+birth+precision",
                    "BirthDatePrecision",
                    PersonView::birthDatePrecision),
            field("nationality", "#country+origin+code", "Country", PersonView::nationality),
            field("legal_status", "#status+legal", "LegalStatus", PersonView::legalStatus),
            field("marital_status", "#status+marital", "MaritalStatus", PersonView::maritalStatus),
            field("disability", "#need+disability", "Flag", PersonView::disability),
            field("disability_card", "#need+disability+card", "Flag", PersonView::disabilityCard),
            contactPoint("phone", "#contact+phone", ContactPointKind.PHONE),
            contactPoint("phone2", "#contact+phone+n2", ContactPointKind.PHONE),
            contactPoint("phone3", "#contact+phone+n3", ContactPointKind.PHONE),
            contactPoint("email", "#contact+email", ContactPointKind.EMAIL),
            contactPoint("email2", "#contact+email+n2", ContactPointKind.EMAIL),
            field("preferred_language", "#language+code", "PreferredLanguage", PersonView::preferredLanguage),
            field("governorate", "#adm1+code", "Governorate", view -> PCodes.ofGovernorate(view.governorate())),
            field("district", "#adm2+code", "District", PersonView::district),
            field("camp", "#loc+camp+code", "Camp", PersonView::camp),
            identifier("#beneficiary+id+national", IdentifierSystem.JO_NATIONAL_NO),
            identifier("#beneficiary+id+unhcr", IdentifierSystem.UNHCR_INDIVIDUAL_NO),
            identifier("#group+id+unhcr", IdentifierSystem.UNHCR_GROUP_NO),
            of(FieldGroup.HOUSEHOLD, "second_household_id", "#group+id+second", ExportedPerson::second),
            of(FieldGroup.HOUSEHOLD, "second_household_no", "#group+id+own+second", ExportedPerson::secondNumber),
            always("org", "#org+id", person -> person.view().metadata().agencyId()),
            always("registered_at", "#date+registered", person -> person.view()
                    .metadata()
                    .createdAt()),
            always("redactions", "#meta+redactions", person -> redactions(person.view())));

    private PersonColumns() {}

    /** The columns of contact points that may be used, in their order; the last one has all further ones as well. */
    public static List<String> of(ContactPointKind kind) {
        return switch (kind) {
            case PHONE -> List.of("phone", "phone2", "phone3");
            case EMAIL -> List.of("email", "email2");
        };
    }

    /** What the column of a member is called: {@code birth_date} for {@code birthDate}. */
    public static String nameOf(String member) {
        return CAPITAL.matcher(member).replaceAll("_$0").toLowerCase(Locale.ROOT);
    }

    private static Column always(String name, String tag, Function<ExportedPerson, Object> cell) {
        return of(null, name, tag, cell);
    }

    private static Column of(FieldGroup group, String name, String tag, Function<ExportedPerson, Object> cell) {
        return new Column(name, tag, group, null, cell);
    }

    /** A field of a person that has one column, called as its member. */
    private static Column field(String name, String tag, String list, Function<PersonView, Object> cell) {
        return new Column(name, tag, groupOf(name), list, person -> cell.apply(person.view()));
    }

    private static FieldGroup groupOf(String column) {
        return PersonFields.all().stream()
                .filter(member -> nameOf(member).equals(column))
                .findFirst()
                .flatMap(PersonFields::groupOf)
                .orElseThrow();
    }

    /** A part of the official name in one script. */
    private static Column name(String name, String tag, NameScript script, Function<PersonFields.Name, String> part) {
        return of(groupOf("names"), name, tag, person -> person.view().names().stream()
                .filter(one -> one.script() == script && one.use() == NameUse.OFFICIAL)
                .findFirst()
                .map(part)
                .orElse(null));
    }

    /** Without those that are unsafe or old: whoever works off a list calls what stands in it. */
    private static Column contactPoint(String name, String tag, ContactPointKind kind) {
        int place = of(kind).indexOf(name);
        boolean last = place == of(kind).size() - 1;
        return of(groupOf("contact_points"), name, tag, person -> {
            List<String> values = person.view().usable(kind);
            if (values.size() <= place) {
                return null;
            }
            return last ? String.join("; ", values.subList(place, values.size())) : values.get(place);
        });
    }

    private static Column identifier(String tag, IdentifierSystem system) {
        return of(
                FieldGroup.IDENTIFIERS,
                system.name().toLowerCase(Locale.ROOT),
                tag,
                person -> person.view().identifiers().stream()
                        .filter(number -> number.system() == system)
                        .map(PersonView.Identifier::value)
                        .findFirst()
                        .orElse(null));
    }

    private static String redactions(PersonView view) {
        return String.join(
                "|", view.redactions().stream().map(Enum::name).sorted().toList());
    }
}
