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

    @Column(name = "basis_decided")
    private Boolean decided;

    protected CaseBasis() {}

    CaseBasis(CaseLegalBasis legalBasis, ConsentId consent) {
        this.legalBasis = legalBasis;
        consentId = consent == null ? null : consent.value();
        awaitsDecision();
    }

    /** A consent needs none; about each other basis a second person decides. */
    void awaitsDecision() {
        decided = legalBasis.isByConsent();
    }

    CaseLegalBasis legalBasis() {
        return legalBasis;
    }

    boolean isByConsent() {
        return legalBasis.isByConsent();
    }

    /** Whether work with the person rests on it: it is a consent, or a second person found that it holds. */
    boolean isDecided() {
        return decided;
    }

    void decided() {
        decided = true;
    }

    Optional<ConsentId> consent() {
        return Optional.ofNullable(consentId).map(ConsentId::new);
    }

    /** Null where it holds, or was no consent. */
    Instant consentEndedAt() {
        return consentEndedAt;
    }

    /** @param consent the one that the person gave to the new agency; without it the consent has ended */
    CaseBasis atAnotherAgency(Optional<ConsentId> consent, Instant at) {
        CaseBasis there = new CaseBasis(legalBasis, consent.or(this::consent).orElse(null));
        there.decided = decided;
        if (consent.isEmpty()) {
            there.endConsent(at);
        }
        return there;
    }

    void endConsent(Instant at) {
        consentEndedAt = at;
    }
}
