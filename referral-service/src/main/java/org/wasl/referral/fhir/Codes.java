package org.wasl.referral.fhir;

import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.wasl.contracts.code.CodeLists;
import org.wasl.platform.problem.Language;
import org.wasl.referral.directory.Label;

/** Our code lists as codings with the label of the caller's language. A list is the code system {@code urn:wasl:} and its name. */
final class Codes {
    static final String SYSTEM = "urn:wasl:";

    private static final String SDOH_CARE =
            "http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes";

    private final Language language;

    Codes(Language language) {
        this.language = language;
    }

    CodeableConcept concept(String list, Object code) {
        return new CodeableConcept().addCoding(coding(list, code));
    }

    Coding coding(String list, Object code) {
        return new Coding(SYSTEM + list, code.toString(), label(list, code).orElse(null));
    }

    Optional<String> label(String list, Object code) {
        return CodeLists.find(list, code.toString()).map(language::label);
    }

    CodeableConcept capacity(boolean free) {
        return new CodeableConcept()
                .addCoding(new Coding(
                        SDOH_CARE, free ? "capacity" : "no-capacity", free ? "Has Capacity" : "No Capacity"));
    }

    static CodeableConcept mustNotContact() {
        return new CodeableConcept()
                .addCoding(new Coding(SDOH_CARE, "contacting-subject-prohibited", "Contacting Subject Prohibited"));
    }

    CodeableConcept language(String code) {
        return new CodeableConcept()
                .addCoding(new Coding(
                        "urn:ietf:bcp:47",
                        code,
                        Locale.forLanguageTag(code).getDisplayLanguage(Locale.forLanguageTag(language.tag()))));
    }

    String text(Label label) {
        String wanted = label == null ? null : language == Language.AR ? label.ar() : label.en();
        return wanted != null ? wanted : otherText(label);
    }

    String otherText(Label label) {
        return label == null ? null : language == Language.AR ? label.en() : label.ar();
    }

    String otherLanguage() {
        return language == Language.AR ? "en" : "ar";
    }
}
