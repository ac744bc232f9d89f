package org.wasl.registry.spdci;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jose4j.jwk.PublicJsonWebKey;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.LookupKind;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.SpdciResponse;
import org.wasl.platform.value.Uuid7;
import org.wasl.registry.lookup.Lookups;
import org.wasl.registry.spdci.Transaction.Kind;
import org.wasl.registry.spdci.Transaction.Outcome;
import org.wasl.registry.spdci.delivery.Deliveries;
import org.wasl.registry.spdci.message.Action;
import org.wasl.registry.spdci.message.Envelope;
import org.wasl.registry.spdci.message.Inbound;
import org.wasl.registry.spdci.message.Inbound.Received;
import org.wasl.registry.spdci.message.Outbound;
import org.wasl.registry.spdci.message.SpdciJson;
import org.wasl.registry.spdci.record.DisclosedRecord;
import org.wasl.registry.spdci.search.Search;
import org.wasl.registry.spdci.search.SearchRequest;
import org.wasl.registry.spdci.search.SearchResponse;
import org.wasl.registry.spdci.sender.Sender;
import org.wasl.registry.spdci.subscription.SubscribeRequest;
import org.wasl.registry.spdci.subscription.SubscribeResponse;
import org.wasl.registry.spdci.subscription.Subscriptions;
import org.wasl.registry.spdci.subscription.Unsubscribe;

/**
 * Processes the messages of SPDCI partners. The answer to an asynchronous message is made at once, in the transaction that receives it, and sent by the delivery
 * worker: what is acknowledged is not lost. The consents of this moment decide what it contains, those of each attempt whether it is sent (ADR 20).
 */
@ApplicationScoped
class SpdciService {
    private final Inbound inbound;
    private final Search search;
    private final Lookups lookups;
    private final Subscriptions subscriptions;
    private final Transactions transactions;
    private final Deliveries deliveries;
    private final Outbound outbound;
    private final SpdciJson json;
    private final Clock clock;

