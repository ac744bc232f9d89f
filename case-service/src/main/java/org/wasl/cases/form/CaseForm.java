package org.wasl.cases.form;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.LocalizedText;

/**
 * One version of a form, never changed: an answer is read with the version it was given on. Its schema is JSON Schema 2020-12 whose properties carry
 * {@code x-title} in both languages.
 */
@Entity
@Table(name = "case_form")
class CaseForm extends Aggregate {
    private String code;
    private int number;

    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "title_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "title_en"))
    private LocalizedText title;

    @Column(name = "json_schema")
    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private String jsonSchema;

    protected CaseForm() {}

    CaseForm(AgencyId agency, String code, int number, LocalizedText title, String jsonSchema, Clock clock) {
        super(agency, clock);
        this.code = code;
        this.number = number;
        this.title = title;
        this.jsonSchema = jsonSchema;
    }

    String code() {
        return code;
    }

    int number() {
        return number;
    }

    LocalizedText title() {
        return title;
    }

    String jsonSchema() {
        return jsonSchema;
    }
}
