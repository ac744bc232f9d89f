package org.wasl.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.wasl.contracts.id.ConsentId;

/** What the person opened to the recipient, frozen and sealed at sending, until it is taken back. */
@Embeddable
class Disclosure {
    @Column(name = "consent_id")
    private UUID consentId;

    @Column(name = "summary_sealed")
    private String summary;

    @Column(name = "profile_sealed")
    private String profile;

    @Column(name = "access_closed_at")
    private Instant closedAt;

    protected Disclosure() {}

    Disclosure(ConsentId consent, String summarySealed, String profileSealed) {
        consentId = consent.value();
        summary = summarySealed;
        profile = profileSealed;
    }

    /** The sealed copies go: what nobody may read any more is not kept. */
    void close(Instant at) {
        closedAt = at;
        summary = null;
        profile = null;
    }

    boolean closed() {
        return closedAt != null;
    }

    UUID consent() {
        return consentId;
    }

    String summarySealed() {
        return summary;
    }

    String profileSealed() {
        return profile;
    }
}
