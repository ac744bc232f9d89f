package org.wasl.registry.spdci.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.event.ConsentWithdrawn;
import org.wasl.contracts.event.DomainEvent;
import org.wasl.contracts.event.HouseholdChanged;
import org.wasl.contracts.event.MergeUndone;
import org.wasl.contracts.event.PersonChanged;
import org.wasl.contracts.event.PersonMerged;
import org.wasl.contracts.event.PersonRegistered;
import org.wasl.contracts.event.PersonStatusChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.ClosedOrganizations;
import org.wasl.platform.inbox.Event;
import org.wasl.platform.inbox.Inbox;
import org.wasl.platform.value.Uuid7;
import org.wasl.registry.consent.Consents;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonAccessPolicy;
import org.wasl.registry.person.Persons;
import org.wasl.registry.spdci.delivery.Deliveries;
import org.wasl.registry.spdci.message.Action;
import org.wasl.registry.spdci.message.Header;
import org.wasl.registry.spdci.message.RecordAddresses;
import org.wasl.registry.spdci.record.DisclosedRecord;
import org.wasl.registry.spdci.record.SocialRecords;
import org.wasl.registry.spdci.search.Search;
import org.wasl.registry.spdci.search.SearchRejectedException;
import org.wasl.registry.spdci.sender.Sender;
import org.wasl.registry.spdci.sender.Senders;

/** Tells subscribers what happened, as far as they may know it at that moment. It listens to the registry's own events: off the request path, once for each. */
@ApplicationScoped
class Notifier {
    private static final Logger LOG = Logger.getLogger(Notifier.class);

    private static final Map<Class<? extends DomainEvent>, RegistryEvent> TOLD_OF = Map.of(
            PersonRegistered.class, RegistryEvent.REGISTER,
            PersonChanged.class, RegistryEvent.UPDATE,
            HouseholdChanged.class, RegistryEvent.NEW_HOUSEHOLD_MEMBER,
            ConsentWithdrawn.class, RegistryEvent.CONSENT_WITHDRAWN,
            PersonMerged.class, RegistryEvent.MERGED,
            MergeUndone.class, RegistryEvent.UNMERGED,
            PersonStatusChanged.class, RegistryEvent.DECEASED);

    private final Inbox inbox;
    private final Subscriptions subscriptions;
    private final Persons persons;
    private final PersonAccessPolicy policy;
    private final Consents consents;
    private final Senders senders;
    private final ClosedOrganizations closed;
    private final Search search;
    private final Deliveries deliveries;
    private final RecordAddresses addresses;
    private final Clock clock;

