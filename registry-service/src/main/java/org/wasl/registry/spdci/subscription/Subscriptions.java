package org.wasl.registry.spdci.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.value.Uuid7;
import org.wasl.registry.spdci.search.Search;
import org.wasl.registry.spdci.search.SearchRejectedException;
import org.wasl.registry.spdci.sender.Sender;

/** Who wants to be told of what. */
@ApplicationScoped
public class Subscriptions implements PanacheRepositoryBase<Subscription, UUID> {
    private final RuleLock locks;
    private final Search search;
    private final Sealer sealer;
    static final String INDEX = "spdci-subscription";

    /** Each event is held against all of them. A filter may name many persons. */
    private static final int MOST_STANDING = 200;

    private static final int LONGEST_FILTER = 20_000;

    private final Clock clock;

    @Inject
    Subscriptions(RuleLock locks, Search search, Sealer sealer, Clock clock) {
        this.locks = locks;
        this.search = search;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** Of whom, and as what they are told. */
    @StoredForm("spdci-subscription")
    record Criteria(String filterType, JsonNode filter, String recordType, String locale) {
        /** Equal where the same is asked of the same. */
        String indexed() {
            return recordType + "|" + filterType + "|" + filter;
        }
    }

    /** @param address where the events go */
    public List<SubscribeResponse.Answered> subscribe(
            SubscribeRequest request, Sender sender, Optional<ConsentPurpose> purpose, URI address) {
        Set<String> references = new HashSet<>();
        List<SubscribeResponse.Answered> answers = new ArrayList<>();
        for (SubscribeRequest.Item item : request.subscribeRequest()) {
            answers.add(
                    references.add(item.referenceId())
                            ? subscribe(item, sender, purpose, address)
                            : refused(item, "rjct.reference_id.duplicate", "this reference is used twice"));
        }
        return answers;
    }

    private SubscribeResponse.Answered subscribe(
            SubscribeRequest.Item item, Sender sender, Optional<ConsentPurpose> purpose, URI address) {
        SubscribeRequest.Criteria wish = item.subscribeCriteria();
        Optional<RegistryEvent> event = RegistryEvent.coded(wish.regEventType());
        if (event.isEmpty()) {
            return refused(item, "rjct.notify_types.invalid", "this event is not known");
        }
        if (address == null) {
            return refused(item, "rjct.notify_details.invalid", "header.sender_uri says where to");
        }
        if (wish.frequency() != null && !wish.frequency().toSchedule().possible()) {
            return refused(item, "rjct.notify_details.invalid", "frequency: a time from and to, and a cron expression");
        }
        if (wish.filter().toString().length() > LONGEST_FILTER) {
            return refused(
                    item, "rjct.notify_details.invalid", "filter: at most %d characters".formatted(LONGEST_FILTER));
        }
        Criteria criteria = new Criteria(filterType(wish), wish.filter(), wish.notifyRecordType(), item.locale());
        try {
            search.check(
                    criteria.filterType(),
                    criteria.filter(),
                    Search.shapeNamed(criteria.recordType()),
                    sender.agency());
        } catch (SearchRejectedException refused) {
            return refused(item, "rjct.notify_details.invalid", refused.getMessage());
        }
        List<byte[]> indexes = sealer.blindIndexes(INDEX, criteria.indexed());
        locks.take("spdci-subscription", sender.agency(), sender.name());
        Subscription standing = find(
                        "agencyId = ?1 and sender = ?2 and event = ?3 and criteriaIndex in ?4 and active",
                        sender.agency().value(),
                        sender.name(),
                        event.get(),
                        indexes)
                .firstResult();
        if (standing == null
                && count(
                                "agencyId = ?1 and sender = ?2 and active",
                                sender.agency().value(),
                                sender.name())
                        >= MOST_STANDING) {
            return refused(
                    item,
                    "rjct.notify_details.invalid",
                    "at most %d subscriptions stand at once: one filter may name many persons"
                            .formatted(MOST_STANDING));
        }
        if (standing == null) {
            UUID id = Uuid7.next();
            standing = new Subscription(
                    id,
                    sender,
                    event.get(),
                    sealer.seal(criteria, id.toString()),
                    indexes.get(0),
                    purpose,
                    address,
                    wish.frequency() == null ? null : wish.frequency().toSchedule(),
                    clock);
            persist(standing);
        }
        return new SubscribeResponse.Answered(
                item.referenceId(),
                clock.instant(),
                "succ",
                null,
                null,
                List.of(new SubscribeResponse.Info(
                        standing.code(),
                        "subscribe",
                        standing.createdAt(),
                        standing.event().code(),
                        Frequency.of(standing.schedule()))),
                item.locale());
    }

    /** Where a client does not name the type, its filter tells: a list of predicates, an expression, or a number. */
    private static String filterType(SubscribeRequest.Criteria wish) {
        if (wish.filterType() != null) {
            return wish.filterType();
        }
        return wish.filter().path("value").isObject() ? "expression" : "idtype-value";
    }

    private SubscribeResponse.Answered refused(SubscribeRequest.Item item, String code, String message) {
        return new SubscribeResponse.Answered(
                item.referenceId(), clock.instant(), "rjct", code, message, null, item.locale());
    }

    public Unsubscribe.Response unsubscribe(Unsubscribe.Request request, Sender sender, String correlationId) {
        List<Unsubscribe.Code> ended = new ArrayList<>();
        boolean unknown = false;
        boolean again = false;
        for (String code : request.subscriptionCodes()) {
            Optional<Subscription> subscription = withCode(sender, code);
            if (subscription.isEmpty()) {
                unknown = true;
            } else {
                again |= !subscription.get().end(clock);
                ended.add(new Unsubscribe.Code(code, "unsubscribe"));
            }
        }
        String reason = unknown ? "rjct.subscription_code.invalid" : again ? "rjct.event.already_unsubscribed" : null;
        return new Unsubscribe.Response(
                request.transactionId(),
                correlationId,
                clock.instant(),
                reason == null ? "succ" : "rjct",
                reason,
                ended);
    }

    private Optional<Subscription> withCode(Sender sender, String code) {
        try {
            return find(
                            "id = ?1 and agencyId = ?2 and sender = ?3",
                            UUID.fromString(code),
                            sender.agency().value(),
                            sender.name())
                    .firstResultOptional();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** What somebody wants to be told of. */
    Set<RegistryEvent> awaited() {
        return new HashSet<>(getEntityManager()
                .createQuery("select distinct s.event from Subscription s where s.active", RegistryEvent.class)
                .getResultList());
    }

    List<Subscription> to(RegistryEvent event) {
        return list("event = ?1 and active", event);
    }

    Criteria criteria(Subscription subscription) {
        return sealer.open(subscription.criteriaSealed(), subscription.code(), Criteria.class);
    }
}
