package org.wasl.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.id.ConsentId;

/** What was opened to the recipient, by the person or on another legal basis, frozen and sealed at sending, until it is taken back. */
@Embeddable
public class Disclosure {
    @Column(name = "consent_id")
    private UUID consentId;

    /** What the registry reviews, and tells the end of, where it went on another basis. */
    @Column(name = "basis_use_id")
    private UUID basisUseId;

    @Enumerated(EnumType.STRING)
    @Column(name = "legal_basis")
    private LegalBasis legalBasis = LegalBasis.CONSENT;

    /** Why it went without consent. */
    @Column(name = "basis_reason_sealed")
    private String basisReason;

    @Column(name = "summary_sealed")
    private String summary;

    @Column(name = "profile_sealed")
    private String profile;

    @Column(name = "access_closed_at")
    private Instant closedAt;

    protected Disclosure() {}

    private Disclosure(LegalBasis legalBasis, String summarySealed, String profileSealed) {
        this.legalBasis = legalBasis;
        summary = summarySealed;
        profile = profileSealed;
    }

    static Disclosure onConsent(ConsentId consent, LegalBasis basis, String summarySealed, String profileSealed) {
        Disclosure made = new Disclosure(basis, summarySealed, profileSealed);
        made.consentId = consent.value();
        return made;
    }

    static Disclosure withoutConsent(
            LegalBasis basis, UUID basisUse, String whySealed, String summarySealed, String profileSealed) {
        Disclosure made = new Disclosure(basis, summarySealed, profileSealed);
        made.basisUseId = basisUse;
        made.basisReason = whySealed;
        return made;
    }

    /** @param profileSealed less than before */
    void narrow(String profileSealed) {
        profile = profileSealed;
    }

    /** The sealed copies go: what nobody may read any more is not kept. */
    void close(Instant at) {
        closedAt = at;
        summary = null;
        profile = null;
    }

    void erase() {
        basisReason = null;
    }

    boolean closed() {
        return closedAt != null;
    }

    boolean isWithoutConsent() {
        return consentId == null;
    }

    /** To save a life it is open also while the person's record is only kept. */
    boolean isForVitalInterest() {
        return isWithoutConsent() && legalBasis == LegalBasis.VITAL_INTEREST;
    }

    LegalBasis legalBasis() {
        return legalBasis;
    }

    String basisReasonSealed() {
        return basisReason;
    }

    ConsentId consent() {
        return consentId == null ? null : new ConsentId(consentId);
    }

    String summarySealed() {
        return summary;
    }

    String profileSealed() {
        return profile;
    }
}
