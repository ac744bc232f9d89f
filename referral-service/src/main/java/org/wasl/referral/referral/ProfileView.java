package org.wasl.referral.referral;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.ContactPointUse;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.code.Sex;
import org.wasl.platform.value.Lists;
import org.wasl.referral.disclosure.SharedProfile;

/** {@link SharedProfile} as it is shown. Hidden groups are listed in {@code redactions}. */
@Schema(name = "SharedProfile")
public record ProfileView(
        List<Name> names,
        @Schema(nullable = true) Sex sex,
        @Schema(nullable = true) LocalDate birthDate,
        @Schema(nullable = true) String nationality,
        @Schema(nullable = true) LegalStatus legalStatus,
        @Schema(nullable = true) Boolean disability,
        List<ContactPoint> contactPoints,
        @Schema(nullable = true) String preferredLanguage,
        @Schema(nullable = true) String governorate,
        @Schema(nullable = true) String district,
        List<Identifier> identifiers,
        Set<FieldGroup> redactions) {

    @Schema(name = "SharedContactPoint")
    public record ContactPoint(
            ContactPointKind kind,

            @Schema(
                    nullable = true,
                    description =
                            "Where or when it reaches the person. OLD: not in use any more. Null where nobody said.")
            ContactPointUse use,

            @Schema(
                    nullable = true,
                    description =
                            "A telephone number in the form of E.164, or a mail address. Null where it is not safe.")
            String value,

            @Schema(nullable = true) Boolean safeToUse) {

        private static ContactPoint of(SharedProfile.ContactPoint kept) {
            return new ContactPoint(kept.kind(), kept.use(), kept.value(), kept.safeToUse());
        }
    }

    @Schema(name = "SharedName")
    public record Name(
            NameScript script,
            NameUse use,
            String given,
            @Schema(nullable = true) String father,
            @Schema(nullable = true) String grandfather,
            @Schema(nullable = true) String family) {

        private static Name of(SharedProfile.Name kept) {
            return new Name(kept.script(), kept.use(), kept.given(), kept.father(), kept.grandfather(), kept.family());
        }
    }

    @Schema(name = "SharedIdentifier")
    public record Identifier(
            IdentifierSystem system,
            String value,
            @Schema(nullable = true) String issuer) {

        private static Identifier of(SharedProfile.Identifier kept) {
            return new Identifier(kept.system(), kept.value(), kept.issuer());
        }
    }

    static ProfileView of(SharedProfile kept) {
        return new ProfileView(
                Lists.map(kept.names(), Name::of),
                kept.sex(),
                kept.birthDate(),
                kept.nationality(),
                kept.legalStatus(),
                kept.disability(),
                Lists.map(kept.contactPoints(), ContactPoint::of),
                kept.preferredLanguage(),
                kept.governorate(),
                kept.district(),
                Lists.map(kept.identifiers(), Identifier::of),
                kept.redactions());
    }
}
