package org.wasl.cases.transfer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.StepContext;
import org.wasl.contracts.code.TransferEnd;
import org.wasl.contracts.code.TransferStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.crypto.Sealer;

/**
 * A case offered to another agency, as one of the two sides may see it.
 *
 * @param caseId for the receiving agency only once it has accepted: who had the case shared before, or had it once, would know by it who is offered
 * @param consentId as caseId: the news of a consent name the person
 * @param reason, outline what the receiving agency is told before it decides, and no longer when the offer came to nothing
 * @param handoverNote, overrideReason for the receiving agency only once it has accepted
 */
@Schema(name = "Transfer")
public record TransferView(
        @JsonUnwrapped RecordMetadata metadata,
        @Schema(nullable = true) CaseId caseId,
        AgencyId toAgencyId,
        TransferStatus status,
        @Schema(nullable = true) String reason,
        @Schema(nullable = true) CaseFile.Outline outline,
        @Schema(nullable = true) String handoverNote,
        @Schema(nullable = true) UUID consentId,
        @Schema(nullable = true) String overrideReason,
        int handoverDays,
        String offeredBy,
        Instant expiresAt,
        @Schema(nullable = true) String decidedBy,
        @Schema(nullable = true) Instant decidedAt,
        @Schema(nullable = true) String decisionReason,
        @Schema(nullable = true) TransferEnd endedBy,
        List<String> allowedActions)
        implements View {

    /** For the agency that offers the case: it reads the handover note that it wrote. */
    static TransferView of(Transfer t, StepContext reader, Sealer sealer) {
        return of(t, reader, true, true, sealer);
    }

    /**
     * For the agency that it is offered to: of an offer that came to nothing it keeps no more than that there was one.
     *
     * @param closed whether that agency is closed, so that it is told nothing of what it has not taken over
     */
    static TransferView offered(Transfer t, StepContext reader, boolean closed, Sealer sealer) {
        TransferStatus status = t.status(reader.now());
        boolean accepted = status == TransferStatus.ACCEPTED;
        return of(t, reader, accepted, accepted || status == TransferStatus.OFFERED && !closed, sealer);
    }

    /**
     * @param told whose case it is
     * @param described what it is about
     */
    private static TransferView of(Transfer t, StepContext reader, boolean told, boolean described, Sealer sealer) {
        Transfer.Offer offer = t.content(sealer, Transfer.Offer.class);
        Instant now = reader.now();
        return new TransferView(
                RecordMetadata.of(t),
                told ? t.caseId() : null,
                t.to(),
                t.status(now),
                described ? offer.reason() : null,
                described ? offer.outline() : null,
                told ? offer.handoverNote() : null,
                told ? t.consent() : null,
                told ? t.overrideReason() : null,
                t.handoverDays(),
                t.offeredBy(),
                t.expiresAt(),
                t.decidedBy(),
                t.decidedAt(),
                t.decisionReason(),
                t.endedBy(),
                t.allowedActions(reader));
    }
}
