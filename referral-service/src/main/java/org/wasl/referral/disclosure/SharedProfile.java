package org.wasl.referral.disclosure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.ContactPointUse;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.code.Sex;
import org.wasl.platform.stored.StoredForm;

/**
 * The consented fields, as they were when the referral was sent. Hidden groups are listed in {@code redactions}.
 *
 * @param contactPoints the one to be used first before others
 */
@StoredForm(value = "profile", version = 2)
public record SharedProfile(
        List<Name> names,
        Sex sex,
        LocalDate birthDate,
        String nationality,
        LegalStatus legalStatus,
        Boolean disability,
        List<ContactPoint> contactPoints,
        String preferredLanguage,
        String governorate,
        String district,
        List<Identifier> identifiers,
        Set<FieldGroup> redactions) {

    /** In version 1 a person had one {@code phone} and one {@code email}. */
    @JsonCreator
    static SharedProfile read(
            @JsonProperty("names") List<Name> names,
            @JsonProperty("sex") Sex sex,
            @JsonProperty("birthDate") LocalDate birthDate,
            @JsonProperty("nationality") String nationality,
            @JsonProperty("legalStatus") LegalStatus legalStatus,
            @JsonProperty("disability") Boolean disability,
            @JsonProperty("contactPoints") List<ContactPoint> contactPoints,
            @JsonProperty("phone") String phone,
            @JsonProperty("email") String email,
            @JsonProperty("preferredLanguage") String preferredLanguage,
            @JsonProperty("governorate") String governorate,
            @JsonProperty("district") String district,
            @JsonProperty("identifiers") List<Identifier> identifiers,
            @JsonProperty("redactions") Set<FieldGroup> redactions) {
        return new SharedProfile(
                names,
                sex,
                birthDate,
                nationality,
                legalStatus,
                disability,
                contactPoints != null
                        ? contactPoints
                        : Stream.of(
                                        ContactPoint.of(ContactPointKind.PHONE, phone),
                                        ContactPoint.of(ContactPointKind.EMAIL, email))
                                .filter(point -> point.value() != null)
                                .toList(),
                preferredLanguage,
                governorate,
                district,
                identifiers,
                redactions);
    }

    /** The values of a kind that the recipient may use. */
    public List<String> usable(ContactPointKind kind) {
        return contactPoints.stream()
                .filter(point -> point.kind() == kind && point.value() != null)
                .map(ContactPoint::value)
                .toList();
    }

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
                contact ? contactPoints : List.of(),
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
                List.of(),
                preferredLanguage,
                governorate,
                district,
                identifiers,
                hidden);
    }

    /**
     * One way to reach the person.
     *
     * @param use null where nobody said
     * @param value null where it is not safe: it is told that there is one, and not which
     * @param safeToUse false: it must not be used, nor one that was learnt elsewhere without asking who sent the referral; null where nobody asked
     */
    public record ContactPoint(ContactPointKind kind, ContactPointUse use, String value, Boolean safeToUse) {

        static ContactPoint of(ContactPointKind kind, String value) {
            return new ContactPoint(kind, null, value, null);
        }
    }

    public record Name(
            NameScript script, NameUse use, String given, String father, String grandfather, String family) {}

    public record Identifier(IdentifierSystem system, String value, String issuer) {}
}
