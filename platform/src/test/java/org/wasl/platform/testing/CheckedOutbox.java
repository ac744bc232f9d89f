package org.wasl.platform.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.event.DomainEvent;
import org.wasl.contracts.event.Producer;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.CurrentActor;
import org.wasl.platform.config.ServiceConfig;
import org.wasl.platform.outbox.Outbox;

/** The outbox of every test: an event that is not as {@code asyncapi.json} says is not written, and the request that caused it fails. */
@Alternative
@Priority(1)
@Singleton
public class CheckedOutbox extends Outbox {
    private final EventSchemas schemas = EventSchemas.read();
    /** Not the platform's own tests: their service is in no document. */
    private final boolean documented;

    @Inject
    CheckedOutbox(EntityManager entities, ObjectMapper mapper, CurrentActor actor, Clock clock, ServiceConfig service) {
        super(entities, mapper, actor, clock, service);
        documented = Producer.named(service.name()).isPresent();
    }

    @Override
    protected ObjectNode cloudEvent(UUID id, DomainEvent event, String type, Set<AgencyId> audience) {
        ObjectNode made = super.cloudEvent(id, event, type, audience);
        if (documented) {
            schemas.requireValid(made.toString());
        }
        return made;
    }
}
