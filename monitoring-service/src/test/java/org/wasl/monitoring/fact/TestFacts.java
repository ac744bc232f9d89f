package org.wasl.monitoring.fact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.wasl.contracts.code.CaseloadBand;
import org.wasl.contracts.event.EventTopic;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.Producer;
import org.wasl.contracts.event.WorkerStated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.WorkerId;
import org.wasl.monitoring.MonitoringConfig;
import org.wasl.platform.json.JsonConventions;
import org.wasl.platform.testing.TestClock;

/** A store of its own for one test, filled without Kafka. */
public final class TestFacts implements AutoCloseable {
    private static final ObjectMapper EVENTS = conventions();

    private final FactStore store;
    private long offset;

    private TestFacts(FactStore store) {
        this.store = store;
    }

    public static TestFacts in(Path folder) {
        FactStore store = new FactStore(config(folder.resolve("facts.duckdb")));
        try {
            store.open();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestFacts(store);
    }

    private static MonitoringConfig config(Path file) {
        return new MonitoringConfig() {
            @Override
            public Path file() {
                return file;
            }

            @Override
            public OpenData openData() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<Path> population() {
                return Optional.empty();
            }

            @Override
            public String memory() {
                return "64MB";
            }

            @Override
            public int threads() {
                return 1;
            }

            @Override
            public int questionsAtOnce() {
                return 1;
            }

            @Override
            public int mostAtOnce() {
                return 1000;
            }

            @Override
            public Duration retryAfter() {
                return Duration.ofSeconds(1);
            }
        };
    }

    /** As the services write and read JSON. */
    public static ObjectMapper conventions() {
        ObjectMapper mapper = JsonMapper.builder().findAndAddModules().build();
        new JsonConventions().customize(mapper);
        return mapper;
    }

    public FactStore store() {
        return store;
    }

    /** A worker of an agency without cases. */
    public static WorkerStated worker(WorkerId id, AgencyId agency) {
        return new WorkerStated(
                id.value(), 1, agency, true, null, 0, BigDecimal.ZERO, 25, CaseloadBand.NONE, TestClock.now(), null);
    }

    /** As a service states it, by its name without {@code .stated}. */
    public static String event(String kind, Fact fact, boolean removed) {
        try {
            return event(kind, EVENTS.writeValueAsString(fact), removed, fact.recordId());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String event(String kind, String data, boolean removed, UUID record) {
        String type = "org.wasl." + kind + (removed ? ".removed" : ".stated");
        return """
                {"specversion":"1.0","id":"%s","source":"/wasl/%s","type":"%s","subject":"%s","time":"%s",\
                "datacontenttype":"application/json","data":%s}""".formatted(
                        UUID.randomUUID(), Producer.of(type).orElseThrow().code(), type, record, TestClock.now(), data);
    }

    static String topicOf(String kind) {
        return EventTopic.factsOf(Producer.of("org.wasl." + kind + ".stated").orElseThrow())
                .address();
    }

    /** What is counted of a kind. */
    static String kindOf(Fact fact) {
        return EventTypes.typeOf(fact.getClass()).replaceFirst("^org\\.wasl\\.(.*)\\.stated$", "$1");
    }

    /** In one transaction. */
    public void state(Fact... facts) {
        state(List.of(facts));
    }

    public void state(List<? extends Fact> facts) {
        FactBatch batch = new FactBatch(EVENTS);
        facts.forEach(fact -> add(batch, kindOf(fact), event(kindOf(fact), fact, false)));
        apply(batch);
    }

    void remove(String kind, Fact removal) {
        FactBatch batch = new FactBatch(EVENTS);
        add(batch, kind, event(kind, removal, true));
        apply(batch);
    }

    /** The facts of now are those that figures for all are counted from. */
    public void publish(Instant at) {
        store.publish(new Publication(at, 0L), EnumSet.allOf(PublicationSeries.class));
    }

    /** Of the whole alone. */
    public void publishOfDay(Instant at) {
        store.publish(new Publication(at, 0L), EnumSet.of(PublicationSeries.DAILY));
    }

    /** An event as it stands on the topic of its kind. */
    void deliver(String kind, String event) {
        FactBatch batch = new FactBatch(EVENTS);
        add(batch, kind, event);
        apply(batch);
    }

    private void add(FactBatch batch, String kind, String event) {
        batch.add(new ConsumerRecord<>(topicOf(kind), 0, offset++, null, event));
    }

    private void apply(FactBatch batch) {
        try {
            store.apply(batch);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            store.stop(null);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
