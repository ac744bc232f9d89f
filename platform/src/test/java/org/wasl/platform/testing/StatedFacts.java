package org.wasl.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.wasl.contracts.event.EventTopic;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.Producer;

/** What a service states for figures, as it stands on its topic. */
public final class StatedFacts implements AutoCloseable {
    private final Topic topic;

    private StatedFacts(Topic topic) {
        this.topic = topic;
    }

    public static StatedFacts of(Producer service) {
        return new StatedFacts(Topic.open(EventTopic.factsOf(service).address()));
    }

    /**
     * The data of a fact.
     *
     * @param type without the prefix: {@code person.stated}
     */
    public JsonNode await(String type, String record, Predicate<JsonNode> wanted) {
        return topic.awaitEvent(type, record, event -> wanted.test(event.path("data")))
                .path("data");
    }

    /** Each kind of fact of a service has a view with a column for each member but the revision. */
    @SuppressWarnings("unchecked")
    public static void haveTheirViews(Producer service) {
        EventTypes.factsOf(service).forEach((kind, fact) -> {
            List<String> columns = QuarkusTransaction.requiringNew().call(() -> Arc.container()
                    .instance(EntityManager.class)
                    .get()
                    .createNativeQuery("select column_name from information_schema.columns where table_name = :view")
                    .setParameter("view", kind.replace('-', '_') + "_fact")
                    .getResultList());
            assertThat(new TreeSet<>(columns)).as(kind).isEqualTo(membersOf(fact));
        });
    }

    private static Set<String> membersOf(Class<? extends Fact> fact) {
        Set<String> members = new TreeSet<>();
        Arrays.stream(fact.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !name.equals("revision"))
                .map(((PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.SNAKE_CASE)::translate)
                .forEach(members::add);
        return members;
    }

    @Override
    public void close() {
        topic.close();
    }
}
