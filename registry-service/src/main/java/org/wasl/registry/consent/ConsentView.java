package org.wasl.registry.consent;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.ConsentEnd;
import org.wasl.contracts.code.ConsentGiver;
import org.wasl.contracts.code.ConsentMethod;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.GuardianshipId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;

/**
 * A consent as an agency may read it.
 *
 * @param adds whether it stands beside what the person consented to before; otherwise it replaces that, for the same purpose and recipient
 * @param effective whether it opens something now to a recipient, as getEffectiveConsent says it: in force, not replaced, and not more than who recorded it may let out
 * @param received whether another agency recorded it about a record that yours does not hold, and yours is a recipient: then guardian, evidence, reasons and
 *     other recipients are not told, and it is not yours to withdraw
 */
@Schema(name = "Consent")
public record ConsentView(
        @JsonUnwrapped RecordMetadata metadata,
        PersonId personId,
        ConsentPurpose purpose,
        LegalBasis legalBasis,
        Set<FieldGroup> fieldGroups,
        Set<AgencyId> recipients,
        ConsentGiver givenBy,
        @Schema(nullable = true) GuardianshipId guardianshipId,
        @Schema(nullable = true) String withoutGuardianship,
        ConsentMethod method,
        @Schema(nullable = true) String evidence,
        Instant givenAt,
        @Schema(nullable = true) Instant expiresAt,
        boolean adds,
        @Schema(nullable = true) Instant withdrawnAt,
        @Schema(nullable = true) String withdrawalReason,
        @Schema(nullable = true) ConsentEnd endedBy,
        boolean effective,
        boolean received,
        List<String> allowedActions)
        implements View {
    /** What a recipient is told of it. */
    static ConsentView received(Consent c, AgencyId recipient, boolean effective) {
        return new ConsentView(
                RecordMetadata.of(c),
                c.person(),
                c.purpose(),
                c.legalBasis(),
                c.groups(),
                Set.of(recipient),
                c.giving().giver(),
                null,
                null,
                c.giving().method(),
                null,
                c.givenAt(),
                c.expiresAt(),
                c.adds(),
                c.withdrawnAt(),
                null,
                c.endedBy(),
                effective,
                true,
                List.of());
    }

    static ConsentView whole(Consent c, boolean effective) {
        return new ConsentView(
                RecordMetadata.of(c),
                c.person(),
                c.purpose(),
                c.legalBasis(),
                c.groups(),
                c.recipientIds(),
                c.giving().giver(),
                c.giving().guardianship(),
                c.giving().withoutGuardianship(),
                c.giving().method(),
                c.giving().evidence(),
                c.givenAt(),
                c.expiresAt(),
                c.adds(),
                c.withdrawnAt(),
                c.withdrawalReason(),
                c.endedBy(),
                effective,
                false,
                c.withdrawnAt() == null ? List.of("withdrawal") : List.of());
    }
}
