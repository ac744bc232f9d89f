package org.wasl.registry.spdci.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.RetentionSubject;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.value.Uuid7;
import org.wasl.registry.person.PersonPart;
import org.wasl.registry.retention.RetainedRows;
import org.wasl.registry.spdci.message.Action;
import org.wasl.registry.spdci.message.RecordAddresses;
import org.wasl.registry.spdci.message.SpdciJson;
import org.wasl.registry.spdci.record.DisclosedRecord;
import org.wasl.registry.spdci.sender.Sender;
import org.wasl.registry.spdci.sender.Senders;

/** The outgoing messages. A message commits together with the change it reports; the delivery worker sends it. */
@ApplicationScoped
public class Deliveries extends Aggregates<Delivery> implements RetainedRows<Delivery>, PersonPart {
    private final Sealer sealer;
    private final SpdciJson json;
    private final RecordAddresses addresses;
    private final Clock clock;

    @Inject
    Deliveries(Sealer sealer, SpdciJson json, RecordAddresses addresses, Clock clock) {
        this.sealer = sealer;
        this.json = json;
        this.addresses = addresses;
        this.clock = clock;
    }

    @Override
    public Filter<Delivery> visibleTo(Caller caller) {
        return Senders.administered(Filter.of(Delivery.class), caller); // the text is told to nobody
    }

    /** @param status null for all */
    Filter<Delivery> visibleTo(Caller caller, Delivery.DeliveryStatus status) {
        return visibleTo(caller).andIfGiven("e.status = :status", "status", status);
    }

    /**
     * A message as it is kept: its header is made anew for each attempt.
     *
     * @param total requests in the message, {@code completed} of them done
     * @param disclosed whose records it tells; null in messages of before version 2
     */
    @StoredForm(value = "spdci-delivery", version = 2)
    record Kept(
            String messageId,
            String status,
            int total,
            int completed,
            String message,
            List<DisclosedRecord> disclosed) {}

    /**
     * What is sent.
     *
     * @param status succ, rjct, rcvd or pdng
     * @param total requests that it answers
     * @param disclosed whose records it tells
     */
    public record Outgoing(
            Object message, String status, int total, boolean encrypted, List<DisclosedRecord> disclosed) {}

    public void send(Action action, Sender to, URI address, Outgoing outgoing) {
        send(action, to, address, outgoing, clock.instant());
    }

    /** @param notBefore for partners that asked to be told at certain times */
    public void send(Action action, Sender to, URI address, Outgoing outgoing, Instant notBefore) {
        UUID id = Uuid7.next();
        Kept kept = new Kept(
                id.toString(),
                outgoing.status(),
                outgoing.total(),
                outgoing.total(),
                json.text(outgoing.message()),
                List.copyOf(outgoing.disclosed()));
        persist(new Delivery(
                id,
                to.agency(),
                to.name(),
                action.code(),
                address,
                sealer.seal(kept, id.toString()),
                outgoing.encrypted(),
                addresses.toldIn(json.tree(outgoing.message())),
                notBefore,
                clock));
    }

    Kept open(Delivery delivery) {
        return sealer.open(delivery.textSealed(), delivery.rawId().toString(), Kept.class);
    }

    long countWaiting() {
        return count("status", Delivery.DeliveryStatus.WAITING);
    }

    List<UUID> due(int atMost) {
        return getEntityManager()
                .createQuery(
                        "select d.id from Delivery d where d.status = org.wasl.registry.spdci.delivery.Delivery.DeliveryStatus.WAITING"
                                + " and d.nextAttemptAt <= :now order by d.nextAttemptAt",
                        UUID.class)
                .setParameter("now", clock.instant())
                .setMaxResults(atMost)
                .getResultList();
    }

    @Override
    public void moveOnUnmerge(PersonId from, PersonId to, Set<UUID> agencies, Instant since) {
        // What was told of the two while they were one stays what was told.
    }

    @Override
    public void erase(Set<UUID> persons) {
        list("textSealed is not null and array_intersects(persons, ?1)", (Object) persons.toArray(UUID[]::new))
                .forEach(delivery -> delivery.erase(clock));
    }

    @Override
    public Set<RetentionSubject> subjects() {
        return Set.of(RetentionSubject.EXCHANGED_MESSAGE);
    }

    @Override
    public Class<Delivery> kept() {
        return Delivery.class;
    }

    /** What still waits to be sent is not old, however long it waits. */
    @Override
    public String older() {
        return "createdAt < ?1 and status <> WAITING";
    }
}
