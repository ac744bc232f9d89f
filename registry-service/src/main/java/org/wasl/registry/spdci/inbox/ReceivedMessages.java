package org.wasl.registry.spdci.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.RetentionSubject;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.SpdciResponse;
import org.wasl.platform.value.Uuid7;
import org.wasl.registry.retention.RetainedRows;
import org.wasl.registry.spdci.message.Action;
import org.wasl.registry.spdci.message.Inbound;

/** What other registries said, until the agency's system has fetched it, or for as long as the rule of retention says. */
@ApplicationScoped
public class ReceivedMessages extends Aggregates<ReceivedMessage> implements RetainedRows<ReceivedMessage> {
    private final Inbound inbound;
    private final Sealer sealer;
    private final Clock clock;

    @Inject
    ReceivedMessages(Inbound inbound, Sealer sealer, Clock clock) {
        this.inbound = inbound;
        this.sealer = sealer;
        this.clock = clock;
    }

    @Override
    public Filter<ReceivedMessage> visibleTo(Caller caller) {
        return Filter.of(ReceivedMessage.class)
                .and("e.agencyId = :agency", "agency", caller.agency().value());
    }

    /** @param action null for all */
    Filter<ReceivedMessage> visibleTo(Caller caller, String action) {
        return visibleTo(caller).andIfGiven("e.action = :action", "action", action);
    }

    @Transactional
    public SpdciResponse keep(byte[] body, Action action, Class<?> kind) {
        Inbound.Received<?> received = inbound.receive(body, action, kind);
        UUID id = Uuid7.next();
        persist(new ReceivedMessage(
                id, received.sender(), action, sealer.seal(received.clear(), id.toString()), clock));
        return SpdciResponse.taken(id.toString(), clock.instant());
    }

    JsonNode message(ReceivedMessage received) {
        return sealer.open(received.textSealed(), received.rawId().toString(), JsonNode.class);
    }

    @Override
    public Set<RetentionSubject> subjects() {
        return Set.of(RetentionSubject.EXCHANGED_MESSAGE);
    }

    @Override
    public Class<ReceivedMessage> kept() {
        return ReceivedMessage.class;
    }
}
