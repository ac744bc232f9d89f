package org.wasl.registry.referral;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.wasl.contracts.event.ReferralAccessStated;
import org.wasl.platform.inbox.Event;
import org.wasl.platform.inbox.Inbox;

/** Follows the referral service: who works with a person on a referral. */
@ApplicationScoped
class ReferralEventConsumer {
    private final Inbox inbox;
    private final ReceivedReferrals referrals;

    @Inject
    ReferralEventConsumer(Inbox inbox, ReceivedReferrals referrals) {
        this.inbox = inbox;
        this.referrals = referrals;
    }

    @Incoming("referral-events")
    @Blocking
    void on(ConsumerRecords<String, String> records) {
        records.forEach(record -> inbox.receive(record, Set.of(ReferralAccessStated.class), this::apply));
    }

    private void apply(Event event) {
        if (event.data() instanceof ReferralAccessStated stated) {
            referrals.follow(stated);
        }
    }
}
