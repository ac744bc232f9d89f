package org.wasl.registry.export;

import java.util.List;

/** The columns of a file of persons, as the export writes and the import reads them. */
public final class PersonColumns {
    /**
     * @param tag of HXL 1.1; {@code +given}, {@code +unhcr} and the like are ours, as the standard lets everybody
     */
    public record Column(String name, String tag) {}

    public static final List<Column> ALL = List.of(
            new Column("person_id", "#beneficiary+id"),
            new Column("household_id", "#group+id"),
            new Column("household_no", "#group+id+own"),
            new Column("given_ar", "#beneficiary+name+given+i_ar"),
            new Column("father_ar", "#beneficiary+name+father+i_ar"),
            new Column("grandfather_ar", "#beneficiary+name+grandfather+i_ar"),
            new Column("family_ar", "#beneficiary+name+family+i_ar"),
            new Column("given_en", "#beneficiary+name+given+i_en"),
            new Column("father_en", "#beneficiary+name+father+i_en"),
            new Column("grandfather_en", "#beneficiary+name+grandfather+i_en"),
            new Column("family_en", "#beneficiary+name+family+i_en"),
            new Column("sex", "#beneficiary+sex"),
            new Column("birth_date", "#date+birth"),
            new Column("birth_date_precision", "#meta+birth+precision"),
            new Column("nationality", "#country+origin+code"),
            new Column("legal_status", "#status+legal"),
            new Column("marital_status", "#status+marital"),
            new Column("disability", "#need+disability"),
            new Column("phone", "#contact+phone"),
            new Column("email", "#contact+email"),
            new Column("preferred_language", "#language+code"),
            new Column("governorate", "#adm1+code"),
            new Column("district", "#adm2+code"),
            new Column("jo_national_no", "#beneficiary+id+national"),
            new Column("unhcr_individual_no", "#beneficiary+id+unhcr"),
            new Column("unhcr_group_no", "#group+id+unhcr"),
            new Column("org", "#org+id"),
            new Column("registered_at", "#date+registered"),
            new Column("redactions", "#meta+redactions"));

    private PersonColumns() {}
}
