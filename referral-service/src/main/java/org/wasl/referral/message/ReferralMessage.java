package org.wasl.referral.message;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.wasl.contracts.code.ReferralMessageKind;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.value.Uuid7;

/** What one side of a referral wrote to the other. Sealed, and written once. */
@Entity
@Table(name = "referral_message")
class ReferralMessage {
    @Id
    private UUID id;

    @Column(name = "referral_id")
    private UUID referralId;

    @Enumerated(EnumType.STRING)
    private ReferralMessageKind kind;

    @Column(name = "agency_id")
    private UUID agencyId;

    private String author;

    @Column(name = "text_sealed")
    private String text;

    private Instant at;

    protected ReferralMessage() {}

    ReferralMessage(ReferralId referral, ReferralMessageKind kind, String text, Actor by, Instant at, Sealer sealer) {
        id = Uuid7.next();
        referralId = referral.value();
        this.kind = kind;
        agencyId = by.agency().value();
        author = by.subject();
        this.text = sealer.sealPart(text, referralId, id);
        this.at = at;
    }

    UUID id() {
        return id;
    }

    ReferralMessageKind kind() {
        return kind;
    }

    AgencyId agency() {
        return new AgencyId(agencyId);
    }

    String author() {
        return author;
    }

    String text(Sealer sealer) {
        return sealer.openPart(text, referralId, id, String.class);
    }

    Instant at() {
        return at;
    }
}
