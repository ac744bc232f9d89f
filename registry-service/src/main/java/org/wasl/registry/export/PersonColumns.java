package org.wasl.registry.export;

import java.util.List;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.FieldGroup;

/** The columns of a file of persons, as the export writes and the import reads them. */
public final class PersonColumns {
    /**
     * @param tag of HXL 1.1; {@code +given}, {@code +unhcr} and the like are ours, as the standard lets everybody
     * @param group the part of the record to which it belongs: where that is closed to the reader the column is empty; null where it is always shown
     */
    public record Column(String name, String tag, FieldGroup group) {
        private Column(String name, String tag) {
            this(name, tag, null);
        }
    }

    public static final List<Column> ALL = List.of(
            new Column("person_id", "#beneficiary+id"),
            new Column("household_id", "#group+id", FieldGroup.HOUSEHOLD),
            new Column("household_no", "#group+id+own", FieldGroup.HOUSEHOLD),
            new Column("given_ar", "#beneficiary+name+given+i_ar", FieldGroup.IDENTITY),
            new Column("father_ar", "#beneficiary+name+father+i_ar", FieldGroup.IDENTITY),
            new Column("grandfather_ar", "#beneficiary+name+grandfather+i_ar", FieldGroup.IDENTITY),
            new Column("family_ar", "#beneficiary+name+family+i_ar", FieldGroup.IDENTITY),
            new Column("given_en", "#beneficiary+name+given+i_en", FieldGroup.IDENTITY),
            new Column("father_en", "#beneficiary+name+father+i_en", FieldGroup.IDENTITY),
            new Column("grandfather_en", "#beneficiary+name+grandfather+i_en", FieldGroup.IDENTITY),
            new Column("family_en", "#beneficiary+name+family+i_en", FieldGroup.IDENTITY),
            new Column("sex", "#beneficiary+sex", FieldGroup.IDENTITY),
            new Column("birth_date", "#date+birth", FieldGroup.IDENTITY),
            new Column("birth_date_precision", "#meta+birth+precision", FieldGroup.IDENTITY),
            new Column("nationality", "#country+origin+code", FieldGroup.IDENTITY),
            new Column("legal_status", "#status+legal", FieldGroup.IDENTITY),
            new Column("marital_status", "#status+marital", FieldGroup.IDENTITY),
            new Column("disability", "#need+disability", FieldGroup.NEEDS),
            new Column("phone", "#contact+phone", FieldGroup.CONTACT),
            new Column("phone2", "#contact+phone+n2", FieldGroup.CONTACT),
            new Column("phone3", "#contact+phone+n3", FieldGroup.CONTACT),
            new Column("email", "#contact+email", FieldGroup.CONTACT),
            new Column("email2", "#contact+email+n2", FieldGroup.CONTACT),
            new Column("preferred_language", "#language+code", FieldGroup.CONTACT),
            new Column("governorate", "#adm1+code", FieldGroup.LOCATION),
            new Column("district", "#adm2+code", FieldGroup.LOCATION),
            new Column("jo_national_no", "#beneficiary+id+national", FieldGroup.IDENTIFIERS),
            new Column("unhcr_individual_no", "#beneficiary+id+unhcr", FieldGroup.IDENTIFIERS),
            new Column("unhcr_group_no", "#group+id+unhcr", FieldGroup.IDENTIFIERS),
            new Column("second_household_id", "#group+id+second", FieldGroup.HOUSEHOLD),
            new Column("second_household_no", "#group+id+own+second", FieldGroup.HOUSEHOLD),
            new Column("org", "#org+id"),
            new Column("registered_at", "#date+registered"),
            new Column("redactions", "#meta+redactions"));

    private PersonColumns() {}

    /** The columns of contact points that may be used, in their order; the last one has all further ones as well. */
    public static List<String> of(ContactPointKind kind) {
        return switch (kind) {
            case PHONE -> List.of("phone", "phone2", "phone3");
            case EMAIL -> List.of("email", "email2");
        };
    }
}
