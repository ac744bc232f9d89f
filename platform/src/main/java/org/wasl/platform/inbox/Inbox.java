package org.wasl.platform.inbox;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jboss.logging.Logger;
import org.wasl.contracts.event.DomainEvent;
import org.wasl.contracts.event.EventPlace;
import org.wasl.contracts.event.EventTopic;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.DatabaseOutage;

/**
 * Exactly one effect for each event: the effect and the event's id commit together. A redelivery does nothing; what cannot be understood or applied
 * goes to the dead letters with its reason; while the database is away the event waits.
 */
@ApplicationScoped
public class Inbox {
    /** Characters. The longest of ours has some thousands; many of a megabyte each would fill the memory of every reader. */
    static final int LONGEST_EVENT = 262_144;

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final EntityManager entities;
    private final ObjectMapper mapper;
    private final DeadLetters deadLetters;
    private final EventDelays delays;
    private final Clock clock;

    @Inject
    Inbox(EntityManager entities, ObjectMapper mapper, DeadLetters deadLetters, EventDelays delays, Clock clock) {
        this.entities = entities;
        this.mapper = mapper;
        this.deadLetters = deadLetters;
        this.delays = delays;
        this.clock = clock;
    }

    /** What became of a delivery. */
    public sealed interface Verdict {
        record Applied() implements Verdict {}

        record AlreadySeen() implements Verdict {}

        /** Nobody here waits for it. */
        record NotWanted() implements Verdict {}

        record Poison(String reason) implements Verdict {}
    }

    /** The database cannot be reached: no verdict, try again. */
    static final class Unavailable extends RuntimeException {
        Unavailable(Throwable cause) {
            super(cause);
        }
    }

    /** The account that wrote it to the topic may not make such events. */
    private static final class ForeignProducer extends RuntimeException {}

    private static final class TooLarge extends RuntimeException {}

    @ActivateRequestContext
    @Retry(maxRetries = -1, delay = 500, delayUnit = ChronoUnit.MILLIS, maxDuration = 0, retryOn = Unavailable.class)
    public Verdict receive(ConsumerRecord<String, String> record, Consumer<Event> effect) {
        return receive(record, any -> true, effect);
    }

    /** @param wanted asked first, outside of any transaction: of what is not wanted nothing is kept, so that it may be asked again and again */
    @ActivateRequestContext
    @Retry(maxRetries = -1, delay = 500, delayUnit = ChronoUnit.MILLIS, maxDuration = 0, retryOn = Unavailable.class)
    public Verdict receive(ConsumerRecord<String, String> record, Predicate<Event> wanted, Consumer<Event> effect) {
        return RecordTrace.of(record).during(() -> verdict(record, wanted, effect));
    }

    private Verdict verdict(ConsumerRecord<String, String> record, Predicate<Event> wanted, Consumer<Event> effect) {
        Verdict verdict;
        try {
            Event event = parse(record);
            verdict = wanted.test(event)
                    ? QuarkusTransaction.requiringNew().call(() -> apply(event, record, effect))
                    : new Verdict.NotWanted();
            if (verdict instanceof Verdict.Applied) {
                delays.applied(record.topic(), event.time());
            }
        } catch (TooLarge larger) {
            verdict = new Verdict.Poison(DeadLetters.TOO_LARGE);
        } catch (ForeignProducer forged) {
            verdict = new Verdict.Poison(DeadLetters.FOREIGN_PRODUCER);
        } catch (IOException | IllegalArgumentException | NullPointerException unreadable) {
            verdict = new Verdict.Poison("unreadable: " + unreadable.getClass().getSimpleName());
        } catch (RuntimeException failed) {
            if (databaseIsAway(failed)) {
                throw new Unavailable(failed);
            }
            verdict = new Verdict.Poison("cannot be applied: " + reason(failed));
        }
        if (verdict instanceof Verdict.Poison poison) {
            LOG.warnf("An event of %s became a dead letter (%s)", record.topic(), poison.reason());
            keep(record, poison);
        }
        return verdict;
    }

