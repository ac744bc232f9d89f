package org.wasl.referral.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.wasl.contracts.code.ReferralMessageKind;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.crypto.Sealer;

/** What the two sides of a referral have written to each other, by the interface or on the page of a provider without a system. */
@ApplicationScoped
public class Conversation {
    private final ReferralMessages messages;
    private final Sealer sealer;
    private final Clock clock;

    @Inject
    Conversation(ReferralMessages messages, Sealer sealer, Clock clock) {
        this.messages = messages;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** Opened for whoever may read it. */
    public record Said(AgencyId by, ReferralMessageKind kind, String text, Instant at) {}

    public List<Said> of(ReferralId referral) {
        return messages.of(referral).stream()
                .map(m -> new Said(m.agency(), m.kind(), m.text(sealer), m.at()))
                .toList();
    }

    /** In the transaction of the step that tells the other side. */
    public void write(ReferralId referral, ReferralMessageKind kind, String text, Actor by) {
        written(referral, kind, text, by);
    }

    ReferralMessage written(ReferralId referral, ReferralMessageKind kind, String text, Actor by) {
        ReferralMessage message =
                new ReferralMessage(referral, kind, text, by, clock.instant().truncatedTo(ChronoUnit.MICROS), sealer);
        messages.persist(message);
        return message;
    }
}