    @Inject
    SpdciService(
            Inbound inbound,
            Search search,
            Lookups lookups,
            Subscriptions subscriptions,
            Transactions transactions,
            Deliveries deliveries,
            Outbound outbound,
            SpdciJson json,
            Clock clock) {
        this.inbound = inbound;
        this.search = search;
        this.lookups = lookups;
        this.subscriptions = subscriptions;
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.outbound = outbound;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    Envelope searchNow(byte[] body, Optional<ConsentPurpose> purpose) {
        Received<SearchRequest> received = inbound.receive(body, Action.SEARCH, SearchRequest.class);
        UUID id = Uuid7.next();
        return answer(received, Action.SEARCH, asAnswer(received, id, searched(received, purpose, new ArrayList<>())));
    }

    @Transactional
    SpdciResponse searchLater(byte[] body, Optional<ConsentPurpose> purpose) {
        Received<SearchRequest> received = inbound.receive(body, Action.SEARCH, SearchRequest.class);
        Optional<URI> address = callback(received);
        UUID id = Uuid7.next();
        List<DisclosedRecord> disclosed = new ArrayList<>();
        List<SearchResponse.Answered> answers = searched(received, purpose, disclosed);
        Stream<Outcome> outcomes = answers.stream()
                .map(a -> new Outcome(a.referenceId(), a.timestamp(), a.status(), a.statusReasonCode()));
        keep(id, received.sender(), received.message().transactionId(), Kind.SEARCH, outcomes);
        return callBack(received, Action.SEARCH, id, address, asAnswer(received, id, answers), disclosed);
    }

    private void keep(UUID id, Sender sender, String transactionId, Kind kind, Stream<Outcome> outcomes) {
        transactions.persist(new Transaction(id, sender, transactionId, kind, outcomes.toList(), clock));
    }

    /** @param status of the whole message: rejected where nothing in it could be done */
    private record Answer(Object message, String status, int requests) {
        static Answer of(Object message, Stream<String> each) {
            List<String> all = each.toList();
            return new Answer(message, all.contains("succ") ? "succ" : "rjct", all.size());
        }
    }

    private List<SearchResponse.Answered> searched(
            Received<SearchRequest> received, Optional<ConsentPurpose> purpose, List<DisclosedRecord> disclosed) {
        lookups.ask(LookupKind.EXCHANGE);
        List<SearchResponse.Answered> answers =
                search.answers(received.message(), received.sender().agency(), purpose, disclosed);
        lookups.answered(
                LookupKind.EXCHANGE,
                answers.stream().mapToInt(one -> one.data().regRecords().size()).sum());
        return answers;
    }

    private static Answer asAnswer(Received<SearchRequest> received, UUID id, List<SearchResponse.Answered> answers) {
        return Answer.of(
                new SearchResponse(received.message().transactionId(), id.toString(), answers),
                answers.stream().map(SearchResponse.Answered::status));
    }

    @Transactional
    SpdciResponse subscribe(byte[] body, Optional<ConsentPurpose> purpose) {
        Received<SubscribeRequest> received = inbound.receive(body, Action.SUBSCRIBE, SubscribeRequest.class);
        SubscribeRequest request = received.message();
        Sender sender = received.sender();
        Optional<URI> address = callback(received);
        URI events = address.map(SpdciService::whereEventsGo).orElse(null);
        if (events != null && !sender.mayBeCalledAt(events)) {
            throw new Problem(SpdciProblem.CALLBACK_NOT_ALLOWED);
        }
        List<SubscribeResponse.Answered> answers = subscriptions.subscribe(request, sender, purpose, events);
        UUID id = Uuid7.next();
        Stream<Outcome> outcomes = answers.stream()
                .map(a -> new Outcome(a.referenceId(), a.timestamp(), a.status(), a.statusReasonCode()));
        keep(id, sender, request.transactionId(), Kind.SUBSCRIBE, outcomes);
        return callBack(
                received,
                Action.SUBSCRIBE,
                id,
                address,
                Answer.of(
                        new SubscribeResponse(request.transactionId(), id.toString(), answers),
                        answers.stream().map(SubscribeResponse.Answered::status)));
    }

    /** The sender's address is that of one callback; events go to the address beside it. */
    private static URI whereEventsGo(URI address) {
        String path = address.getRawPath().replaceFirst("/on-subscribe/?$", "/notify");
        return address.resolve(path);
    }

    @Transactional
    SpdciResponse unsubscribe(byte[] body) {
        Received<Unsubscribe.Request> received = inbound.receive(body, Action.UNSUBSCRIBE, Unsubscribe.Request.class);
        Optional<URI> address = callback(received);
        UUID id = Uuid7.next();
        Unsubscribe.Response response = subscriptions.unsubscribe(received.message(), received.sender(), id.toString());
        return callBack(received, Action.UNSUBSCRIBE, id, address, new Answer(response, response.status(), 1));
    }

    @Transactional
    Envelope statusNow(byte[] body) {
        Received<TxnStatus.Request> received = inbound.receive(body, Action.TXN_STATUS, TxnStatus.Request.class);
        return answer(received, Action.TXN_STATUS, status(received, Uuid7.next()));
    }

    @Transactional
    SpdciResponse statusLater(byte[] body) {
        Received<TxnStatus.Request> received = inbound.receive(body, Action.TXN_STATUS, TxnStatus.Request.class);
        Optional<URI> address = callback(received);
        UUID id = Uuid7.next();
        return callBack(received, Action.TXN_STATUS, id, address, status(received, id));
    }

    private Answer status(Received<TxnStatus.Request> received, UUID id) {
        TxnStatus.Asked asked = received.message().txnstatusRequest();
        List<String> values = asked.values();
        Kind kind = asked.txnType().equals("subscribe") ? Kind.SUBSCRIBE : Kind.SEARCH;
        List<Transaction> found =
                switch (asked.attributeType()) {
                    case "correlation_id" -> transactions.correlated(received.sender(), kind, values.get(0));
                    case "reference_id_list" -> transactions.referring(received.sender(), kind, values);
                    default -> transactions.named(received.sender(), kind, values.get(0));
                };
        boolean byReference = asked.attributeType().equals("reference_id_list");
        List<TxnStatus.One> each = found.stream()
                .flatMap(transaction -> transaction.outcomes().stream())
                .filter(outcome -> !byReference || values.contains(outcome.referenceId()))
                .map(outcome -> new TxnStatus.One(
                        outcome.referenceId(), outcome.timestamp(), outcome.status(), outcome.reason()))
                .toList();
        TxnStatus.Status status = new TxnStatus.Status(
                found.isEmpty()
                        ? received.message().transactionId()
                        : found.get(0).transactionId(),
                found.isEmpty() ? id.toString() : found.get(0).rawId().toString(),
                each);
        return new Answer(
                new TxnStatus.Response(
                        received.message().transactionId(), id.toString(), new TxnStatus.Told(asked.txnType(), status)),
                "succ",
                1);
    }

    /** Where the answer goes. None is no fault: the sender asks for the status then. */
    private static Optional<URI> callback(Received<?> received) {
        String told = received.header().senderUri();
        if (told == null || told.isBlank()) {
            return Optional.empty();
        }
        try {
            URI address = URI.create(told.strip());
            if (received.sender().mayBeCalledAt(address)) {
                return Optional.of(address);
            }
        } catch (IllegalArgumentException noAddress) {
            // refused as any other that is not on the list
        }
        throw new Problem(SpdciProblem.CALLBACK_NOT_ALLOWED);
    }

    /** An answer that tells no record. */
    private SpdciResponse callBack(Received<?> received, Action action, UUID id, Optional<URI> address, Answer answer) {
        return callBack(received, action, id, address, answer, List.of());
    }

    private SpdciResponse callBack(
            Received<?> received,
            Action action,
            UUID id,
            Optional<URI> address,
            Answer answer,
            List<DisclosedRecord> disclosed) {
        address.ifPresent(to -> deliveries.send(
                action.answer(),
                received.sender(),
                to,
                new Deliveries.Outgoing(
                        answer.message(),
                        answer.status(),
                        answer.requests(),
                        received.header().encrypted(),
                        disclosed)));
        return SpdciResponse.taken(id.toString(), clock.instant());
    }

    /** An encrypted request gets an encrypted answer. */
    private Envelope answer(Received<?> received, Action action, Answer answer) {
        PublicJsonWebKey secret = received.header().encrypted()
                ? received.sender().encryptionKey().orElseThrow(() -> new Problem(SpdciProblem.ENCRYPTION_INVALID))
                : null;
        return outbound.envelope(
                Uuid7.next().toString(),
                action.answer().code(),
                answer.status(),
                answer.requests(),
                answer.requests(),
                received.sender().name(),
                json.tree(answer.message()),
                secret);
    }
}
