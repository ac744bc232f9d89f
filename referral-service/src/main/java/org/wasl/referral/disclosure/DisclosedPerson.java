package org.wasl.referral.disclosure;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.ContactPointUse;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.code.Sex;

/** A person as the registry discloses them, as far as it is kept here as a {@link SharedProfile}; it may say more. */
@JsonIgnoreProperties(ignoreUnknown = true)
record DisclosedPerson(
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

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Name(NameScript script, NameUse use, String given, String father, String grandfather, String family) {
        private SharedProfile.Name kept() {
            return new SharedProfile.Name(script, use, given, father, grandfather, family);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ContactPoint(ContactPointKind kind, ContactPointUse use, String value, Boolean safeToUse) {
        boolean mayBeUsed() {
            return value != null && !Boolean.FALSE.equals(safeToUse) && use != ContactPointUse.OLD;
        }

        private SharedProfile.ContactPoint kept() {
            return new SharedProfile.ContactPoint(kind, use, value, safeToUse);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Identifier(IdentifierSystem system, String value, String issuer) {
        private SharedProfile.Identifier kept() {
            return new SharedProfile.Identifier(system, value, issuer);
        }
    }

    /** What a recipient sees before it has accepted. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Summary(Sex sex, String ageBand, String governorate, String preferredLanguage) {
        org.wasl.referral.disclosure.Summary kept() {
            return new org.wasl.referral.disclosure.Summary(sex, ageBand, governorate, preferredLanguage);
        }
    }

    SharedProfile kept() {
        return new SharedProfile(
                all(names, Name::kept),
                sex,
                birthDate,
                nationality,
                legalStatus,
                disability,
                all(contactPoints, ContactPoint::kept),
                preferredLanguage,
                governorate,
                district,
                all(identifiers, Identifier::kept),
                redactions);
    }

    private static <A, K> List<K> all(List<A> answered, Function<A, K> kept) {
        return answered == null ? List.of() : answered.stream().map(kept).toList();
    }
}