    @Inject
    Notifier(
            Inbox inbox,
            Subscriptions subscriptions,
            Persons persons,
            PersonAccessPolicy policy,
            Consents consents,
            Senders senders,
            ClosedOrganizations closed,
            Search search,
            Deliveries deliveries,
            RecordAddresses addresses,
            Clock clock) {
        this.inbox = inbox;
        this.subscriptions = subscriptions;
        this.persons = persons;
        this.policy = policy;
        this.consents = consents;
        this.senders = senders;
        this.closed = closed;
        this.search = search;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Whom it is about, where the record itself may not be told or is no more. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reference(
            @JsonProperty("@type") String type,
            @JsonProperty("@id") String id,
            @JsonProperty("merged_into") String survivor) {}

    @Incoming("own-events")
    @Blocking
    void on(ConsumerRecords<String, String> records) {
        inbox.receiveAll(records, this::awaited, events -> events.forEach(this::apply));
    }

    /** Most events nobody subscribed to; an import tells of a million. */
    private Predicate<Event> awaited() {
        Set<RegistryEvent> awaited = QuarkusTransaction.requiringNew().call(subscriptions::awaited);
        return event -> event.data() != null
                && TOLD_OF.containsKey(event.data().getClass())
                && awaited.contains(TOLD_OF.get(event.data().getClass()));
    }

    private void apply(Event event) {
        if (event.data() instanceof PersonRegistered registered) {
            tell(RegistryEvent.REGISTER, registered.personId(), event);
        } else if (event.data() instanceof PersonChanged changed) {
            tell(RegistryEvent.UPDATE, changed.personId(), event, hearers(changed.personId(), event));
        } else if (event.data() instanceof HouseholdChanged changed) {
            // The exchange knows members of main homes only.
            changed.joined().stream()
                    .filter(person -> !changed.shared().contains(person))
                    .forEach(person -> tell(RegistryEvent.NEW_HOUSEHOLD_MEMBER, person, event, hearers(person, event)));
        } else if (event.data() instanceof ConsentWithdrawn withdrawn) {
            refer(RegistryEvent.CONSENT_WITHDRAWN, withdrawn.personId(), null, event, openedBefore(withdrawn));
        } else if (event.data() instanceof PersonMerged merged) {
            refer(RegistryEvent.MERGED, merged.personId(), merged.survivorId(), event, openNow(merged));
        } else if (event.data() instanceof MergeUndone undone) {
            tell(RegistryEvent.UNMERGED, undone.personId(), event);
        } else if (event.data() instanceof PersonStatusChanged changed && changed.status() == PersonStatus.DECEASED) {
            tell(RegistryEvent.DECEASED, changed.personId(), event, changed::holdsFor);
        }
    }

    /** One of several agencies that hold the person hears of what the event is for it; who knows the person by consent alone is shown what is open. */
    private Predicate<AgencyId> hearers(PersonId id, Event event) {
        Person person = persons.findById(id.value());
        return agency -> event.audience().contains(agency)
                || person == null
                || !person.survivor().heldBy(agency);
    }

    private void tell(RegistryEvent what, PersonId person, Event event) {
        tell(what, person, event, any -> true);
    }

    private void tell(RegistryEvent what, PersonId person, Event event, Predicate<AgencyId> concerned) {
        for (Subscription subscription : subscriptions.to(what)) {
            partner(subscription, event)
                    .filter(sender -> concerned.test(subscription.agency()))
                    .ifPresent(sender -> unlessRefused(subscription, () -> tell(subscription, sender, person, event)));
        }
    }

    private void tell(Subscription subscription, Sender sender, PersonId person, Event event) {
        Subscriptions.Criteria criteria = subscriptions.criteria(subscription);
        Search.Shape shape = Search.shapeNamed(criteria.recordType());
        List<DisclosedRecord> disclosed = new ArrayList<>();
        search.ifAsked(
                        criteria.filterType(),
                        criteria.filter(),
                        shape,
                        person.value(),
                        new SocialRecords.Reader(
                                subscription.agency(), subscription.purpose(), criteria.locale(), disclosed))
                .forEach(record -> send(subscription, sender, criteria, shape.type(), record, disclosed, event));
    }

    /** A filter that is refused today, although it was not when it was made, keeps nothing from other subscribers. */
    private static void unlessRefused(Subscription subscription, Runnable told) {
        try {
            told.run();
        } catch (SearchRejectedException refused) {
            LOG.warnf(
                    "Subscription %s is told nothing: its filter is refused (%s)", subscription.code(), refused.code());
        }
    }

    /** What is open of some records of a person to a subscriber, or was. */
    private interface OpenRecords {
        Map<UUID, Set<FieldGroup>> to(Subscription subscription);
    }

    private OpenRecords openedBefore(ConsentWithdrawn withdrawn) {
        Person person = persons.findById(withdrawn.personId().value());
        Map<UUID, Set<FieldGroup>> opened = person == null
                ? Map.of()
                : consents.openedBefore(person.survivor(), withdrawn.consentId(), clock.instant());
        return subscription ->
                withdrawn.recipients().contains(subscription.agency()) ? opened : Map.<UUID, Set<FieldGroup>>of();
    }

    /** The merged record opens what it opened before. */
    private OpenRecords openNow(PersonMerged merged) {
        Person person = persons.findById(merged.personId().value());
        return subscription -> person == null
                ? Map.of()
                : policy.accessOf(List.of(person), subscription.agency(), subscription.purpose())
                        .get(person.rawId())
                        .records();
    }

    /**
     * An id is told, and only to an agency that knew the person and asked for them: the event's audience are those that hold the record or were its recipients, and
     * the filter finds the person, or found them by what was open until now.
     */
    private void refer(RegistryEvent what, PersonId person, PersonId survivor, Event event, OpenRecords opened) {
        Reference reference = new Reference(
                "Member",
                addresses.ofPerson(person.value()),
                survivor == null ? null : addresses.ofPerson(survivor.value()));
        for (Subscription subscription : subscriptions.to(what)) {
            if (event.audience().contains(subscription.agency())) {
                partner(subscription, event)
                        .ifPresent(sender -> unlessRefused(
                                subscription, () -> refer(subscription, sender, person, reference, event, opened)));
            }
        }
    }

    private void refer(
            Subscription subscription,
            Sender sender,
            PersonId person,
            Reference reference,
            Event event,
            OpenRecords opened) {
        Subscriptions.Criteria criteria = subscriptions.criteria(subscription);
        if (isAsked(criteria, subscription, person, opened)) {
            send(subscription, sender, criteria, Search.Shape.MEMBER.type(), reference, List.of(), event);
        }
    }

    private boolean isAsked(
            Subscriptions.Criteria criteria, Subscription subscription, PersonId id, OpenRecords opened) {
        Person person = persons.findById(id.value());
        if (person == null) {
            return false;
        }
        UUID survivor = person.survivor().rawId();
        Search.Shape shape = Search.shapeNamed(criteria.recordType());
        return search.finds(
                        criteria.filterType(),
                        criteria.filter(),
                        shape,
                        survivor,
                        subscription.agency(),
                        subscription.purpose())
                || search.found(
                        criteria.filterType(),
                        criteria.filter(),
                        shape,
                        survivor,
                        subscription.agency(),
                        opened.to(subscription));
    }

    private Optional<Sender> partner(Subscription subscription, Event event) {
        return subscription.holds(event.time())
                ? senders.of(subscription.agency(), subscription.sender())
                        .filter(Sender::active)
                        .filter(sender -> !closed.contains(sender.agency()))
                : Optional.empty();
    }

    private void send(
            Subscription subscription,
            Sender sender,
            Subscriptions.Criteria criteria,
            String recordType,
            Object record,
            List<DisclosedRecord> disclosed,
            Event event) {
        Instant now = clock.instant();
        Schedule schedule = subscription.schedule();
        deliveries.send(
                Action.NOTIFY,
                sender,
                subscription.address(),
                new Deliveries.Outgoing(
                        new Notification(
                                Uuid7.next().toString(),
                                List.of(new Notification.Told(
                                        subscription.code(),
                                        event.time(),
                                        new Notification.Data(
                                                Header.VERSION,
                                                Search.REGISTRY,
                                                subscription.event().code(),
                                                recordType,
                                                record),
                                        criteria.locale()))),
                        "succ",
                        1,
                        sender.encryptionKey().isPresent(),
                        disclosed),
                schedule == null ? now : schedule.next(now));
    }
}
