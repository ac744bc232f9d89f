package org.wasl.referral.disclosure;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.code.Sex;
import org.wasl.platform.stored.StoredForm;

/** The consented fields, as they were when the referral was sent. Hidden groups are listed in {@code redactions}. */
@Schema(name = "SharedProfile")
@JsonIgnoreProperties(ignoreUnknown = true)
@StoredForm("profile")
public record SharedProfile(
        List<Name> names,
        @Schema(nullable = true) Sex sex,
        @Schema(nullable = true) LocalDate birthDate,
        @Schema(nullable = true) String nationality,
        @Schema(nullable = true) LegalStatus legalStatus,
        @Schema(nullable = true) Boolean disability,
        @Schema(nullable = true) String phone,
        @Schema(nullable = true) String email,
        @Schema(nullable = true) String preferredLanguage,
        @Schema(nullable = true) String governorate,
        @Schema(nullable = true) String district,
        List<Identifier> identifiers,
        Set<FieldGroup> redactions) {

    /** No more than these parts. What is not of a part, which is what finding somebody needs, goes with the identity. */
    public SharedProfile only(Set<FieldGroup> open) {
        Set<FieldGroup> hidden = EnumSet.allOf(FieldGroup.class);
        hidden.removeAll(open);
        hidden.addAll(redactions);
        boolean identity = !hidden.contains(FieldGroup.IDENTITY);
        boolean contact = !hidden.contains(FieldGroup.CONTACT);
        boolean location = !hidden.contains(FieldGroup.LOCATION);
        return new SharedProfile(
                identity ? names : List.of(),
                identity ? sex : null,
                identity ? birthDate : null,
                identity ? nationality : null,
                identity ? legalStatus : null,
                hidden.contains(FieldGroup.NEEDS) ? null : disability,
                contact ? phone : null,
                contact ? email : null,
                contact ? preferredLanguage : null,
                location ? governorate : null,
                location ? district : null,
                hidden.contains(FieldGroup.IDENTIFIERS) ? List.of() : identifiers,
                hidden);
    }

    /** For a recipient who must not contact the person. */
    public SharedProfile withoutContact() {
        Set<FieldGroup> hidden = EnumSet.of(FieldGroup.CONTACT);
        hidden.addAll(redactions);
        return new SharedProfile(
                names,
                sex,
                birthDate,
                nationality,
                legalStatus,
                disability,
                null,
                null,
                preferredLanguage,
                governorate,
                district,
                identifiers,
                hidden);
    }

    @Schema(name = "SharedName")
    public record Name(
            NameScript script,
            NameUse use,
            String given,
            @Schema(nullable = true) String father,
            @Schema(nullable = true) String grandfather,
            @Schema(nullable = true) String family) {}

    @Schema(name = "SharedIdentifier")
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Identifier(
            IdentifierSystem system,
            String value,
            @Schema(nullable = true) String issuer) {}
}