    /** A record of which not even a dead letter can be made holds up no other; where it stands is in the log. */
    private void keep(ConsumerRecord<String, String> record, Verdict.Poison poison) {
        try {
            deadLetters.keep(record, poison.reason());
        } catch (RuntimeException failed) {
            if (databaseIsAway(failed)) {
                throw new Unavailable(failed);
            }
            LOG.errorf(
                    "No dead letter could be kept of offset %d in partition %d of %s: %s",
                    record.offset(), record.partition(), record.topic(), reason(failed));
        }
    }

    /** Only events of these kinds: of most that pass no more is read than what they are. */
    @ActivateRequestContext
    @Retry(maxRetries = -1, delay = 500, delayUnit = ChronoUnit.MILLIS, maxDuration = 0, retryOn = Unavailable.class)
    public Verdict receive(
            ConsumerRecord<String, String> record, Set<Class<? extends DomainEvent>> awaited, Consumer<Event> effect) {
        return isOfAnother(record, awaited)
                ? new Verdict.NotWanted()
                : receive(record, event -> event.isOf(awaited), effect);
    }

    /** Whether it surely is a genuine event of none of these kinds. What cannot be read, and what is forged, is read again and becomes a dead letter. */
    private boolean isOfAnother(ConsumerRecord<String, String> record, Set<Class<? extends DomainEvent>> kinds) {
        try (JsonParser parser = mapper.createParser(record.value())) {
            String source = null;
            String type = null;
            parser.nextToken();
            for (String field = parser.nextFieldName();
                    field != null && (source == null || type == null);
                    field = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (field.equals("type") && value == JsonToken.VALUE_STRING) {
                    type = parser.getText();
                } else if (field.equals("source") && value == JsonToken.VALUE_STRING) {
                    source = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
            return type != null
                    && EventTypes.kindOf(type).filter(kinds::contains).isEmpty()
                    && EventTopic.isGenuine(record.topic(), source == null ? "" : source, type);
        } catch (IOException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    /**
     * Those that came together, in their order and in one transaction. Where they fail together, each is received on its own, so that one that cannot be
     * applied holds up no other.
     *
     * @param wanted made once for all; where none is wanted nothing is kept
     */
    @ActivateRequestContext
    @Retry(maxRetries = -1, delay = 500, delayUnit = ChronoUnit.MILLIS, maxDuration = 0, retryOn = Unavailable.class)
    public void receiveAll(
            Iterable<ConsumerRecord<String, String>> records,
            Supplier<Predicate<Event>> wanted,
            Consumer<List<Event>> effect) {
        Predicate<Event> isWanted = null;
        try {
            isWanted = wanted.get();
            List<Event> events = new ArrayList<>();
            Map<UUID, String> topics = new HashMap<>();
            Map<UUID, Instant> sent = new HashMap<>();
            for (ConsumerRecord<String, String> record : records) {
                Event event = parse(record);
                if (isWanted.test(event)) {
                    events.add(event);
                    topics.put(event.id(), record.topic());
                    sent.put(event.id(), sentAt(event, record));
                }
            }
            if (!events.isEmpty()) {
                QuarkusTransaction.requiringNew()
                        .call(() -> applyAll(events, topics, sent, effect))
                        .forEach(event -> delays.applied(topics.get(event.id()), event.time()));
            }
        } catch (IOException | RuntimeException together) {
            if (together instanceof RuntimeException failed && databaseIsAway(failed)) {
                throw new Unavailable(failed);
            }
            Predicate<Event> each = isWanted == null ? any -> true : isWanted;
            records.forEach(record -> receive(record, each, event -> effect.accept(List.of(event))));
        }
    }

    /** @return those that were not seen before */
    private List<Event> applyAll(
            List<Event> events, Map<UUID, String> topics, Map<UUID, Instant> sent, Consumer<List<Event>> effect) {
        Set<UUID> fresh = fresh(events, topics, sent);
        List<Event> unseen =
                events.stream().filter(event -> fresh.remove(event.id())).toList();
        Journal.asSystem(Actor.system("events", null), () -> effect.accept(unseen));
        return unseen;
    }

    /** A dead letter had no effect before it was sent again, however old it is. */
    private static Instant sentAt(Event event, ConsumerRecord<String, String> record) {
        return EventTopic.isOfRetries(record.topic()) ? Instant.ofEpochMilli(record.timestamp()) : event.time();
    }

    /**
     * Of those that are from before what the inbox remembers, each was received then: unless their topic is read only since, so that nothing of it was forgotten.
     */
    @SuppressWarnings("unchecked")
    private Set<UUID> fresh(List<Event> events, Map<UUID, String> topics, Map<UUID, Instant> sent) {
        return new HashSet<>(entities.createNativeQuery("""
                        with told as (
                            select * from unnest(cast(:ids as uuid[]), cast(:topics as text[]), cast(:times as timestamptz[]))
                                       as e(id, topic, at)),
                        begun as (
                            insert into inbox_topic (topic, read_since)
                            select distinct topic, cast(:now as timestamptz) from told on conflict do nothing)
                        insert into inbox (event_id, received_at)
                        select distinct e.id, cast(:now as timestamptz)
                          from told e cross join inbox_horizon h left join inbox_topic t on t.topic = e.topic
                         where e.at > h.forgotten or coalesce(t.read_since, cast(:now as timestamptz)) > h.forgotten
                        on conflict do nothing returning event_id""")
                .setParameter("now", clock.instant())
                .setParameter("ids", events.stream().map(Event::id).toArray(UUID[]::new))
                .setParameter(
                        "topics",
                        events.stream().map(event -> topics.get(event.id())).toArray(String[]::new))
                .setParameter(
                        "times",
                        events.stream()
                                .map(event -> sent.get(event.id()).toString())
                                .toArray(String[]::new))
                .getResultList());
    }

    private Verdict apply(Event event, ConsumerRecord<String, String> record, Consumer<Event> effect) {
        if (fresh(List.of(event), Map.of(event.id(), record.topic()), Map.of(event.id(), sentAt(event, record)))
                .isEmpty()) {
            return new Verdict.AlreadySeen();
        }
        Journal.asSystem(Actor.system("events", event.id().toString()), () -> effect.accept(event));
        return new Verdict.Applied();
    }

    private Event parse(ConsumerRecord<String, String> record) throws IOException {
        if (record.value() != null && record.value().length() > LONGEST_EVENT) {
            throw new TooLarge();
        }
        JsonNode envelope = mapper.readTree(record.value());
        String type = envelope.required("type").asText();
        if (!EventTopic.isGenuine(record.topic(), envelope.path("source").asText(), type)) {
            throw new ForeignProducer();
        }
        Set<AgencyId> audience = Arrays.stream(
                        envelope.path("audience").asText("").split(","))
                .filter(id -> !id.isEmpty())
                .map(AgencyId::fromString)
                .collect(Collectors.toUnmodifiableSet());
        var kind = EventTypes.kindOf(type);
        return new Event(
                UUID.fromString(envelope.required("id").asText()),
                type,
                UUID.fromString(envelope.required("subject").asText()),
                Instant.parse(envelope.required("time").asText()),
                audience,
                Optional.ofNullable(envelope.get("agencyid"))
                        .map(id -> AgencyId.fromString(id.asText()))
                        .orElse(null),
                placeOf(envelope),
                kind.isEmpty()
                        ? null
                        : mapper.readerFor(kind.get())
                                .without(
                                        com.fasterxml.jackson.databind.DeserializationFeature
                                                .FAIL_ON_UNKNOWN_PROPERTIES)
                                .readValue(envelope.required("data")));
    }

    private static EventPlace placeOf(JsonNode envelope) {
        JsonNode place = envelope.get("placeid");
        JsonNode district = envelope.get("district");
        return place == null && district == null
                ? null
                : new EventPlace(
                        place == null ? null : UUID.fromString(place.asText()),
                        district == null ? null : district.asText());
    }

    private static boolean databaseIsAway(Throwable e) {
        // 40 gave way to another transaction, 57014 was cancelled: another time it may succeed.
        return DatabaseOutage.saidIn(e)
                .filter(said -> DatabaseOutage.is(said) || said.getSQLState().matches("(40|57).*"))
                .isPresent();
    }

    /** The kind of the failure; its text might repeat data. */
    private static String reason(Throwable e) {
        return e instanceof org.wasl.platform.problem.Problem problem
                ? problem.type().code()
                : e.getClass().getSimpleName();
    }
}
