package org.wasl.registry.casework;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.wasl.contracts.event.CaseAssigned;
import org.wasl.contracts.event.CaseIdentified;
import org.wasl.contracts.event.CaseMoved;
import org.wasl.contracts.event.DomainEvent;
import org.wasl.platform.inbox.Event;
import org.wasl.platform.inbox.Inbox;

/** Follows the case service: who works with whom. */
@ApplicationScoped
class CaseEvents {
    private static final Set<Class<? extends DomainEvent>> AWAITED =
            Set.of(CaseIdentified.class, CaseAssigned.class, CaseMoved.class);

    private final Inbox inbox;
    private final CaseCircles circles;

    @Inject
    CaseEvents(Inbox inbox, CaseCircles circles) {
        this.inbox = inbox;
        this.circles = circles;
    }

    @Incoming("case-events")
    @Blocking
    void on(ConsumerRecords<String, String> records) {
        records.forEach(record -> inbox.receive(record, AWAITED, this::apply));
    }

    private void apply(Event event) {
        if (event.data() instanceof CaseIdentified identified) {
            circles.persist(new CaseCircle(identified));
        } else if (event.data() instanceof CaseAssigned assigned) {
            circles.findByIdOptional(assigned.caseId().value()).ifPresent(circle -> circle.isNow(assigned));
        } else if (event.data() instanceof CaseMoved moved) {
            circles.findByIdOptional(moved.caseId().value())
                    .ifPresent(circle -> circle.isNow(moved.status(), event.time()));
        }
    }
}
