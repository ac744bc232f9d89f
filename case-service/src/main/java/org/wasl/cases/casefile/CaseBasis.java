package org.wasl.cases.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.wasl.contracts.code.CaseLegalBasis;
import org.wasl.contracts.id.ConsentId;

/** On what work with the person rests: a consent that the registry knows, or another basis that a second person decides. See ADR 38. */
@Embeddable
class CaseBasis {
    @Enumerated(EnumType.STRING)
    @Column(name = "legal_basis")
    private CaseLegalBasis legalBasis;

    @Column(name = "consent_id")
    private UUID consentId;

    @Column(name = "consent_ended_at")
    private Instant consentEndedAt;

    protected CaseBasis() {}

    CaseBasis(CaseLegalBasis legalBasis, ConsentId consent) {
        this.legalBasis = legalBasis;
        consentId = consent == null ? null : consent.value();
    }

    CaseLegalBasis legalBasis() {
        return legalBasis;
    }

    boolean isByConsent() {
        return legalBasis.isByConsent();
    }

    Optional<ConsentId> consent() {
        return Optional.ofNullable(consentId).map(ConsentId::new);
    }

    /** Null where it holds, or was no consent. */
    Instant consentEndedAt() {
        return consentEndedAt;
    }

    void endConsent(Instant at) {
        consentEndedAt = at;
    }
}
